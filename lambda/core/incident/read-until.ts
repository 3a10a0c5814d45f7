const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const longestDays = 90;

/** The time in so long from now (`30m`, `4h`, `7d`; 90 days at most) or on a day (`2026-12-01`), ISO 8601; null where the text is neither. */
export const readUntil = (text: string, now: string): string | null => {
  const [, count = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(text.trim()) ?? [];
  const until =
    count === ''
      ? Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? text.trim() : '')
      : Date.parse(now) + Number(count) * (units[unit] ?? 0);
  const from = Date.parse(now);
  return Number.isNaN(until) || until <= from || until > from + longestDays * 86_400_000 ? null : new Date(until).toISOString();
};
