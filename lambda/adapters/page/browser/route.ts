import { useCallback, useEffect, useState } from 'preact/hooks';
import { type ListQuery, readQuery, writeQuery } from '../../../core/page/list-query.ts';

/** Where the page is; all of it stands in the address. */
export interface Route {
  readonly view: 'list' | 'incident' | 'alerts';
  /** Of the incident: its id, or its fingerprint where ids are alike. */
  readonly incident: string | null;
  readonly query: ListQuery;
}

export const readRoute = ({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Route => {
  const parameters = new URLSearchParams(search);
  const query = readQuery((name) => parameters.get(name));
  const incident = /^\/incidents\/([\w-]{1,64})$/.exec(pathname)?.[1] ?? null;
  if (incident !== null) return { view: 'incident', incident, query };
  return { view: pathname === '/alerts' ? 'alerts' : 'list', incident: null, query };
};

export const hrefOf = ({ view, incident, query }: Route): string => {
  const path = view === 'incident' ? `/incidents/${encodeURIComponent(incident ?? '')}` : view === 'alerts' ? '/alerts' : '/';
  const search = writeQuery(query);
  return search === '' ? path : `${path}?${search}`;
};

/** `replace`: typing is one step of the history, not one a letter. */
export type Go = (route: Route, how?: 'push' | 'replace') => void;

/** The route, and a way to go elsewhere. */
export const useRoute = (): readonly [Route, Go] => {
  const [route, setRoute] = useState(() => readRoute(location));
  useEffect(() => {
    const follow = (): void => setRoute(readRoute(location));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback<Go>((next, how = 'push') => {
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', hrefOf(next));
    setRoute(next);
    if (how === 'push') scrollTo(0, 0);
  }, []);
  return [route, go];
};

/** Follows a link within the page; a click that wants a new tab stays the browser's. */
export const follow = (event: MouseEvent, to: () => void): void => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  to();
};
