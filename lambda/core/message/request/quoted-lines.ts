import { plainText, safeJson } from '../plain-text.ts';
import { wrap } from '../terminal/wrap.ts';

/** RFC 5322 (2.1.1) allows 998 characters a line; people read fewer. Words are never broken, so that ARNs can be copied. */
const width = 100;

/** Our own words as lines; a list item hangs under its dash. */
export const paragraph = (text: string): string[] => {
  const [first = '', ...rest] = wrap(text, width);
  return [first, ...rest.map((line) => (text.startsWith('- ') ? `  ${line}` : line))];
};

/** Text from an event, each line marked as quoted, so that it cannot pass for words of ours. */
export const quotedLines = (text: string, hanging = ''): string[] => {
  const [first = '', ...rest] = wrap(plainText(text), width);
  if (first.trim() === '') return [];
  return [first, ...rest.map((line) => `${hanging}${line}`)].map((line) => `> ${line}`.trimEnd());
};

/** Label and value in columns; what is not known has no line. */
export const quotedFacts = (facts: readonly (readonly [label: string, value: string | null])[]): string[] => {
  const known = facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]));
  const column = Math.max(0, ...known.map(([label]) => label.length)) + 2;
  return known.flatMap(([label, value]) => quotedLines(`${label}:`.padEnd(column) + plainText(value), ' '.repeat(column)));
};

/** A value to copy, as JSON. */
export const quotedJson = (value: unknown): string[] =>
  safeJson(value, 2)
    .split('\n')
    .map((line) => `> ${line}`);
