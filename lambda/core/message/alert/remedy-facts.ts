import { deniedDespite } from '../../grant/active-grant.ts';
import { resourceShape } from '../../incident/resource-shape.ts';
import { quoteForShell } from '../../remedy/advice/advice.ts';
import type { Remedy } from '../../remedy/remedy.ts';
import type { Alert, AlertPlan } from '../alert.ts';
import { isRegion } from './console-links.ts';
import { policyJsonLines, policyWords } from './policy-lines.ts';
import { shown, shownOrNull } from './shown.ts';

/** What may be done, in words that no target has escaped yet. */
export interface RemedyFacts {
  readonly heading: string;
  readonly summary: string | null;
  readonly steps: readonly string[];
  /** Who can make the change. */
  readonly owner: string | null;
  /** The policy as JSON lines; of `withheld` the one that would have been proposed. */
  readonly policyJson: readonly string[];
  /** A grant in a line a statement; what was withheld is not offered to be copied. */
  readonly policyWords: readonly string[];
  readonly policyHeading: string;
  /** Why a guard stopped it, or why two approvers decide. */
  readonly guards: readonly string[];
  readonly notes: readonly string[];
}

export const nothingProposed = 'Nothing is proposed for any of these denials.';

const headings = { grant: 'Proposed', advice: 'What can be done', withheld: 'Withheld', none: 'What can be done' } as const;

export const remedyFacts = (alert: Alert): RemedyFacts => {
  if (alert.probing !== null) return probingRemedy(alert);
  const { remedy } = alert.explanation;
  return {
    heading: headings[remedy.kind],
    summary: shownOrNull(summaryOf(remedy), 1000),
    steps: remedy.steps.map((step) => shown(step, 1500)),
    owner: shownOrNull(remedy.owner),
    policyJson: remedy.policy === null ? [] : policyJsonLines(remedy.policy),
    policyWords: remedy.policy === null || remedy.kind !== 'grant' ? [] : policyWords(remedy.policy),
    policyHeading: remedy.kind === 'withheld' ? 'The policy would have been' : 'The policy',
    guards: remedy.guards
      .filter(({ verdict }) => verdict !== 'pass')
      .map(
        ({ guard, verdict, reason }) =>
          `Guard ${guard} ${verdict === 'sensitive' ? 'calls it sensitive' : 'withholds it'}: ${shown(reason)}`,
      ),
    notes: [...planNote(alert), ...remedy.warnings, ...shapeNote(alert)].map((note) => shown(note)),
  };
};

/** Whether approvers were asked, can be asked, or why not; and whether a grant should have prevented this. */
const planNote = ({ plan, incident, explanation: { denial }, now }: Alert): readonly string[] => {
  const despite = deniedDespite(incident, denial.time ?? now);
  return [...(despite === null ? [] : [despite]), ...(plan === null ? [] : [planWords(plan)])];
};

const planWords = (plan: AlertPlan): string => {
  if (plan.kind === 'impossible') return `Nobody can be asked to approve it: ${plan.because}`;
  const end = plan.endsAt === null ? 'without an end' : `until ${plan.endsAt}`;
  return plan.kind === 'asked'
    ? `The approvers are asked to grant it (plan ${plan.hash.slice(0, 8)}, ${end}); nothing is changed before they decide`
    : `The approvers can be asked to grant it (plan ${plan.hash.slice(0, 8)}, ${end}); nothing is changed before they decide`;
};

/** An incident can be about many resources of a kind; the remedy is about the one that was refused last. */
const shapeNote = ({ explanation: { authorizations } }: Alert): readonly string[] => {
  const resource = authorizations[0]?.resource ?? null;
  const shape = resourceShape(resource);
  return resource === shape ? [] : [`The incident counts all of ${shape}; this is about the one that was refused last.`];
};

/** What a guard says is said once, with the guard's name. */
const summaryOf = ({ kind, summary, guards }: Remedy): string => {
  const reason =
    kind === 'withheld'
      ? guards.find(({ verdict, reason: said }) => verdict === 'withhold' && summary.endsWith(`: ${said}`))?.reason
      : undefined;
  return reason === undefined ? summary : `${summary.slice(0, -reason.length - 2)}.`;
};

/** A principal that tries many doors gets no key proposed, whatever the single denial would lead to. */
const probingRemedy = (alert: Alert): RemedyFacts => ({
  heading: 'What to do',
  summary: nothingProposed,
  steps: [
    'Ask the owner of the principal whether a scan, a new program or a person made these calls.',
    ...history(alert),
    'If nobody knows them: revoke the sessions of the role, or deactivate the access keys of the user, and treat its credentials as stolen.',
  ],
  owner: null,
  policyJson: [],
  policyWords: [],
  policyHeading: '',
  guards: [],
  notes: [],
});

/** Username is the user's name or the session's. (CloudTrail API reference, LookupAttribute) */
const history = ({ explanation: { denial } }: Alert): readonly string[] => {
  const { name, session } = denial.principal;
  const user = session ?? name;
  if (user === null || !isRegion(denial.region)) return ['Look in CloudTrail at what else it did, and what it was allowed.'];
  return [
    `Look at what else it did, and what it was allowed: aws cloudtrail lookup-events --lookup-attributes ${quoteForShell(`AttributeKey=Username,AttributeValue=${shown(user, 128)}`)} --region ${denial.region}`,
  ];
};
