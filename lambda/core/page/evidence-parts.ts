import type { Evidence } from '../cause/cause.ts';
import { plainText } from '../message/plain-text.ts';

/** A piece of evidence with its source; words of the event stand in quotes, our own do not. */
export interface ShownEvidence {
  readonly source: string;
  readonly says: string;
  readonly isQuote: boolean;
}

export const evidenceParts = (evidence: readonly Evidence[]): readonly ShownEvidence[] =>
  evidence.map(({ from, says }) => ({
    source: plainText(from, 60),
    says: plainText(says),
    isQuote: from === 'message' || from === 'error code',
  }));
