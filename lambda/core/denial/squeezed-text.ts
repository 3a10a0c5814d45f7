/**
 * A text without its white space, and the way back. Terminals, tickets and people break messages anywhere, even inside a word:
 * `not autho⏎rized` is found here, and the words as they stood are cut from the original.
 */
export interface SqueezedText {
  readonly text: string;
  readonly original: string;
  /** Position in the original of a position in the squeezed text. */
  readonly at: (position: number) => number;
  /** Position in the squeezed text of the first character at or after a position in the original. */
  readonly from: (position: number) => number;
}

/** Linear in the text; looking up a position is logarithmic in its words. */
export const squeeze = (original: string): SqueezedText => {
  const words: string[] = [];
  const starts: number[] = [];
  const origins: number[] = [];
  let length = 0;
  for (const match of original.matchAll(/\S+/g)) {
    words.push(match[0]);
    starts.push(length);
    origins.push(match.index);
    length += match[0].length;
  }
  const at = (position: number): number => {
    if (position >= length) return original.length;
    const word = lastAtOrBefore(starts, position);
    return (origins[word] ?? 0) + position - (starts[word] ?? 0);
  };
  const from = (position: number): number => {
    const word = lastAtOrBefore(origins, position);
    if (word < 0) return 0;
    return (starts[word] ?? 0) + Math.min(position - (origins[word] ?? 0), words[word]?.length ?? 0);
  };
  return { text: words.join(''), original, at, from };
};

const lastAtOrBefore = (sorted: readonly number[], value: number): number => {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle - 1;
  }
  return high;
};
