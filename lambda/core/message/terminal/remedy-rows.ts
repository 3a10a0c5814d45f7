import type { Explanation } from '../../cause/diagnosis.ts';
import type { Remedy } from '../../remedy/remedy.ts';
import { plainText, safeJson } from '../plain-text.ts';
import type { PageOptions } from './page-options.ts';
import type { Row } from './rows.ts';

const headings: Readonly<Record<Remedy['kind'], string>> = {
  grant: 'Remedy',
  advice: 'Advice',
  withheld: 'Withheld',
  none: 'Remedy',
};

/** The remedy, the policy, what a guard said, what an approver wants to know next, and the next command. */
export const remedyRows = ({ remedy }: Explanation, { source, paint }: PageOptions): Row[] => [
  { label: headings[remedy.kind], text: plainText(remedy.summary) || null },
  ...remedy.steps.map((step, index) => ({ label: '', text: `${index + 1}. ${plainText(step)}` })),
  { label: 'Who can', text: remedy.owner },
  ...policyRows(remedy, paint.green),
  ...remedy.guards
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ verdict, reason }) => ({
      label: 'Guard',
      text: `${verdict === 'sensitive' ? 'sensitive' : 'withheld'}: ${plainText(reason)}`,
    })),
  ...wholeCallRows(remedy),
  ...remedy.warnings.map((warning, index) => ({ label: index === 0 ? 'Note' : '', text: plainText(warning) })),
  { label: 'Next', text: null, verbatim: nextCommands(remedy, source) },
];

const policyRows = (remedy: Remedy, green: (text: string) => string): Row[] => {
  if (remedy.policy === null) return [];
  const lines = safeJson(remedy.policy, 2).split('\n');
  return [
    {
      label: remedy.kind === 'withheld' ? 'Would be' : 'Policy',
      text: null,
      verbatim: remedy.kind === 'grant' ? lines.map(green) : lines,
    },
  ];
};

const wholeCallRows = ({ wholeCall }: Remedy): Row[] =>
  wholeCall === null
    ? []
    : [
        {
          label: 'Whole call',
          text: 'Everything that the same call needs, so that one approval is enough:',
          verbatim: safeJson(wholeCall.policy, 2).split('\n'),
        },
        ...wholeCall.notes.map((note) => ({ label: '', text: plainText(note) })),
      ];

const nextCommands = (remedy: Remedy, source: string): string[] => {
  if (remedy.kind === 'grant') return [`countersign explain ${source} --as terraform`, `countersign explain ${source} --whole-call`];
  if (remedy.kind === 'advice' && remedy.owner !== null) return [`countersign explain ${source} --request-text`];
  return [];
};
