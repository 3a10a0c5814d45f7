import { type SqueezedText, squeeze } from './squeezed-text.ts';

/**
 * Cuts a paste into its errors: each starts where a wrapper or a sentence starts anew after the error before it has said its part.
 *
 * In: cleaned text. Out: one string an error, in order, together the whole text. Linear time.
 */
export const splitPaste = (text: string): string[] => {
  const cuts = [...findCuts(text), text.length];
  const parts: string[] = [];
  let begin = 0;
  for (const cut of cuts) {
    if (cut > begin) parts.push(text.slice(begin, cut));
    begin = Math.max(begin, cut);
  }
  return parts;
};

const signals =
  /(?<strong>Anerroroccurred\([\w.]+\)whencalling|Aclienterror\([\w.]+\)occurred)|(?<weak>operationerror[\w-]+:\w+,|Resourcehandlerreturnedmessage)|(?<subject>Users?:?(?=[\s\S]{0,400}?notauthorizedto(?:perform|access|call)))|(?<verb>notauthorizedto(?:perform(?!thisoperation|thisaction|therequest):?[\w[("'`{]|access))/gi;

interface Progress {
  /** A wrapper that opens an error has opened this part. */
  readonly wrapped: boolean;
  /** The sentence of this part was seen. */
  readonly said: boolean;
}

const fresh: Progress = { wrapped: false, said: false };

const findCuts = (text: string): number[] => {
  const cuts: number[] = [];
  let progress = fresh;
  let quotedUntil = 0;
  for (const { position, groups } of marksIn(text)) {
    if (position < quotedUntil) continue;
    const cut = cutAt(text, position, groups, progress, cuts.at(-1) ?? 0);
    if (cut !== null) cuts.push(cut);
    progress = advance(groups ?? {}, cut === null ? progress : fresh);
    quotedUntil = endOfQuotedResource(text, position, groups);
  }
  return cuts;
};

/** Lines that begin with `Error:` (without groups) and signals within the text, in order. */
const marksIn = (text: string): { readonly position: number; readonly groups: Groups | null }[] => {
  const errors = errorLines(text).map((position) => ({ position, groups: null }));
  return [...errors, ...signalsIn(squeeze(text))].sort((one, other) => one.position - other.position);
};

type Groups = Readonly<Record<string, string | undefined>>;

const signalsIn = (squeezed: SqueezedText): { position: number; groups: Groups }[] =>
  [...squeezed.text.matchAll(signals)]
    .map((match) => ({
      position: squeezed.at(match.index),
      end: squeezed.at(match.index + match[0].length - 1),
      groups: match.groups ?? {},
      length: match[0].length,
    }))
    // The words of the sentence stand apart; a name that is written without spaces is a name.
    .filter(({ position, end, groups, length }) => groups['verb'] === undefined || end - position > length);

/** Where a new error begins, or null. A line that begins with `Error:` always begins one. */
const cutAt = (text: string, position: number, groups: Groups | null, progress: Progress, previousCut: number): number | null => {
  if (groups === null) return position;
  if (!startsAnew(groups, progress)) return null;
  return groups['weak'] !== undefined || groups['strong'] !== undefined ? position : startOfLine(text, position, previousCut);
};

/** What stands in the quotes of a resource was written by the caller, and starts nothing. */
const endOfQuotedResource = (text: string, verb: number, groups: Groups | null): number => {
  if (groups?.['verb'] === undefined) return 0;
  const quoted = /^[^"]{0,300}?on\s+resource:?\s*"[^"]{0,2048}"/i.exec(text.slice(verb, verb + 3000));
  return quoted ? verb + quoted[0].length : verb;
};

const startsAnew = (groups: Groups, progress: Progress): boolean => {
  if (groups['strong'] !== undefined) return progress.wrapped || progress.said;
  // A sentence without a subject begins where its line does.
  return progress.said && (groups['weak'] !== undefined || groups['subject'] !== undefined || groups['verb'] !== undefined);
};

const advance = (groups: Groups, progress: Progress): Progress => ({
  wrapped: progress.wrapped || groups['strong'] !== undefined,
  said: progress.said || groups['verb'] !== undefined,
});

/** `Error:` at the start of a line opens an error of its own (Terraform, CDK, many command lines). */
const errorLines = (text: string): number[] =>
  [...text.matchAll(/^[ ]{0,8}(?:Error|ERROR):/gm)].map((match) => match.index).filter((position) => position > 0);

/** The line of the sentence holds its error code too; a sentence further down the same line starts at its own first word. */
const startOfLine = (text: string, position: number, previousCut: number): number => {
  // Looked for behind the previous cut only: a line can have megabytes.
  const since = text.slice(previousCut, position);
  const line = previousCut + since.lastIndexOf('\n') + 1;
  return line > previousCut && !/not\s+authorized/i.test(text.slice(line, position)) ? line : position;
};
