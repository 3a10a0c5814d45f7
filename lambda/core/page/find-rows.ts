import type { IncidentRow } from './incident-row.ts';
import type { ListQuery } from './list-query.ts';
import { openSections, sections } from './section.ts';

/** All that a search looks into. */
export const searchText = (row: IncidentRow): string =>
  [row.id, row.what, row.who, row.why, row.resource, row.account, row.status, row.fix, ...row.regions].join('\n').toLowerCase();

/** Rows that have all that the query asks for but its section, whose tab shows how many there are. */
export const findRows = (
  rows: readonly IncidentRow[],
  query: ListQuery,
  textOf: (row: IncidentRow) => string = searchText,
): readonly IncidentRow[] => {
  const terms = query.text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((term) => termOf(term, textOf));
  return rows.filter(
    (row) =>
      (query.cause === null || row.group === query.cause) &&
      (query.account === null || row.account === query.account) &&
      terms.every((term) => term(row)),
  );
};

type Term = (row: IncidentRow) => boolean;

const fields: Readonly<Record<string, (row: IncidentRow) => string | null>> = {
  id: ({ id }) => id,
  who: ({ who }) => who,
  principal: ({ who }) => who,
  what: ({ what }) => what,
  action: ({ what }) => what,
  on: ({ resource }) => resource,
  resource: ({ resource }) => resource,
  account: ({ account }) => account,
  region: ({ regions }) => regions.join(' '),
  status: ({ status }) => status,
  fix: ({ fix }) => fix,
  cause: ({ group, why }) => `${group} ${why}`,
};

/** `who:ci`, `-status:new`, or a word for all fields. A key that is none (`ec2:RunInstances`) is part of the word. */
const termOf = (term: string, textOf: (row: IncidentRow) => string): Term => {
  if (term.startsWith('-') && term.length > 1) {
    const wanted = termOf(term.slice(1), textOf);
    return (row) => !wanted(row);
  }
  const [, key = '', value = ''] = /^([a-z]+):(.+)$/.exec(term) ?? [];
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return field === undefined ? (row) => textOf(row).includes(term) : (row) => (field(row) ?? '').toLowerCase().includes(value);
};

/** Rows of the section that is asked for, in the order of the sections, those that were seen last first. */
export const inSections = (rows: readonly IncidentRow[], wanted: ListQuery['section']): readonly IncidentRow[] => {
  const shown = rows.filter(({ section }) => wanted === 'all' || (wanted === 'open' ? openSections.includes(section) : section === wanted));
  return shown.sort(byUrgency);
};

type Sortable = Pick<IncidentRow, 'section' | 'lastSeen' | 'id'>;

/** What wants somebody's eyes first, then what was seen last. */
export const byUrgency = (one: Sortable, other: Sortable): number =>
  rank(one) - rank(other) || compare(other.lastSeen, one.lastSeen) || compare(one.id, other.id);

const rank = ({ section }: Sortable): number => sections.indexOf(section);
const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
