import { useEffect, useState } from 'preact/hooks';
import type { IncidentRow } from '../../../core/page/incident-row.ts';
import type { ListQuery } from '../../../core/page/list-query.ts';
import type { Section } from '../../../core/page/section.ts';
import { IncidentLine } from './incident-line.tsx';
import { type Go, hrefOf, type Route } from './route.ts';
import { sectionWords } from './section-words.ts';

interface ListProps {
  readonly rows: readonly IncidentRow[];
  /** How many there are: the rest may still be on its way. */
  readonly total: number;
  readonly query: ListQuery;
  readonly now: string;
  readonly accountNames: Readonly<Record<string, string>>;
  readonly go: Go;
}

/** Lines at once: more would cost time and help nobody. */
const step = 200;

/** The incidents under the headings of their sections. */
export const IncidentList = ({ rows, total, query, now, accountNames, go }: ListProps) => {
  const [most, setMost] = useState(step);
  // Another question begins at the top.
  useEffect(() => setMost(step), [query]);
  const thisHour = Math.floor(Date.parse(now) / 3_600_000);
  const shown = rows.slice(0, most);
  return (
    <div class="list">
      {bySection(shown).map(([section, its]) => (
        <section key={section} aria-label={sectionWords[section]}>
          <h2 class={`heading t-${section}`}>{sectionWords[section]}</h2>
          <ul class="card">
            {its.map((row) => {
              const route: Route = { view: 'incident', incident: row.id, query };
              const onOpen = (): void => go(route);
              return (
                <IncidentLine
                  key={row.fingerprint}
                  row={row}
                  href={hrefOf(route)}
                  now={now}
                  thisHour={thisHour}
                  accountNames={accountNames}
                  onOpen={onOpen}
                />
              );
            })}
          </ul>
        </section>
      ))}
      {total > shown.length ? (
        <button type="button" class="more" onClick={() => setMost(most + step)}>
          Show {Math.min(step, total - shown.length)} more of {(total - shown.length).toLocaleString('en')}
        </button>
      ) : null}
    </div>
  );
};

const bySection = (rows: readonly IncidentRow[]): readonly (readonly [Section, readonly IncidentRow[]])[] => {
  const parts = new Map<Section, IncidentRow[]>();
  for (const row of rows) {
    const part = parts.get(row.section);
    if (part === undefined) parts.set(row.section, [row]);
    else part.push(row);
  }
  return [...parts];
};
