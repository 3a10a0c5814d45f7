import type { Evidence } from '../cause/cause.ts';
import type { Explanation } from '../cause/diagnosis.ts';
import { causeWords, certaintyWords } from './words.ts';

/** Why, and how sure that is, as sentences of ours. */
export const whyWords = (explanation: Pick<Explanation, 'cause' | 'certainty'>): string =>
  `${capital(causeWords(explanation))}. ${certaintySentence(explanation)}`;

/** Of an unknown cause nothing is certain; what may be inferred is what was asked for. */
const certaintySentence = ({ cause, certainty }: Pick<Explanation, 'cause' | 'certainty'>): string =>
  cause.kind === 'unknown' && certainty === 'inferred'
    ? 'Action and resource are inferred from the call.'
    : `Certainty: ${certaintyWords[certainty]}.`;

/** A piece of evidence: words of the event stand in quotes, our own do not. */
export const evidenceWords = ({ from, says }: Evidence): string =>
  `${from}: ${from === 'message' || from === 'error code' ? `"${says}"` : says}`;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
