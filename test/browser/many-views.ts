import { sha256 } from '../../lambda/adapters/sha256.ts';
import type { Cause } from '../../lambda/core/cause/cause.ts';
import type { Incident } from '../../lambda/core/incident/incident.ts';
import type { IncidentView } from '../../lambda/core/page/incident-view.ts';

const actions = [
  's3:GetObject',
  'ec2:RunInstances',
  'kms:Decrypt',
  'dynamodb:Query',
  'sqs:SendMessage',
  'iam:PassRole',
  'logs:PutLogEvents',
];
const statuses = ['new', 'ongoing', 'ongoing', 'ongoing', 'regressed', 'snoozed', 'ignored', 'resolved', 'resolved', 'escalating'] as const;
const causes: readonly Cause[] = [
  { kind: 'missing-allow', policyType: 'identity', policyArn: null, statementId: null },
  { kind: 'explicit-deny', policyType: 'scp', policyArn: null, statementId: null },
  { kind: 'explicit-deny', policyType: 'identity', policyArn: null, statementId: null },
  { kind: 'missing-allow', policyType: 'resource', policyArn: null, statementId: null },
  { kind: 'quota', policyType: null, policyArn: null, statementId: null },
];

const pick = <T>(values: readonly T[], index: number): T => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};

/** So many incidents, each with a week of hours, none with an explanation. */
export const manyViews = (count: number, start = '2026-11-21T10:20:00.000Z'): readonly Omit<IncidentView, 'plan'>[] =>
  Array.from({ length: count }, (_, index) => ({
    incident: incidentOf(index, start),
    explanation: null,
    decodedMessage: null,
    held: null,
    execution: null,
    history: [],
    tried: [],
  }));

const incidentOf = (index: number, start: string): Incident => {
  const fingerprint = sha256(String(index));
  const action = pick(actions, index);
  const at = (hours: number): string => new Date(Date.parse(start) - hours * 3_600_000).toISOString();
  return {
    kind: 'denial',
    fingerprint,
    id: `cs-${fingerprint.slice(0, 6)}`,
    account: pick(['111122223333', '222233334444', '333344445555'], index),
    principalArn: `arn:aws:iam::111122223333:role/worker-${index % 500}`,
    principalName: `worker-${index % 500}`,
    principalKind: 'role',
    principalReserved: null,
    action,
    resource: `arn:aws:${action.split(':')[0]}:eu-west-1:111122223333:thing/number-${index}`,
    cause: pick(causes, index * 7 + (index >> 3)),
    certainty: 'stated',
    remedy: 'grant',
    status: pick(statuses, index * 3 + (index >> 4)),
    fix: 'none',
    count: 1 + (index % 97),
    sessions: ['one', 'two'],
    regions: ['eu-west-1'],
    hours: Object.fromEntries(
      Array.from({ length: 12 }, (_, hour) => [at(hour * (1 + (index % 13))).slice(0, 13), 1 + ((index + hour) % 9)]),
    ),
    firstSeen: at(200 - (index % 100)),
    lastSeen: at((index % 1000) / 50),
    lastEventId: null,
    statusSince: at(20),
    quietUntil: null,
    reason: null,
    mutedBy: null,
    decided: { sessions: 2, regions: 1 },
    toldCount: 1,
    pending: null,
    grant: null,
    version: 1,
  };
};
