import type { GrantState } from '../../grant/grant-state.ts';
import type { GrantOutcome } from '../../grant/read-outcome.ts';
import type { Incident } from '../../incident/incident.ts';
import { minute } from '../alert/seen-words.ts';
import { shown } from '../alert/shown.ts';
import { whatWords, whoWords } from '../incidents/incident-words.ts';
import type { Report } from './report.ts';

/** Who wants what: "ci-deployer: ec2:RunInstances". */
const subject = (incident: Incident): string => `${whatWords(incident)} for ${whoWords(incident)}`;

const endWords = (endsAt: string | null): string =>
  endsAt === null ? 'it does not end by itself' : `until ${minute(new Date(endsAt).toISOString())}`;
const byWords = (who: readonly string[]): string =>
  who.length === 0 ? 'somebody (Systems Manager did not tell who)' : who.map((one) => shown(one, 200)).join(', ');

const grantLines = (incident: Incident, grant: GrantState): readonly (readonly [string, string])[] => [
  ['Principal', shown(incident.principalArn ?? 'unknown', 300)],
  ['Account', shown(incident.account ?? 'unknown', 20)],
  ['Policy', grant.policyName],
  ['Plan', grant.documentHash.slice(0, 8)],
  ['Asked by', grant.askedBy === null ? 'triage' : shown(grant.askedBy, 300)],
  ['Execution', grant.executionId],
];

const dataOf = (incident: Incident, grant: GrantState) => ({
  fix: incident.fix,
  fingerprint: incident.fingerprint,
  principal: incident.principalArn,
  action: incident.action,
  grant,
});

type Ended = Exclude<GrantOutcome, { kind: 'checking' | 'waiting' | 'applying' }>;

/** What became of a grant that was asked for. */
export const outcomeReport = (incident: Incident, grant: GrantState, outcome: Ended): Report => {
  const { title, says } = outcomeWords(incident, grant, outcome);
  return {
    kind: 'decision',
    title: `${title}: ${subject(incident)}`,
    incident: incident.id,
    says,
    lines: grantLines(incident, grant),
    code: null,
    next: outcomeCommands(incident, outcome),
    data: { outcome: outcome.kind, ...dataOf(incident, grant) },
  };
};

const outcomeWords = (
  incident: Incident,
  grant: GrantState,
  outcome: Ended,
): { readonly title: string; readonly says: readonly string[] } => {
  switch (outcome.kind) {
    case 'verified':
      return {
        title: 'Granted and verified',
        says: [
          `Approved by ${byWords(outcome.by.approvedBy)}. It is applied, IAM's simulator allows the denied request now, and it is in force ${endWords(grant.endsAt)}.`,
          'Put it into code before it ends, then adopt it: the grant goes, the permission stays.',
          ...alone(grant, outcome.by.approvedBy),
          ...sameName(incident, outcome.by.approvedBy),
        ],
      };
    case 'rejected':
      return {
        title: 'Rejected',
        says: [`Rejected by ${byWords(outcome.by.rejectedBy)}: ${shown(outcome.because, 500)}. Nothing was changed.`],
      };
    case 'lapsed':
      return { title: 'Not granted', says: [`Nobody approved it: ${outcome.because}. Nothing was changed.`] };
    case 'refused':
      return {
        title: 'Not granted',
        says: [`The runbook stopped: ${shown(outcome.because, 500)}. Nothing was changed.`],
      };
    case 'rolled-back':
      return {
        title: 'Rolled back',
        says: [`Approved by ${byWords(outcome.by.approvedBy)}, but ${shown(outcome.because, 500)}. Everything was undone.`],
      };
    case 'left-behind':
      return {
        title: 'NOT undone',
        says: [
          `${shown(outcome.because, 700)}. The policy ${grant.policyName} may still be attached: it is tried again every hour. Look at it now.`,
        ],
      };
    default:
      return outcome satisfies never;
  }
};

/** Fixes that nobody makes alone: Systems Manager lets the one who asked approve, so at least everybody hears of it. */
const alone = ({ askedBy }: GrantState, approvedBy: readonly string[]): readonly string[] =>
  askedBy !== null && approvedBy.length === 1 && approvedBy.includes(askedBy)
    ? ['ATTENTION: the same identity asked for it and approved it. Somebody else should look at it.']
    : [];

const sameName = ({ sessions }: Incident, approvedBy: readonly string[]): readonly string[] =>
  approvedBy.some((who) => sessions.includes(who.split('/').at(-1) ?? ''))
    ? ['ATTENTION: it was approved under the name of a session that had been denied. Somebody else should look at it.']
    : [];

const outcomeCommands = ({ id }: Incident, { kind }: Ended): Report['next'] => {
  if (kind === 'verified')
    return [
      { purpose: 'The permission as code', command: `countersign show ${id} --as terraform` },
      { purpose: 'Once it is in your code', command: `countersign adopt ${id}` },
      { purpose: 'Take it back now', command: `countersign revoke ${id}` },
    ];
  return kind === 'left-behind'
    ? [{ purpose: 'Take it back now', command: `countersign revoke ${id}` }]
    : [{ purpose: 'Look at it', command: `countersign show ${id}` }];
};

/** The policy is not what was approved: it is being taken back. */
export const changedReport = (incident: Incident, grant: GrantState): Report => ({
  kind: 'grant',
  title: `Taken back at once: ${subject(incident)}`,
  incident: incident.id,
  says: [
    'The policy in IAM is not byte for byte the document that was approved. It is being detached and deleted now. Find out in CloudTrail who or what made it so.',
  ],
  lines: grantLines(incident, grant),
  code: null,
  next: [{ purpose: 'Look at it', command: `countersign show ${incident.id}` }],
  data: dataOf(incident, grant),
});

/** A grant was taken back, or could not be. */
export const revokedReport = (incident: Incident, grant: GrantState, problem: string | null): Report => ({
  kind: 'grant',
  title: `${problem === null ? revokedWords(grant) : 'A grant could not be taken back'}: ${subject(incident)}`,
  incident: incident.id,
  says: [
    problem === null
      ? `The policy ${grant.policyName} is detached and deleted. ${incident.fix === 'adopted' ? 'The permission is in the own code of the principal now.' : 'If it is refused again, the incident comes back.'}`
      : `${shown(problem, 600)}. ${grant.endsAt === null ? 'It does not end by itself: look at it now.' : `It allows nothing after ${grant.endsAt}, by its own condition. It is tried again every hour.`}`,
  ],
  lines: grantLines(incident, grant),
  code: null,
  next: [],
  data: { problem, ...dataOf(incident, grant) },
});

const revokedWords = ({ revocation }: GrantState): string => {
  switch (revocation?.reason) {
    case 'ended':
      return 'A grant has ended';
    case 'adopted':
      return 'A grant was adopted into code';
    default:
      return 'A grant was taken back';
  }
};

/** Two days are left: with the text to make it permanent. */
export const endingReport = (incident: Incident, grant: GrantState, code: string | null): Report => ({
  kind: 'ending',
  title: `A grant ends soon: ${subject(incident)}`,
  incident: incident.id,
  says: [
    `It ends at ${endWords(grant.endsAt).replace('until ', '')}, and the principal will be refused again. If it is still needed, put this into your own code and adopt it:`,
  ],
  lines: grantLines(incident, grant),
  code,
  next: [
    { purpose: 'As CDK, CloudFormation or JSON', command: `countersign show ${incident.id} --as cdk` },
    { purpose: 'Once it is in your code', command: `countersign adopt ${incident.id}` },
  ],
  data: dataOf(incident, grant),
});
