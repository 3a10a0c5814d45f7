import type { Incident } from '../incident/incident.ts';
import { causeGroupOf } from './cause-group.ts';
import { byUrgency } from './find-rows.ts';
import { type IncidentRow, incidentRows } from './incident-row.ts';
import { openSections, sectionOf } from './section.ts';
import { type Summary, summaryOf } from './summary.ts';
import { dayReader } from './week-hours.ts';

/** What the list shows first, where nothing is asked for: little enough to be there at once, however many incidents there are. */
export interface FirstScreen extends Summary {
  readonly rows: readonly IncidentRow[];
  /** All open incidents, of which `rows` are the first. */
  readonly open: number;
  /** Accounts of all incidents. */
  readonly accounts: readonly string[];
}

/** In: all incidents; the time (ISO 8601); how many rows at most. */
export const firstScreen = (incidents: readonly Incident[], now: string, most: number): FirstScreen => {
  const thisHour = Math.floor(Date.parse(now) / 3_600_000);
  const readDay = dayReader(thisHour);
  const all = incidents.map((incident) => ({
    incident,
    id: incident.id,
    lastSeen: incident.lastSeen,
    section: sectionOf(incident),
    group: causeGroupOf(incident),
    hours: readDay(incident.hours),
  }));
  const open = all.filter(({ section }) => openSections.includes(section)).sort(byUrgency);
  return {
    ...summaryOf(all, thisHour, 24),
    rows: incidentRows(
      open.slice(0, most).map(({ incident }) => incident),
      now,
    ),
    open: open.length,
    accounts: accountsOf(incidents),
  };
};

/** Accounts in the order of their ids. */
export const accountsOf = (incidents: readonly Pick<Incident, 'account'>[]): readonly string[] =>
  [...new Set(incidents.flatMap(({ account }) => (account !== null && /^\d{12}$/.test(account) ? [account] : [])))].sort();
