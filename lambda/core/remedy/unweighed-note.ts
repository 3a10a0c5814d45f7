import { actionsToAskAbout } from '../guard/combinations/weigh-combinations.ts';
import { entriesIn } from '../guard/policy-parts.ts';
import type { Remedy } from './remedy.ts';

/** Says of a grant whose actions are part of escalation paths that nobody asked what else the principal may do. */
export const withUnweighedNote = (remedy: Remedy): Remedy =>
  remedy.kind !== 'grant' || remedy.policy === null || actionsToAskAbout(entriesIn(remedy.policy).map(({ action }) => action)).length === 0
    ? remedy
    : { ...remedy, warnings: [...remedy.warnings, note] };

const note =
  'Whether it completes an escalation path together with what the principal already may do was not asked here: the deployed triage asks IAM before it proposes.';
