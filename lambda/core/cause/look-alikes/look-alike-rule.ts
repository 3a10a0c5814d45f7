import type { LookAlike } from '../cause.ts';
import type { LookAlikeAdvice } from '../finding.ts';

/** One kind of failure that no policy causes, and what proves it; the strongest proof of all rules wins (see `findLookAlike`). */
export interface LookAlikeRule {
  readonly kind: LookAlike;
  readonly rule: string;
  /** Words that prove it, even beside a code that means a refusal (`AccessDenied: Request has expired`). */
  readonly says?: RegExp;
  /** Codes that mean this whatever the text says; bare, and compared without regard to case. */
  readonly codes?: readonly string[];
  /** Codes that mean this unless the text speaks of a refusal. */
  readonly doubtfulCodes?: readonly string[];
  /** Families of codes, by their form. */
  readonly codeForm?: RegExp;
  /** Words that make it likely: not believed beside anything that speaks of a refusal. */
  readonly suggests?: RegExp;
  /** Gets the text and the code, to quote what they name: a quota, a zone, an account. */
  readonly advice: (text: string, code?: string | null) => LookAlikeAdvice;
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

/** Codes as a table writes them: with blanks between. */
export const codeList = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(' '));

export const whoAmI = 'See who AWS takes you for, and in which account: aws sts get-caller-identity';
