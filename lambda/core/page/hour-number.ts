const days = new Map<string, number>();
const most = 1000;

/**
 * Whole hours since 1970 of an hour as incidents count them (`2026-11-21T01`), or null where it is none. Each day is read once: ten thousand
 * incidents have a million hours, and reading a date costs more than all the rest.
 */
export const hourNumber = (key: string): number | null => {
  const hour = Number(key.slice(11, 13));
  const day = dayNumber(key.slice(0, 10));
  return key.length === 13 && Number.isInteger(hour) && !Number.isNaN(day) ? day * 24 + hour : null;
};

const dayNumber = (day: string): number => {
  const known = days.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  if (days.size < most) days.set(day, number);
  return number;
};
