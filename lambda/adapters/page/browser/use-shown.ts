import { useMemo } from 'preact/hooks';
import { findRows, inSections, searchText } from '../../../core/page/find-rows.ts';
import { accountsOf } from '../../../core/page/first-screen.ts';
import type { IncidentRow } from '../../../core/page/incident-row.ts';
import { writeQuery } from '../../../core/page/list-query.ts';
import { type Summary, summaryOf } from '../../../core/page/summary.ts';
import type { Route } from './route.ts';
import type { Incidents } from './use-incidents.ts';

/** What the list shows: rows of the section in order, how many there are, and what stands around them. */
export interface Shown {
  readonly rows: readonly IncidentRow[];
  readonly total: number;
  /** In all sections. */
  readonly found: number;
  readonly summary: Summary;
  readonly accounts: readonly string[];
  readonly isEmpty: boolean;
}

const texts = new WeakMap<IncidentRow, string>();

/** Made at the first search, and once. */
const textOf = (row: IncidentRow): string => {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = searchText(row);
  texts.set(row, text);
  return text;
};

/** The list for the route; until all incidents are there, the first screen, where nothing else is asked for. */
export const useShown = ({ rows, first, now }: Incidents, { query }: Route): Shown => {
  const thisHour = Math.floor(Date.parse(now) / 3_600_000);
  const all = rows ?? noRows;
  const accounts = useMemo(() => accountsOf(all), [all]);
  const found = useMemo(() => findRows(all, query, textOf), [all, query]);
  const shown = useMemo(() => inSections(found, query.section), [found, query.section]);
  const summary = useMemo(() => summaryOf(found, thisHour, query.range), [found, thisHour, query.range]);
  if (rows === null && first !== null && writeQuery(query) === '') {
    const all = Object.values(first.counts).reduce((sum, count) => sum + count, 0);
    return { rows: first.rows, total: first.open, found: all, summary: first, accounts: first.accounts, isEmpty: all === 0 };
  }
  return { rows: shown, total: shown.length, found: found.length, summary, accounts, isEmpty: rows?.length === 0 };
};

const noRows: readonly IncidentRow[] = [];
