const hourMs = 3_600_000;
const hoursKept = 168;
const leastHistory = 24;
const atLeast = 20;
const times = 10;

/** The UTC hour of a time (ISO 8601): `2026-11-21T01`. */
export const hourOf = (time: string): string => time.slice(0, 13);

/** Hours that no rule looks at any more: the seven days before are what "usual" means. */
export const staleHours = (hours: Readonly<Record<string, number>>, now: string): string[] => {
  const oldest = hourOf(new Date(Date.parse(now) - hoursKept * hourMs).toISOString());
  return Object.keys(hours).filter((hour) => hour < oldest);
};

/**
 * Whether denials come far more often than usual: more than 20 in this hour, and more than ten times the median hour of the seven days
 * before. An incident without a day of history has no usual to compare with: its first storm is one alert, and the count steps.
 */
export const isSurge = (hours: Readonly<Record<string, number>>, firstSeen: string, now: string): boolean => {
  const thisHour = hours[hourOf(now)] ?? 0;
  if (thisHour <= atLeast || !hasHistory(firstSeen, now)) return false;
  return thisHour > times * median(earlierHours(hours, firstSeen, now));
};

/** Whether an incident is known for long enough that something can be new in it. */
export const hasHistory = (firstSeen: string, now: string): boolean => Date.parse(now) - Date.parse(firstSeen) >= leastHistory * hourMs;

/** Hours without a denial count as 0. */
const earlierHours = (hours: Readonly<Record<string, number>>, firstSeen: string, now: string): number[] => {
  const current = Date.parse(now);
  const since = Math.max(Date.parse(firstSeen), current - hoursKept * hourMs);
  const earlier: number[] = [];
  for (let time = current - hourMs; time >= since; time -= hourMs) earlier.push(hours[hourOf(new Date(time).toISOString())] ?? 0);
  return earlier;
};

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
