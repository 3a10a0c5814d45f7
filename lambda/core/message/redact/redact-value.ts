import { redactedMark, redactText } from './redact-text.ts';
import { isSensitiveKey } from './sensitive-key.ts';

/** A value for JSON without secrets: those under sensitive keys whole, in other text what looks like one. Keys are kept; null stays null. */
export const redactValue = (value: unknown): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redactValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [redactText(key), redactEntry(key, inner)]));
};

const redactEntry = (key: string, value: unknown): unknown => (isSensitiveKey(key) ? redactAll(value) : redactValue(value));

/** The form stays, so that a reader of JSON finds the types that it expects. */
const redactAll = (value: unknown): unknown => {
  if (typeof value === 'string') return redactedMark;
  if (Array.isArray(value)) return value.map(redactAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [redactText(key), redactAll(inner)]));
};
