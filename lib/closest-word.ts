/** The word that was probably meant, or null where none is near: at most two letters, and a third of the word, may differ. */
export const closestWord = (word: string, known: readonly string[]): string | null => {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }));
  const best = ranked.reduce<(typeof ranked)[number] | null>(
    (least, next) => (least === null || next.distance < least.distance ? next : least),
    null,
  );
  return best !== null && best.distance <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : null;
};

/** Letters to add, drop or change to make one word the other (Levenshtein), one row of the table at a time. */
const editDistance = (from: string, to: string): number => {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const changed = (above[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min((current[column] ?? 0) + 1, (above[column + 1] ?? 0) + 1, changed));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
};
