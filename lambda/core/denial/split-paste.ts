import { squeeze } from './squeezed-text.ts';

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
  /(?<strong>Anerroroccurred\([\w.]+\)whencalling|Aclienterror\([\w.]+\)occurred)|(?<weak>operationerror[\w-]+:\w+,|Resourcehandlerreturnedmessage)|(?<subject>Users?:?(?=[^]{0,400}?notauthorizedto(?:perform|access|call)))|(?<verb>notauthorizedto(?:perform(?!thisoperation|thisaction|therequest):?[\w[("'`{]|access))/gi;

interface Progress {
  /** A wrapper that opens an error has opened this part. */
  readonly wrapped: boolean;
  /** The sentence of this part was seen. */
  readonly said: boolean;
}

const findCuts = (text: string): number[] => {
  const squeezed = squeeze(text);
  const errors = errorLines(text);
  const cuts: number[] = [];
  let progress: Progress = { wrapped: false, said: false };
  let nextError = 0;
  let quotedUntil = 0;
  for (const match of squeezed.text.matchAll(signals)) {
    const position = squeezed.at(match.index);
    if (position < quotedUntil) continue;
    for (; (errors[nextError] ?? Number.POSITIVE_INFINITY) <= position; nextError++) {
      cuts.push(errors[nextError] ?? 0);
      progress = { wrapped: false, said: false };
    }
    const groups = match.groups ?? {};
    if (startsAnew(groups, progress)) {
      cuts.push(groups['subject'] === undefined ? position : startOfLine(text, position, cuts.at(-1) ?? 0));
      progress = { wrapped: false, said: false };
    }
    progress = advance(groups, progress);
    if (groups['verb'] !== undefined) quotedUntil = endOfQuotedResource(text, position);
  }
  return [...cuts, ...errors.slice(nextError)];
};

/** What stands in the quotes of a resource was written by the caller, and starts nothing. */
const endOfQuotedResource = (text: string, verb: number): number => {
  const quoted = /^[^"]{0,300}?on\s+resource:?\s*"[^"]{0,2048}"/i.exec(text.slice(verb, verb + 3000));
  return quoted ? verb + quoted[0].length : verb;
};

const startsAnew = (groups: Record<string, string | undefined>, progress: Progress): boolean => {
  if (groups['strong'] !== undefined) return progress.wrapped || progress.said;
  return (groups['weak'] !== undefined || groups['subject'] !== undefined) && progress.said;
};

const advance = (groups: Record<string, string | undefined>, progress: Progress): Progress => ({
  wrapped: progress.wrapped || groups['strong'] !== undefined,
  said: progress.said || groups['verb'] !== undefined,
});

/** `Error:` at the start of a line opens an error of its own (Terraform, CDK, many command lines). */
const errorLines = (text: string): number[] =>
  [...text.matchAll(/^[ ]{0,8}(?:Error|ERROR):/gm)].map((match) => match.index).filter((position) => position > 0);

/** The line of the sentence holds its error code too; a sentence further down the same line starts at its own first word. */
const startOfLine = (text: string, position: number, previousCut: number): number => {
  const line = text.lastIndexOf('\n', position) + 1;
  const before = text.slice(Math.max(line, previousCut), position);
  return line > previousCut && !/not\s+authorized/i.test(before) ? line : position;
};
