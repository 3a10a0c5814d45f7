import type { GuardName, GuardResult } from './guard.ts';

/** One answer a reason, each reason once. */
export const answers = (guard: GuardName, verdict: GuardResult['verdict'], reasons: readonly string[]): readonly GuardResult[] =>
  [...new Set(reasons)].map((reason) => ({ guard, verdict, reason }));
