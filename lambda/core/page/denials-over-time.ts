import { type CauseGroup, causeGroups } from './cause-group.ts';
import type { IncidentRow } from './incident-row.ts';

/** Denials by time and cause, as a chart stacks them. */
export interface DenialsOverTime {
  /** Hours in each bar. */
  readonly step: 1 | 3;
  /** Whole hours since 1970 at which each bar begins, the oldest first. */
  readonly starts: readonly number[];
  /** Groups that have any, in their order, with a count a bar. */
  readonly groups: readonly { readonly group: CauseGroup; readonly counts: readonly number[]; readonly total: number }[];
  /** The tallest stack. */
  readonly most: number;
}

/** In: rows; the time in whole hours since 1970; how many hours back (24: a bar an hour; 168: a bar for three). */
export const denialsOverTime = (
  rows: readonly Pick<IncidentRow, 'group' | 'hours'>[],
  thisHour: number,
  range: 24 | 168,
): DenialsOverTime => {
  const step = range === 24 ? 1 : 3;
  const bars = range / step;
  const first = thisHour - range + 1;
  const counts = new Map<CauseGroup, number[]>();
  for (const { group, hours } of rows) addHours(barsOf(counts, group, bars), hours, first, step);
  const groups = causeGroups.flatMap((group) => {
    const its = counts.get(group) ?? [];
    const total = its.reduce((sum, count) => sum + count, 0);
    return total === 0 ? [] : [{ group, counts: its, total }];
  });
  const stacks = Array.from({ length: bars }, (_, bar) => groups.reduce((sum, its) => sum + (its.counts[bar] ?? 0), 0));
  return { step, starts: stacks.map((_, bar) => first + bar * step), groups, most: Math.max(0, ...stacks) };
};

const barsOf = (counts: Map<CauseGroup, number[]>, group: CauseGroup, bars: number): number[] => {
  const known = counts.get(group);
  if (known !== undefined) return known;
  const made = new Array<number>(bars).fill(0);
  counts.set(group, made);
  return made;
};

const addHours = (bars: number[], hours: readonly number[], first: number, step: number): void => {
  for (let index = 0; index < hours.length; index += 2) {
    const bar = Math.floor(((hours[index] ?? 0) - first) / step);
    const before = bars[bar];
    if (before !== undefined) bars[bar] = before + (hours[index + 1] ?? 0);
  }
};
