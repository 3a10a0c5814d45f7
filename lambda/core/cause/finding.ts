import type { DecodedMessage } from '../denial/decoded-message.ts';
import type { Denial } from '../denial/denial.ts';
import type { Cause, Certainty, Evidence } from './cause.ts';

/** What a rule may look at. */
export interface CauseInput {
  readonly denial: Denial;
  readonly decoded: DecodedMessage | null;
}

/** What a rule found: the cause, how sure, and the words that prove it. `advice` comes from look-alikes only. */
export interface CauseFinding {
  readonly cause: Cause;
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
  readonly advice: LookAlikeAdvice | null;
}

export interface LookAlikeAdvice {
  readonly summary: string;
  readonly steps: readonly string[];
}

/** A rule answers or passes; the first answer wins. */
export type CauseRule = (input: CauseInput) => CauseFinding | null;

export const noPolicy: Pick<Cause, 'policyType' | 'policyArn' | 'statementId'> = { policyType: null, policyArn: null, statementId: null };
