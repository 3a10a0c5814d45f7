import type { Fix, Incident } from '../incident/incident.ts';
import type { GrantState } from './grant-state.ts';
import type { GrantOutcome } from './read-outcome.ts';

/** What an incident becomes by an outcome of its grant; null where it is known already, or is not told to people yet. */
export interface GrantChange {
  readonly fix: Fix;
  readonly grant: GrantState;
}

/** The word on the axis `fix` for an outcome. What was left behind is still being worked on: it is neither applied nor undone. */
const fixOf: Readonly<Record<GrantOutcome['kind'], Fix>> = {
  checking: 'awaiting-approval',
  waiting: 'awaiting-approval',
  applying: 'applying',
  verified: 'verified',
  rejected: 'rejected',
  lapsed: 'lapsed',
  refused: 'lapsed',
  'rolled-back': 'rolled-back',
  'left-behind': 'applying',
};

/** The change that an outcome makes. In: the incident with this very grant; the outcome; the time (ISO 8601). */
export const grantChange = (
  incident: Pick<Incident, 'fix'> & { readonly grant: GrantState },
  outcome: GrantOutcome,
  now: string,
): GrantChange | null => {
  const { grant } = incident;
  // What ended stays ended: an event that comes late or again changes nothing.
  if (grant.endedAt !== null) return null;
  const fix = fixOf[outcome.kind];
  const isEnd = outcome.kind !== 'checking' && outcome.kind !== 'waiting' && outcome.kind !== 'applying';
  if (!isEnd && fix === incident.fix) return null;
  const by = 'by' in outcome ? [...outcome.by.approvedBy, ...outcome.by.rejectedBy] : [];
  return {
    fix,
    grant: { ...grant, decidedBy: by, endedAt: isEnd ? now : null, because: 'because' in outcome ? outcome.because : null },
  };
};
