import { type CauseGroup, causeGroups } from './cause-group.ts';
import { type Section, sections } from './section.ts';

/** What the list shows: all of it lives in the address, so that it can be shared and the back button works. */
export interface ListQuery {
  /** Words and `key:value` that must all be found; `-` before one: must not be found. */
  readonly text: string;
  readonly section: Section | 'open' | 'all';
  readonly cause: CauseGroup | null;
  readonly account: string | null;
  /** Hours that the chart shows. */
  readonly range: 24 | 168;
}

export const emptyQuery: ListQuery = { text: '', section: 'open', cause: null, account: null, range: 24 };

/** The query of an address; what is not understood counts as not said. In: looks up a parameter of the address. */
export const readQuery = (get: (name: string) => string | null): ListQuery => ({
  text: (get('q') ?? '').slice(0, 200),
  section: oneOf([...sections, 'open', 'all'] as const, get('section')) ?? 'open',
  cause: oneOf(causeGroups, get('cause')),
  account: /^\d{12}$/.exec(get('account') ?? '')?.[0] ?? null,
  range: get('range') === '7d' ? 168 : 24,
});

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | null => known.find((word) => word === text) ?? null;

/** The part of an address behind the `?`; empty for the list as it is when nothing is asked for. */
export const writeQuery = ({ text, section, cause, account, range }: ListQuery): string => {
  const parts: readonly (readonly [string, string | null])[] = [
    ['section', section === 'open' ? null : section],
    ['q', text === '' ? null : text],
    ['cause', cause],
    ['account', account],
    ['range', range === 168 ? '7d' : null],
  ];
  // Half a character, which typing can leave, is no part of an address.
  const encoded = (value: string): string => encodeURIComponent(value.replace(/\p{Surrogate}/gu, ''));
  return parts.flatMap(([name, value]) => (value === null ? [] : [`${name}=${encoded(value)}`])).join('&');
};
