import { Chart } from './chart.tsx';
import { FilterBar } from './filter-bar.tsx';
import { IncidentList } from './incident-list.tsx';
import { follow, hrefOf, type Route } from './route.ts';
import { SectionTabs } from './section-tabs.tsx';
import type { SharedProps } from './shared-props.ts';
import type { Shown } from './use-shown.ts';

/** The list with its filters and its chart. */
export const ListPage = ({ shown, route, go, now, info }: SharedProps & { readonly shown: Shown }) => {
  const { query } = route;
  const { rows, total, found, summary, accounts, isEmpty } = shown;
  return (
    <>
      <h1 class="hidden">Incidents</h1>
      <Chart data={summary.overTime} query={query} go={go} />
      <FilterBar query={query} go={go} accounts={accounts} accountNames={info.accountNames} />
      <SectionTabs counts={summary.counts} query={query} go={go} />
      <p class="hidden" aria-live="polite">
        {total.toLocaleString('en')} incidents
      </p>
      {rows.length === 0 ? (
        <Nothing isEmpty={isEmpty} isLocal={info.kind === 'local'} found={found} route={route} go={go} />
      ) : (
        <IncidentList rows={rows} total={total} query={query} now={now} accountNames={info.accountNames} go={go} />
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
