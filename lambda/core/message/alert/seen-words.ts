import type { Incident } from '../../incident/incident.ts';
import type { Alert } from '../alert.ts';
import { times } from './alert-title.ts';
import { grouped, listed, listWords } from './listed.ts';
import { shown } from './shown.ts';

/** How often and when: "14 times, first 2026-11-20 09:41 UTC, last 2026-11-20 10:12 UTC, in 3 sessions". */
export const seenWords = ({ incident }: Alert): string => {
  const { count, firstSeen, lastSeen } = incident;
  const when = count === 1 || firstSeen === lastSeen ? minute(lastSeen) : `first ${minute(firstSeen)}, last ${minute(lastSeen)}`;
  return `${times(count)}, ${when}${sessionWords(incident)}`;
};

/** The table keeps 100 session names: that many may be more. */
const sessionWords = ({ sessions, principalReserved }: Incident): string => {
  if (sessions.length < 2) return '';
  const count = sessions.length >= 100 ? '100 or more' : grouped(sessions.length);
  return principalReserved === 'identity-center' ? `, by ${count} people` : `, in ${count} sessions`;
};

export const whereWords = ({ incident, explanation }: Alert): string | null => {
  const regions = incident.regions.length > 0 ? incident.regions : [explanation.denial.region].filter((region) => region !== null);
  return regions.length === 0
    ? null
    : listWords(
        listed(
          regions.map((region) => shown(region, 40)),
          6,
        ),
      );
};

/** `2026-11-20T10:12:04.000Z` as `2026-11-20 10:12 UTC`; anything else as it is. */
export const minute = (time: string): string => {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/.exec(time) ?? [];
  return day === undefined || clock === undefined ? shown(time, 40) : `${day} ${clock} UTC`;
};
