import type { IncidentState } from '../../../lambda/core/incident/transition.ts';

export const now = '2026-11-21T12:30:00.000Z';

const hourMs = 3_600_000;
/** So many hours before {@link now}, ISO 8601. */
export const hoursAgo = (hours: number): string => new Date(Date.parse(now) - hours * hourMs).toISOString();
const hourKey = (hours: number): string => hoursAgo(hours).slice(0, 13);

/** Counts of the last hours, this one first: `[30, 1, 1]`. */
export const hoursOf = (counts: readonly number[]): Record<string, number> =>
  Object.fromEntries(counts.map((count, hours) => [hourKey(hours), count]));

/** An incident that was told once, an hour ago. */
export const toldIncident = (changes: Partial<IncidentState> = {}): IncidentState => ({
  status: 'new',
  statusSince: hoursAgo(1),
  fix: 'none',
  count: 2,
  toldCount: 1,
  firstSeen: hoursAgo(1),
  lastSeen: now,
  hours: hoursOf([1, 1]),
  sessions: ['s'],
  regions: ['eu-west-1'],
  decided: { sessions: 1, regions: 1 },
  principalReserved: null,
  quietUntil: null,
  reason: null,
  mutedBy: null,
  ...changes,
});
