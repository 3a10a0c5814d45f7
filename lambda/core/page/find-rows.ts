import type { IncidentRow } from './incident-row.ts';
import type { ListQuery } from './list-query.ts';
import { openSections, sections } from './section.ts';

/** Rows with the text that a search looks into. */
export interface SearchableRow {
  readonly row: IncidentRow;
  readonly text: string;
}

/** Made once, searched at every key. */
export const searchable = (row: IncidentRow): SearchableRow => ({
  row,
  text: [row.id, row.what, row.who, row.why, row.resource, row.account, row.status, row.fix, ...row.regions].join('\n').toLowerCase(),
});

/** Rows that have all that the query asks for but its section, whose tab shows how many there are. */
export const findRows = (rows: readonly SearchableRow[], query: ListQuery): readonly IncidentRow[] => {
  const terms = query.text.toLowerCase().split(/\s+/).filter(Boolean).map(termOf);
  const found: IncidentRow[] = [];
  for (const searched of rows) {
    const { row } = searched;
    if (query.cause !== null && row.group !== query.cause) continue;
    if (query.account !== null && row.account !== query.account) continue;
    if (terms.every((term) => term(searched))) found.push(row);
  }
  return found;
};

type Term = (row: SearchableRow) => boolean;

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
const termOf = (term: string): Term => {
  if (term.startsWith('-') && term.length > 1) {
    const wanted = termOf(term.slice(1));
    return (row) => !wanted(row);
  }
  const [, key = '', value = ''] = /^([a-z]+):(.+)$/.exec(term) ?? [];
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return field === undefined ? ({ text }) => text.includes(term) : ({ row }) => (field(row) ?? '').toLowerCase().includes(value);
};

/** Rows of the section that is asked for, in the order of the sections, those that were seen last first. */
export const inSections = (rows: readonly IncidentRow[], wanted: ListQuery['section']): readonly IncidentRow[] => {
  const shown = rows.filter(({ section }) => wanted === 'all' || (wanted === 'open' ? openSections.includes(section) : section === wanted));
  return shown.sort((one, other) => rank(one) - rank(other) || compare(other.lastSeen, one.lastSeen) || compare(one.id, other.id));
};

const rank = ({ section }: IncidentRow): number => sections.indexOf(section);
const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
