import { useState } from 'preact/hooks';
import { causeGroupWords } from '../../../core/page/cause-group.ts';
import type { DenialsOverTime } from '../../../core/page/denials-over-time.ts';
import type { ListQuery } from '../../../core/page/list-query.ts';
import { ChartBars } from './chart-bars.tsx';
import { ChartTable } from './chart-table.tsx';
import { follow, type Go, hrefOf, type Route } from './route.ts';

interface ChartProps {
  readonly data: DenialsOverTime;
  readonly query: ListQuery;
  readonly go: Go;
}

/** Denials over time by cause, as stacked bars; and the same as a table. */
export const Chart = ({ data, query, go }: ChartProps) => {
  const total = data.groups.reduce((sum, group) => sum + group.total, 0);
  return (
    <section class="chart card" aria-label="Denials over time">
      <header>
        <h2>
          {total.toLocaleString('en')} {total === 1 ? 'denial' : 'denials'}{' '}
          <small>{query.range === 24 ? 'in the last 24 hours' : 'in the last 7 days'}</small>
        </h2>
        <Ranges query={query} go={go} />
      </header>
      <ChartBars data={data} />
      <Legend data={data} query={query} go={go} />
      <AsTable data={data} />
    </section>
  );
};

/** Made when it is opened: most look at the bars. */
const AsTable = ({ data }: Pick<ChartProps, 'data'>) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>As a table</summary>
      {isOpen && <ChartTable data={data} />}
    </details>
  );
};

const Ranges = ({ query, go }: Pick<ChartProps, 'query' | 'go'>) => (
  <nav class="ranges" aria-label="Time shown">
    {([24, 168] as const).map((range) => {
      const route: Route = { view: 'list', incident: null, query: { ...query, range } };
      return (
        <a
          key={range}
          href={hrefOf(route)}
          aria-current={range === query.range ? 'true' : undefined}
          onClick={(event) => follow(event, () => go(route))}
        >
          {range === 24 ? '24 h' : '7 d'}
        </a>
      );
    })}
  </nav>
);

/** What each colour is; a click shows that cause alone, or all again. */
const Legend = ({ data, query, go }: ChartProps) => (
  <ul class="legend">
    {data.groups.map(({ group, total }) => {
      const route: Route = { view: 'list', incident: null, query: { ...query, cause: query.cause === group ? null : group } };
      return (
        <li key={group}>
          <a
            class={`g-${group}`}
            href={hrefOf(route)}
            aria-current={query.cause === group ? 'true' : undefined}
            onClick={(event) => follow(event, () => go(route))}
          >
            <span class="dot" aria-hidden="true" />
            {causeGroupWords[group]} <span class="number">{total.toLocaleString('en')}</span>
          </a>
        </li>
      );
    })}
  </ul>
);
