import type { Incident } from '../incident/incident.ts';
import { type Finding, fail, judgeUnseen, type Unseen } from './finding.ts';

type Counted = Pick<Incident, 'fingerprint' | 'count'>;
type Told = Pick<Incident, 'toldCount' | 'mutedBy' | 'pending' | 'count' | 'firstSeen' | 'status'>;

/** Whether an incident holds a denial that it did not hold before the call. */
export const isOfThisCall = (found: Counted | null, before: Counted | null): boolean =>
  found !== null && (before?.fingerprint !== found.fingerprint || found.count > before.count);

/** How people know of the incident; null while the alert is under way. */
export const toldWords = ({ toldCount, mutedBy, pending, count, firstSeen, status }: Told): string | null => {
  if (mutedBy !== null) return `muted by ${mutedBy}: told in the digest only`;
  if (status === 'ignored' || status === 'snoozed') return `the incident is ${status}, so no new alert`;
  if (toldCount === 0 || pending !== null) return null;
  return count === toldCount ? 'people were told' : `known since ${firstSeen}, so no new alert`;
};

/** A test that was asked for and could not be made has failed. */
export const notMade = (unseen: Unseen): Finding => ({ ...judgeUnseen('self-test', unseen), state: 'fail' });

export const stoppedBeforeTheTable = (waited: string): Finding =>
  fail(
    'self-test',
    `the denial did not reach the incident table within ${waited}: it stopped between CloudTrail, the rule, the queue and the function`,
    'CloudTrail can take some 15 minutes: wait longer (--wait 20). Else look at "trail", "rule-state", "queue" and "dead-letters" above, and at the log of the function',
  );

export const stoppedBeforePeople = (waited: string): Finding =>
  fail(
    'self-test',
    `recorded, but nobody was told within ${waited}: it stopped between the function and SNS or Slack`,
    'look at the alarm AlertsFailed, at "permissions" and "slack" above, and at the log of the function',
  );
