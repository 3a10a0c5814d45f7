import { answers } from './answers.ts';
import type { Guard } from './guard.ts';
import { entriesIn } from './policy-parts.ts';

/** Nobody can weigh an action that AWS does not document; messages also name actions that are none, like `s3:CopyObject`. */
export const unknownAction: Guard = ({ policy, factsOf }) =>
  answers(
    'unknown-action',
    'withhold',
    entriesIn(policy)
      .filter(({ action }) => factsOf(action) === null)
      .map(({ action }) => `The catalog of IAM actions does not know "${action.slice(0, 100)}", so nobody can say what it would allow.`),
  );
