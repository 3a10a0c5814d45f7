import type { LookAlike } from '../cause.ts';
import type { LookAlikeAdvice } from '../finding.ts';

/**
 * One kind of refusal that no policy causes. It applies where the code is one of `codes`, or where the text has `phrase`.
 * `advice` gets the text, to quote from it what it names (a quota, a zone).
 */
export interface LookAlikeRule {
  readonly kind: LookAlike;
  readonly rule: string;
  readonly codes?: RegExp;
  readonly phrase?: RegExp;
  readonly advice: (message: string) => LookAlikeAdvice;
}

export interface LookAlikeFinding {
  readonly kind: LookAlike;
  readonly rule: string;
  /** The code or the words that prove it. */
  readonly quoted: string;
  readonly advice: LookAlikeAdvice;
}

/** Advice that is the same whatever the text says. */
export const always =
  (summary: string, ...steps: readonly string[]) =>
  (): LookAlikeAdvice => ({ summary, steps });
