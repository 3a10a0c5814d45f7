/** How often an incident was refused: this hour, and in each hour of the seven days before in which it was known. */
export interface RecentActivity {
  readonly thisHour: number;
  /** Counts of the earlier hours since it was first seen (168 at most); hours without a denial count as 0. */
  readonly earlierHours: readonly number[];
}

const atLeast = 20;
const times = 10;

/**
 * Escalating: more than 20 in this hour, and more than ten times the median hour of the seven days before. An incident without a day of
 * history has no median to compare with: its first storm is one alert, and the count steps.
 */
export const isEscalation = ({ thisHour, earlierHours }: RecentActivity): boolean =>
  earlierHours.length >= 24 && thisHour > Math.max(atLeast, times * median(earlierHours));

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
