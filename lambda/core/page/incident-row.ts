import type { Fix, Incident, IncidentKind, Status } from '../incident/incident.ts';
import { whatWords, whoWords, whyWords } from '../message/incidents/incident-words.ts';
import { plainText } from '../message/plain-text.ts';
import { type CauseGroup, causeGroupOf } from './cause-group.ts';
import { type Section, sectionOf } from './section.ts';
import { weekReader } from './week-hours.ts';

/** An incident as the list, its filters and the chart need it: small, and free of control characters. */
export interface IncidentRow {
  readonly fingerprint: string;
  readonly id: string;
  readonly kind: IncidentKind;
  readonly section: Section;
  readonly status: Status;
  readonly fix: Fix;
  readonly group: CauseGroup;
  /** Why, in half a sentence. */
  readonly why: string;
  readonly who: string;
  readonly what: string;
  readonly resource: string | null;
  readonly account: string | null;
  readonly regions: readonly string[];
  readonly count: number;
  /** ISO 8601. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Denials of the last week: hour (whole hours since 1970), count, hour, count, … */
  readonly hours: readonly number[];
}

/** The row of an incident. In: the incident; the time (ISO 8601). */
export const incidentRow = (incident: Incident, now: string): IncidentRow =>
  rowOf(incident, weekReader(Math.floor(Date.parse(now) / 3_600_000)));

/** The rows of many. */
export const incidentRows = (incidents: readonly Incident[], now: string): readonly IncidentRow[] => {
  const read = weekReader(Math.floor(Date.parse(now) / 3_600_000));
  return incidents.map((incident) => rowOf(incident, read));
};

const rowOf = (incident: Incident, readWeek: ReturnType<typeof weekReader>): IncidentRow => ({
  fingerprint: incident.fingerprint,
  id: incident.id,
  kind: incident.kind,
  section: sectionOf(incident),
  status: incident.status,
  fix: incident.fix,
  group: causeGroupOf(incident),
  why: whyWords(incident),
  who: whoWords(incident),
  what: whatWords(incident),
  resource: incident.resource === null ? null : plainText(incident.resource, 300),
  account: incident.account === null ? null : plainText(incident.account, 20),
  regions: incident.regions.slice(0, 20).map((region) => plainText(region, 40)),
  count: incident.count,
  firstSeen: plainText(incident.firstSeen, 40),
  lastSeen: plainText(incident.lastSeen, 40),
  hours: readWeek(incident.hours),
});
