import type { SearchableRow } from '../../../core/page/find-rows.ts';
import type { IncidentRow } from '../../../core/page/incident-row.ts';
import { Chart } from './chart.tsx';
import { FilterBar } from './filter-bar.tsx';
import { IncidentList } from './incident-list.tsx';
import { follow, hrefOf, type Route } from './route.ts';
import { SectionTabs } from './section-tabs.tsx';
import type { SharedProps } from './shared-props.ts';

interface ListPageProps extends SharedProps {
  readonly all: readonly SearchableRow[];
  /** What the search found, in all sections. */
  readonly found: readonly IncidentRow[];
  /** Those of the section, in order. */
  readonly rows: readonly IncidentRow[];
}

/** The list with its filters and its chart. */
export const ListPage = ({ all, found, rows, route, go, now, info }: ListPageProps) => {
  const { query } = route;
  const accounts = [...new Set(all.flatMap(({ row }) => row.account ?? []))].sort();
  return (
    <>
      <h1 class="hidden">Incidents</h1>
      <Chart rows={found} thisHour={Math.floor(Date.parse(now) / 3_600_000)} query={query} go={go} />
      <FilterBar query={query} go={go} accounts={accounts} accountNames={info.accountNames} />
      <SectionTabs rows={found} query={query} go={go} />
      <p class="hidden" aria-live="polite">
        {rows.length} shown
      </p>
      {rows.length === 0 ? (
        <Nothing isEmpty={all.length === 0} isLocal={info.kind === 'local'} found={found.length} route={route} go={go} />
      ) : (
        <IncidentList rows={rows} query={query} now={now} accountNames={info.accountNames} go={go} />
      )}
    </>
  );
};

interface NothingProps extends Pick<SharedProps, 'route' | 'go'> {
  readonly isEmpty: boolean;
  readonly isLocal: boolean;
  readonly found: number;
}

const Nothing = ({ isEmpty, isLocal, found, route, go }: NothingProps) => {
  const all: Route = { ...route, query: { ...route.query, section: 'all' } };
  return (
    <div class="nothing card">
      {isEmpty ? (
        <>
          <p>
            <b>No denial was seen yet.</b>
          </p>
          {isLocal ? <p>Drop a file of events anywhere on this page, or send one to /events.</p> : null}
        </>
      ) : (
        <>
          <p>
            <b>{found === 0 ? 'Nothing is found for this search.' : 'Nothing here wants your eyes.'}</b>
          </p>
          {found === 0 ? null : (
            <p>
              <a href={hrefOf(all)} onClick={(event) => follow(event, () => go(all))}>
                Show all {found.toLocaleString('en')}
              </a>
            </p>
          )}
        </>
      )}
    </div>
  );
};
