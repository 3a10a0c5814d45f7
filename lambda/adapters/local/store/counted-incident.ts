import { hourOf } from '../../../core/incident/escalation.ts';
import { firstFix } from '../../../core/incident/first-fix.ts';
import type { Incident, IncidentFacts } from '../../../core/incident/incident.ts';
import type { CountedEvent, FirstState } from '../../../flows/ports.ts';
import { earliestOf, latestOf } from '../../incident-table/latest.ts';

/** What an incident begins with, before its first events (at least one) are counted. */
export const begunIncident = (facts: IncidentFacts, events: readonly CountedEvent[], first: FirstState): Incident => ({
  ...facts,
  status: first.status,
  statusSince: first.now,
  fix: firstFix[facts.remedy],
  reason: first.reason,
  mutedBy: first.mutedBy,
  quietUntil: null,
  count: 0,
  sessions: [],
  regions: [],
  hours: {},
  firstSeen: earliestOf(events),
  lastSeen: '',
  lastEventId: null,
  toldCount: 0,
  decided: { sessions: 0, regions: 0 },
  pending: null,
  grant: null,
  version: 0,
});

/** The incident with more events counted. They come late and out of order: the first and the last time only ever move apart. */
export const countedIncident = (incident: Incident, facts: IncidentFacts, events: readonly CountedEvent[]): Incident => {
  const last = latestOf(events);
  const isLater = last.time > incident.lastSeen;
  return {
    ...incident,
    ...facts,
    count: incident.count + events.length,
    hours: withHours(incident.hours, events),
    sessions: withNames(incident.sessions, events, 'session'),
    regions: withNames(incident.regions, events, 'region'),
    firstSeen: [earliestOf(events), incident.firstSeen].sort()[0] ?? '',
    lastSeen: isLater ? last.time : incident.lastSeen,
    lastEventId: isLater ? last.eventId : incident.lastEventId,
  };
};

const withHours = (hours: Incident['hours'], events: readonly CountedEvent[]): Incident['hours'] => {
  const counted = { ...hours };
  for (const { time } of events) counted[hourOf(time)] = (counted[hourOf(time)] ?? 0) + 1;
  return counted;
};

/** As many as the incident table keeps. */
const mostNames = 100;

const withNames = (known: readonly string[], events: readonly CountedEvent[], field: 'session' | 'region'): readonly string[] => {
  if (known.length >= mostNames) return known;
  const names = events.flatMap((event) => event[field] ?? []).filter((name) => name !== '');
  return [...new Set([...known, ...names])].slice(0, mostNames).sort();
};
