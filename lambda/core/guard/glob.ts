/**
 * Whether a pattern with `*` (any characters, also none) and `?` (one character) matches a whole text. It never goes back over a `*`, so
 * that no pattern makes it hang. Case is ignored: IAM takes no two names that differ in case only. (IAM user guide, "IAM identifiers")
 */
export const matchesGlob = (pattern: string, text: string): boolean => {
  const given = text.toLowerCase();
  const [first = '', ...middle] = pattern.toLowerCase().split('*');
  const last = middle.pop();
  if (last === undefined) return given.length === first.length && isAt(first, given, 0);
  if (!isAt(first, given, 0)) return false;
  const end = middle.reduce((from, piece) => endOf(piece, given, from), first.length);
  return end <= given.length - last.length && isAt(last, given, given.length - last.length);
};

const isAt = (piece: string, text: string, start: number): boolean =>
  start + piece.length <= text.length && Array.from(piece).every((wanted, offset) => wanted === '?' || wanted === text[start + offset]);

/** Where the first match from `from` on ends; beyond the text where there is none. */
const endOf = (piece: string, text: string, from: number): number => {
  for (let start = from; start + piece.length <= text.length; start += 1) if (isAt(piece, text, start)) return start + piece.length;
  return Number.POSITIVE_INFINITY;
};
