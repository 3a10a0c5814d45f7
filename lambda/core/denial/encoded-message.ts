import type { EncodedMessage } from './denial.ts';

// "Encoded authorization failure message: …" (EC2, Auto Scaling, AWS Backup), with or without colon, broken anywhere.
const anywhere = (word: string): string => [...word].join('\\s*');
const label = new RegExp(
  `${anywhere('encoded')}\\s*${anywhere('authorization')}\\s*(?:${anywhere('failure')}\\s*)?${anywhere('message')}\\s*(?:is\\s*)?:?\\s*["'\`]?`,
  'i',
);
const alphabet = /^[A-Za-z0-9_-]+={0,2}$/;
/** STS API reference, DecodeAuthorizationMessage: 1 to 10,240 characters. */
const longest = 10_240;
// The shortest whole message seen has 588 characters; nothing under 200 can hold what a decoded message holds.
const shortest = 200;

/** The encoded message in a text, joined where it was wrapped, or null where the text has none. */
export const findEncodedMessage = (text: string): EncodedMessage | null => {
  const match = label.exec(text);
  return match ? readBlob(text.slice(match.index + match[0].length, match.index + match[0].length + 40_000)) : null;
};

/** A paste that is nothing but an encoded message, or null. */
export const asBareEncodedMessage = (text: string): EncodedMessage | null => {
  const trimmed = text.trim().replace(/^["'`]|["'`]$/g, '');
  if (trimmed.length < shortest || trimmed.length > 100_000) return null;
  const lines = trimmed.split(/\s*\n\s*|\s+/);
  return lines.every((line) => alphabet.test(line)) && !/^[a-z]+$/.test(trimmed) && averageLength(lines) > 30 ? readBlob(trimmed) : null;
};

const averageLength = (lines: readonly string[]): number => lines.join('').length / lines.length;

const readBlob = (rest: string): EncodedMessage => {
  const first = /^[A-Za-z0-9_-]*={0,2}/.exec(rest)?.[0] ?? '';
  const { text, lines, end } = joinLines(first, rest);
  const masked = /^(?:\.\.\.|…|\s?\[|<|\*{3})/.test(rest.slice(end));
  return { text, state: stateOf(text, masked), wasWrapped: lines > 1 };
};

/** Further lines belong to the message while they hold nothing else and the line before them was as long as a wrap makes it. */
const joinLines = (first: string, rest: string): { text: string; lines: number; end: number } => {
  const pieces = [first];
  let end = first.length;
  while (first.length > 0) {
    const next = /^[ ]*\n\s*([A-Za-z0-9_-]+={0,2})(?=[ ]*(?:\n|$|["'`.)]))/.exec(rest.slice(end, end + 12_000));
    if (!next || !continues(pieces, next[1] ?? '')) break;
    pieces.push(next[1] ?? '');
    end += next[0].length;
  }
  return { text: pieces.join(''), lines: pieces.length, end };
};

const continues = (pieces: readonly string[], next: string): boolean => {
  const widest = Math.max(...pieces.map((piece) => piece.length));
  const previous = pieces.at(-1)?.length ?? 0;
  const wasFull = pieces.length === 1 || previous >= widest - 1;
  return wasFull && (next.length >= 24 || (/[0-9_A-Z-]/.test(next) && next.length <= widest));
};

const stateOf = (text: string, masked: boolean): EncodedMessage['state'] => {
  if (text.length === 0) return 'missing';
  if (text.length >= 64 && !/[A-Z]/.test(text)) return 'lower-cased';
  if (text.length > longest) return 'too-long';
  // base64url without padding never has a length of 4n + 1.
  return masked || text.length < shortest || text.length % 4 === 1 ? 'cut' : 'whole';
};
