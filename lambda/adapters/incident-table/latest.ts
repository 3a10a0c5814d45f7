import type { CountedEvent } from '../../flows/ports.ts';

/** The event with the latest time; there must be one. */
export const latestOf = (events: readonly CountedEvent[]): CountedEvent =>
  events.reduce((last, event) => (event.time > last.time ? event : last));

/** The earliest time; there must be an event. */
export const earliestOf = (events: readonly CountedEvent[]): string => events.map(({ time }) => time).sort()[0] ?? '';
