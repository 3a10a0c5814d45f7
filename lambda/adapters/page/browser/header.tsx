import { emptyQuery } from '../../../core/page/list-query.ts';
import { MoveTime } from './move-time.tsx';
import { follow, hrefOf, type Route } from './route.ts';
import { SendEvents } from './send-events.tsx';
import type { SharedProps } from './shared-props.ts';
import { utc } from './times.tsx';

interface HeaderProps extends SharedProps {
  readonly problem: string | null;
  readonly isLive: boolean;
}

/** Whose page it is, how things stand, and where else to go. */
export const Header = ({ info, route, go, now, say, problem, isLive }: HeaderProps) => {
  const list: Route = { view: 'list', incident: null, query: route.view === 'list' ? emptyQuery : route.query };
  const alerts: Route = { view: 'alerts', incident: null, query: route.query };
  return (
    <header class="top">
      <div class="bar">
        <a class="brand" href={hrefOf(list)} onClick={(event) => follow(event, () => go(list))}>
          <Seal />
          <b>Countersign</b>
        </a>
        <nav aria-label="Pages">
          <a
            href={hrefOf(list)}
            aria-current={route.view === 'alerts' ? undefined : 'page'}
            onClick={(event) => follow(event, () => go(list))}
          >
            Incidents
          </a>
          <a
            href="/alerts"
            aria-current={route.view === 'alerts' ? 'page' : undefined}
            onClick={(event) => follow(event, () => go(alerts))}
          >
            Alerts
          </a>
        </nav>
        <Place info={info} />
        {info.kind === 'local' ? <SendEvents say={say} /> : null}
        {info.clockCanMove ? <MoveTime say={say} /> : null}
        <p class="clock">
          <span class={isLive ? 'live' : 'live lost'} aria-hidden="true" /> {utc(now)}
        </p>
      </div>
      {info.readOnly === null ? null : <p class="banner">Read-only: {info.readOnly}</p>}
      {problem === null && isLive ? null : (
        <p class="banner warn" role="alert">
          {problem ?? 'The connection was lost: what is shown may be old. Trying again …'}
        </p>
      )}
    </header>
  );
};

const Place = ({ info: { kind, title, account, region, accountNames } }: Pick<SharedProps, 'info'>) => {
  const where = [title, account === null ? null : (accountNames[account] ?? account), region];
  return (
    <p class="place">
      {kind === 'local' ? <span class="badge">local run</span> : null} {where.filter((part) => part !== null).join(' · ')}
    </p>
  );
};

/** A signature beside a signature. */
const Seal = () => (
  <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
    <rect class="seal" x="1" y="1" width="30" height="30" rx="8" />
    <path class="stroke" d="M7 17l5 5L25 8" />
    <path class="stroke thin" d="M8 26h16" />
  </svg>
);
