import { type ActionGroup, effectsOf } from './action-group.ts';
import { answers } from './answers.ts';
import type { Guard, GuardName, GuardResult } from './guard.ts';
import { entriesIn } from './policy-parts.ts';

/** A guard that knows its actions by name: each one found is an answer, with its effect as the reason. */
export const actionGuard = (guard: GuardName, verdict: GuardResult['verdict'], groups: readonly ActionGroup[]): Guard => {
  const effects = effectsOf(groups);
  return ({ policy, factsOf }) =>
    answers(
      guard,
      verdict,
      entriesIn(policy).flatMap(({ action }) => {
        const effect = effects.get(action.toLowerCase());
        return effect === undefined ? [] : [`${factsOf(action)?.action ?? action} ${effect}.`];
      }),
    );
};
