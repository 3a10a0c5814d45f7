import { plainText } from '../plain-text.ts';
import { redactText } from '../redact/redact-text.ts';

/**
 * Text from an event as an alert may show it, before it is escaped for its target: one line, no control characters, no secrets, no longer
 * than `longest`. Marks that hide characters go first, so that they cannot hide a secret's name; halves of characters, which JSON
 * cannot carry, become the replacement character.
 */
export const shown = (text: string, longest = 600): string =>
  plainText(redactText(plainText(text, Number.POSITIVE_INFINITY)), longest).replace(/\p{Surrogate}/gu, '\ufffd');

export const shownOrNull = (text: string | null, longest?: number): string | null =>
  text === null || text.trim() === '' ? null : shown(text, longest);
