import type { Fix, Incident } from '../incident/incident.ts';
import type { PageActionKind } from './page-action.ts';

/** What decides which buttons there are. */
export interface ActionState {
  readonly incident: Pick<Incident, 'status' | 'fix' | 'mutedBy' | 'grant'>;
  /** Whether somebody can be asked for the plan that is shown. */
  readonly hasPlan: boolean;
  /** Whether the document of a grant that was asked for is known: nobody approves what the page cannot show. */
  readonly hasAsked: boolean;
  readonly isReadOnly: boolean;
}

/** What can be done with an incident now; the side that acts checks again. */
export const possibleActions = ({ incident, hasPlan, hasAsked, isReadOnly }: ActionState): readonly PageActionKind[] => {
  if (isReadOnly) return [];
  const { status, fix, mutedBy, grant } = incident;
  const isPutAside = status === 'resolved' || (status === 'ignored' && mutedBy === null);
  const possible: readonly (readonly [PageActionKind, boolean])[] = [
    ['propose', hasPlan && beforeAsking.includes(fix)],
    ['approve', hasAsked && fix === 'awaiting-approval'],
    ['reject', hasAsked && fix === 'awaiting-approval'],
    ['revoke', hasAsked && fix === 'verified' && grant?.revocation === null],
    ['snooze', !isPutAside],
    ['ignore', !isPutAside],
    ['resolve', status !== 'resolved'],
  ];
  return possible.flatMap(([kind, isPossible]) => (isPossible ? [kind] : []));
};

/** Nobody was asked, or what was asked for is over. */
const beforeAsking: readonly Fix[] = ['none', 'advice', 'proposed', 'rejected', 'lapsed', 'rolled-back', 'ended'];
