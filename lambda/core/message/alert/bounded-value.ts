import { firstPart } from './cut-text.ts';

/** How much of a value is kept. */
export interface Bounds {
  readonly longestText: number;
  readonly longestList: number;
  readonly deepest: number;
}

/** A value within bounds, and the paths of what was cut. */
export interface Bounded {
  readonly value: unknown;
  /** `explanation.evidence: 20 of 45` */
  readonly cut: readonly string[];
}

/** JSON within bounds: long texts end in "…", long lists and deep objects are cut, and each cut is named. */
export const boundedValue = (value: unknown, bounds: Bounds, path = ''): Bounded => {
  if (typeof value === 'string') return boundedText(value, bounds, path);
  if (typeof value !== 'object' || value === null) return { value, cut: [] };
  if (bounds.deepest === 0) return { value: null, cut: [`${path}: not shown`] };
  const inner = { ...bounds, deepest: bounds.deepest - 1 };
  const entries = Object.entries(value);
  const kept = entries
    .slice(0, bounds.longestList)
    .map(([key, item]): readonly [string, Bounded] => [key, boundedValue(item, inner, path === '' ? key : `${path}.${key.slice(0, 40)}`)]);
  const cut = [
    ...(entries.length > kept.length ? [`${path}: ${kept.length} of ${entries.length}`] : []),
    ...kept.flatMap(([, item]) => item.cut),
  ];
  if (Array.isArray(value)) return { value: kept.map(([, item]) => item.value), cut };
  return { value: Object.fromEntries(kept.map(([key, item]) => [key, item.value])), cut };
};

const boundedText = (text: string, { longestText }: Bounds, path: string): Bounded =>
  text.length <= longestText
    ? { value: text, cut: [] }
    : { value: `${firstPart(text, longestText)}…`, cut: [`${path}: ${longestText} of ${text.length} characters`] };
