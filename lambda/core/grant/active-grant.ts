import type { Incident } from '../incident/incident.ts';
import { hasEnded } from './end-date.ts';
import type { GrantState } from './grant-state.ts';

/** The grant of an incident that is applied and has not ended, or null. */
export const activeGrant = ({ fix, grant }: Pick<Incident, 'fix' | 'grant'>, now: string): GrantState | null =>
  grant !== null && fix === 'verified' && grant.revocation === null && !hasEnded(grant.endsAt, now) ? grant : null;

/** The grant that waits for its decision, or is being applied, or null. */
export const openGrant = ({ fix, grant }: Pick<Incident, 'fix' | 'grant'>): GrantState | null =>
  grant !== null && grant.endedAt === null && (fix === 'awaiting-approval' || fix === 'applying') ? grant : null;

/** Longer than IAM usually takes to be consistent. (IAM user guide, "Changes that I make are not always immediately visible") */
const propagationMs = 5 * 60 * 1000;

/** What a denial at a time says of the grant that should have prevented it, in words; null where there is none. */
export const deniedDespite = (incident: Pick<Incident, 'fix' | 'grant'>, time: string): string | null => {
  const grant = activeGrant(incident, time);
  if (grant === null || grant.endedAt === null || time < grant.endedAt) return null;
  const isFresh = Date.parse(time) - Date.parse(grant.endedAt) <= propagationMs;
  return isFresh
    ? `The grant ${grant.policyName} was verified at ${grant.endedAt}: it may not have reached all of AWS yet. If it is refused again in some minutes, the grant does not fix it.`
    : `The grant ${grant.policyName} is in force since ${grant.endedAt} and does not fix this: another policy refuses, or another resource was asked for. Take it back: countersign revoke.`;
};
