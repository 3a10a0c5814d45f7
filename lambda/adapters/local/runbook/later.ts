/** The time so many seconds later, ISO 8601 in UTC. */
export const later = (time: string, seconds: number): string => new Date(Date.parse(time) + seconds * 1000).toISOString();

/** Whether a time has come. */
export const isReached = (time: string, now: string): boolean => Date.parse(time) <= Date.parse(now);

/** The one that comes first. */
export const earlier = (one: string, other: string): string => (Date.parse(one) <= Date.parse(other) ? one : other);
