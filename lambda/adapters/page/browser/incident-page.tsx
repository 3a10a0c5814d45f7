import { useEffect } from 'preact/hooks';
import type { IncidentDocument } from '../../../core/page/incident-document.ts';
import type { IncidentRow } from '../../../core/page/incident-row.ts';
import { ActionBar } from './action-bar.tsx';
import { Badges } from './badges.tsx';
import { ChangePart } from './change-part.tsx';
import { CodePart } from './code-part.tsx';
import { EvidencePart } from './evidence-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { RemedyPart } from './remedy-part.tsx';
import { follow, hrefOf, type Route } from './route.ts';
import type { SharedProps } from './shared-props.ts';
import { Spark } from './spark.tsx';
import { Ago } from './times.tsx';
import { useDocument } from './use-document.ts';
import type { UsedIncidents } from './use-incidents.ts';
import type { ActionKey } from './use-keyboard.ts';

interface IncidentProps extends SharedProps {
  /** Null: there is none of this id. */
  readonly row: IncidentRow | null;
  /** Whether all incidents were read. */
  readonly isRead: boolean;
  /** The list that it was opened from. */
  readonly rows: readonly IncidentRow[];
  readonly change: UsedIncidents['change'];
  /** The key of an action that was pressed. */
  readonly wanted: ActionKey | null;
  readonly onWanted: (wanted: ActionKey | null) => void;
  readonly reload: () => void;
}

/** All of one incident. */
export const IncidentPage = ({ row, isRead, rows, change, wanted, onWanted, reload, ...shared }: IncidentProps) => {
  const used = useDocument(row?.fingerprint ?? null, change);
  useEffect(() => {
    document.title = row === null ? 'Countersign' : `${row.what} · ${row.id} · Countersign`;
    return () => {
      document.title = 'Countersign';
    };
  }, [row]);
  if (row === null)
    return isRead ? (
      <p class="nothing card">There is no incident {shared.route.incident} here.</p>
    ) : (
      <p class="loading">Reading the incident …</p>
    );
  return (
    <>
      <Crumbs row={row} rows={rows} {...shared} />
      {used.problem === null ? null : <p class="banner warn">{used.problem}</p>}
      {used.document === null ? (
        <h1 class="story">
          {row.what}: {row.why}
        </h1>
      ) : (
        <Shown
          document={used.document}
          wanted={wanted}
          onWanted={onWanted}
          done={() => {
            used.reload();
            reload();
          }}
          {...shared}
        />
      )}
    </>
  );
};

const Crumbs = ({ row, rows, route, go }: SharedProps & { readonly row: IncidentRow; readonly rows: readonly IncidentRow[] }) => {
  const list: Route = { ...route, view: 'list', incident: null };
  const here = rows.findIndex(({ fingerprint }) => fingerprint === row.fingerprint);
  const beside = (by: number, words: string) => {
    const next = here === -1 ? undefined : rows[here + by];
    if (next === undefined) return null;
    const there: Route = { ...route, incident: next.id };
    return (
      <a href={hrefOf(there)} onClick={(event) => follow(event, () => go(there))}>
        {words}
      </a>
    );
  };
  return (
    <nav class="crumbs" aria-label="Incidents">
      <a href={hrefOf(list)} onClick={(event) => follow(event, () => go(list))}>
        ← All incidents
      </a>
      <span class="beside">
        {beside(-1, '↑ Previous')} {beside(1, '↓ Next')}
      </span>
    </nav>
  );
};

interface ShownProps extends SharedProps {
  readonly document: IncidentDocument;
  readonly wanted: ActionKey | null;
  readonly onWanted: (wanted: ActionKey | null) => void;
  readonly done: () => void;
}

const Shown = ({ document: its, wanted, onWanted, done, ...shared }: ShownProps) => (
  <article class={`incident g-${its.row.group}`}>
    <header>
      <p class="ident">
        <span class="id">{its.row.id}</span> <Badges row={its.row} />
      </p>
      <h1 class="story">{its.story}</h1>
      <p class="sub">
        {its.row.count.toLocaleString('en')} {its.row.count === 1 ? 'denial' : 'denials'} · first{' '}
        <Ago time={its.row.firstSeen} now={shared.now} /> · last <Ago time={its.row.lastSeen} now={shared.now} />
        {its.status === its.row.status ? null : ` · ${its.status}`}
        <Spark hours={its.row.hours} thisHour={Math.floor(Date.parse(shared.now) / 3_600_000)} />
      </p>
    </header>
    <ActionBar document={its} wanted={wanted} onWanted={onWanted} done={done} {...shared} />
    <div class="columns">
      <div>
        <RemedyPart document={its} />
        <ChangePart document={its} />
        <EvidencePart document={its} />
        <CodePart snippets={its.snippets} />
      </div>
      <aside>
        <HistoryPart document={its} now={shared.now} />
        <FactsPart document={its} />
      </aside>
    </div>
  </article>
);

const FactsPart = ({ document: { facts } }: { readonly document: IncidentDocument }) => (
  <section class="card part">
    <h2>Facts</h2>
    <dl class="facts">
      {facts.map(({ label, value, isName }, index) => (
        <div key={`${label}-${index}`}>
          <dt>{label}</dt>
          <dd class={isName ? 'name' : ''}>{value}</dd>
        </div>
      ))}
    </dl>
  </section>
);
