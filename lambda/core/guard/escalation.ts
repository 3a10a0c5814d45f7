import { actionGuard } from './action-guard.ts';
import { answers } from './answers.ts';
import { boundOf } from './bounded-action.ts';
import { escalationActions } from './escalation/escalation-actions.ts';
import type { Guard } from './guard.ts';
import { entriesIn } from './policy-parts.ts';

const alone = actionGuard('escalation', 'withhold', escalationActions);

/** Actions that by themselves give or widen privileges, and those that do unless a condition ties them to one use. */
export const escalation: Guard = (input) => [
  ...alone(input),
  ...answers(
    'escalation',
    'withhold',
    entriesIn(input.policy).flatMap((entry) => {
      const bound = boundOf(entry);
      return bound?.kind === 'unbounded' ? [`${input.factsOf(entry.action)?.action ?? entry.action} ${bound.because}.`] : [];
    }),
  ),
];
