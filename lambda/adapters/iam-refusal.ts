import type { Unanswered } from '../flows/ports.ts';

// A principal of another account, deleted since, or one that we may not ask about.
const refusals: readonly (readonly [RegExp, string])[] = [
  [/^NoSuchEntity/, 'the principal is not in this account, or was deleted since'],
  [/^AccessDenied/, 'not allowed to ask IAM about this principal'],
  [/^InvalidInput|^ValidationError|^PolicyEvaluation/, 'IAM does not take this question'],
];

/** What IAM refuses to answer for good is an answer; all else (throttled, broken) is thrown. */
export const unlessRefused = async <Answer>(ask: () => Promise<Answer>): Promise<Answer | Unanswered> => {
  try {
    return await ask();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    const known = refusals.find(([pattern]) => pattern.test(name));
    if (!known) throw error;
    return { kind: 'unanswered', says: `${known[1]} (${name})`, again: false };
  }
};
