import type { Explanation } from '../../cause/diagnosis.ts';
import { plainText } from '../plain-text.ts';
import { whoWords } from '../who-words.ts';
import { evidenceWords, whyWords } from '../why-words.ts';
import { causeWords, refusedWords } from '../words.ts';
import type { PageOptions } from './page-options.ts';
import type { Paint } from './paint.ts';
import { remedyRows } from './remedy-rows.ts';
import { type Row, renderRows } from './rows.ts';

/** One explanation as a page for a terminal. Everything from the event is plain text on it. */
export const terminalPage = (explanation: Explanation, options: PageOptions): string => {
  const { paint, width } = options;
  const title = titleOf(explanation);
  const gap = Math.max(2, width - title.length - explanation.incident.length);
  const rows: Row[] = [...whoRows(explanation), ...whyRows(explanation), ...remedyRows(explanation, options)];
  return `${paint.bold(colourOf(explanation, paint)(title))}${' '.repeat(gap)}${paint.dim(explanation.incident)}\n${renderRows(rows, width, paint)}`;
};

const colourOf = ({ cause }: Explanation, paint: Paint): ((text: string) => string) => {
  if (cause.kind === 'missing-allow' || cause.kind === 'explicit-deny' || cause.kind === 'unknown') return paint.red;
  return cause.kind === 'dry-run' ? paint.green : paint.yellow;
};

/** One line that says what happened. */
const titleOf = (explanation: Explanation): string => {
  const { kind } = explanation.cause;
  const what = plainText(refusedWords(explanation), 120);
  if (kind === 'dry-run') return `✓ ${what} would have succeeded (dry run)`;
  if (kind !== 'missing-allow' && kind !== 'explicit-deny' && kind !== 'unknown') return `! ${what} failed: ${causeWords(explanation)}`;
  const name = explanation.denial.principal.name;
  return `✗ ${what} was refused${name === null ? '' : ` to ${plainText(name, 80)}`}`;
};

const whoRows = (explanation: Explanation): Row[] => {
  const { denial, authorizations } = explanation;
  const [first] = authorizations;
  return [
    row('Who', whoWords(explanation.denial)),
    row('What', first?.action ?? null),
    row('On what', first?.resource ?? null),
    ...authorizations.slice(1).map((other) => row('and', `${other.action ?? '?'} on ${other.resource ?? '?'}`)),
    row(
      denial.time === null ? 'Where' : 'When',
      [denial.time, denial.region, denial.id === null ? null : `event ${denial.id}`].filter((part) => part !== null).join(', ') || null,
    ),
  ];
};

const whyRows = (explanation: Explanation): Row[] => [
  row('Why', whyWords(explanation)),
  row('Which policy', explanation.cause.policyArn),
  row('Statement', explanation.cause.statementId),
  ...explanation.evidence.map((item, index) => row(index === 0 ? 'Evidence' : '', evidenceWords(item))),
];

const row = (label: string, text: string | null): Row => ({ label, text: text === null ? null : plainText(text) });
