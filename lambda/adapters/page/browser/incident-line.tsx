import type { IncidentRow } from '../../../core/page/incident-row.ts';
import { Badges } from './badges.tsx';
import { follow } from './route.ts';
import { Spark } from './spark.tsx';
import { Ago } from './times.tsx';

interface LineProps {
  readonly row: IncidentRow;
  readonly href: string;
  readonly now: string;
  readonly thisHour: number;
  readonly accountNames: Readonly<Record<string, string>>;
  readonly onOpen: () => void;
}

/** One incident of the list: a link, whole. */
export const IncidentLine = ({ row, href, now, thisHour, accountNames, onOpen }: LineProps) => (
  <li>
    <a class={`line g-${row.group}`} href={href} data-fingerprint={row.fingerprint} onClick={(event) => follow(event, onOpen)}>
      <span class="what">
        <span>
          <b>{row.what}</b>
          {row.resource === null ? null : <span class="on">{shortResource(row.resource)}</span>}
        </span>
        <small>{row.why}</small>
      </span>
      <span class="who">
        <span>{row.who}</span>
        <small>{row.account === null ? '' : (accountNames[row.account] ?? row.account)}</small>
      </span>
      <span class="state">
        <Badges row={row} />
        <small class="id">{row.id}</small>
      </span>
      <span class="count">
        <b>{row.count.toLocaleString('en')}×</b>
        <small>
          <Ago time={row.lastSeen} now={now} />
        </small>
      </span>
      <span class="since">
        <Spark hours={row.hours} thisHour={thisHour} />
        <small>
          first <Ago time={row.firstSeen} now={now} />
        </small>
      </span>
    </a>
  </li>
);

/** What an ARN says behind its service, Region and account, which stand in the line already. */
const shortResource = (resource: string): string =>
  resource.startsWith('arn:') ? resource.split(':').slice(5).join(':') || resource : resource;
