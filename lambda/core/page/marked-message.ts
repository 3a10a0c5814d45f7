import type { Evidence } from '../cause/cause.ts';
import { plainText } from '../message/plain-text.ts';

/** A piece of a message; marked: it is quoted as evidence. */
export interface MessagePart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A message with the words marked from which the cause was learned. */
export const markedMessage = (message: string, evidence: readonly Evidence[]): readonly MessagePart[] => {
  // An encoded part says nothing to people.
  const short = message.replace(/([\w-]{60})[\w-]{140,}/g, (whole, start) => `${start}… (${whole.length} characters)`);
  const text = plainText(short, 6000);
  const spans = evidence
    .map(({ says }) => plainText(says, 6000))
    .filter((says) => says.length > 2)
    .map((says) => ({ start: text.indexOf(says), length: says.length }))
    .filter(({ start }) => start >= 0)
    .sort((one, other) => one.start - other.start);
  const parts: MessagePart[] = [];
  let done = 0;
  for (const { start, length } of spans) {
    if (start < done) continue;
    parts.push({ text: text.slice(done, start), isMarked: false }, { text: text.slice(start, start + length), isMarked: true });
    done = start + length;
  }
  return [...parts, { text: text.slice(done), isMarked: false }].filter((part) => part.text !== '');
};
