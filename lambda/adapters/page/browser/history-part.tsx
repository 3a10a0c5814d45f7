import type { IncidentDocument } from '../../../core/page/incident-document.ts';
import { Ago, utc } from './times.tsx';

/** What became of it: the states in order, the run of the runbook, and what was tried afterwards. */
export const HistoryPart = ({ document: { history, run, tried }, now }: { readonly document: IncidentDocument; readonly now: string }) => (
  <>
    {tried.length === 0 ? null : (
      <section class="card part">
        <h2>Tried again</h2>
        <ul class="tried">
          {tried.map(({ request, allowed, what }) => (
            <li key={`${what}-${request}`} class={allowed ? 'allowed' : 'denied'}>
              <b>{allowed ? '✓ allowed' : '✕ refused'}</b> <span>{what}</span>
              <small class="name">{request}</small>
            </li>
          ))}
        </ul>
      </section>
    )}
    {history.length === 0 ? null : (
      <section class="card part">
        <h2>History</h2>
        <ol class="timeline">
          {history.map(({ time, what, who }, index) => (
            <li key={`${time}-${index}`}>
              <span>{what}</span>
              <small>
                <Ago time={time} now={now} />
                {who === null ? null : <span class="by"> by {who}</span>}
              </small>
            </li>
          ))}
        </ol>
      </section>
    )}
    {run === null ? null : (
      <section class="card part">
        <h2>
          Runbook <small>{run.status}</small>
        </h2>
        <p class="sub">
          {run.document} <span class="name">{run.id}</span>
          {run.startedAt === null ? null : `, ${utc(run.startedAt)}`}
          {run.startedBy === null ? null : <span class="name">, by {run.startedBy}</span>}
        </p>
        <ol class="run">
          {run.steps.map(({ name, status, failure }) => (
            <li key={name} class={`r-${status.toLowerCase()}`}>
              <span class="name">{name}</span> <small>{status}</small>
              {failure === null ? null : <small class="failure">{failure}</small>}
            </li>
          ))}
        </ol>
      </section>
    )}
  </>
);
