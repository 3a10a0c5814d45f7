/** A set of words with its two names, as it stands in a file. */
export type NamedSet = readonly [name: string, second: string, words: readonly string[]];

/** Sets of words by two names. */
export interface NamedSets {
  /** Adds a word where there is room for one more; out: the set then, sorted. */
  readonly add: (name: string, second: string, word: string, most: number) => readonly string[];
  readonly kept: () => readonly NamedSet[];
}

/** The oldest sets are forgotten where there are more than `mostSets`. */
export const namedSets = (kept: readonly NamedSet[], mostSets: number): NamedSets => {
  const sets = new Map(kept.map(([name, second, words]) => [JSON.stringify([name, second]), { name, second, words: new Set(words) }]));
  const setOf = (name: string, second: string): Set<string> => {
    const key = JSON.stringify([name, second]);
    const known = sets.get(key);
    if (known !== undefined) return known.words;
    const made = { name, second, words: new Set<string>() };
    sets.set(key, made);
    const [oldest] = sets.keys();
    if (sets.size > mostSets && oldest !== undefined) sets.delete(oldest);
    return made.words;
  };
  return {
    add: (name, second, word, most) => {
      const words = setOf(name, second);
      if (words.size < most) words.add(word);
      return [...words].sort();
    },
    kept: () => [...sets.values()].map(({ name, second, words }) => [name, second, [...words]]),
  };
};
