import type { Incident } from '../../incident/incident.ts';
import { plainText } from '../plain-text.ts';
import { causeWords } from '../words.ts';

const minuteMs = 60_000;

/** How long ago a time was, in the largest unit that fits: `8m`, `5h`, `2d`. Both are ISO 8601. */
export const agoWords = (time: string, now: string): string => {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(time)) / minuteMs));
  if (minutes < 60) return `${minutes}m`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 1440)}d`;
};

const bars = '▁▂▃▄▅▆▇█';

/** The denials of the last 24 hours, a bar an hour, the tallest as high as a bar can be. */
export const sparkline = (hours: Incident['hours'], now: string): string => {
  const counts = Array.from({ length: 24 }, (_, back) => {
    const hour = new Date(Date.parse(now) - (23 - back) * 60 * minuteMs).toISOString().slice(0, 13);
    return hours[hour] ?? 0;
  });
  const most = Math.max(1, ...counts);
  return counts.map((count) => bars[count === 0 ? 0 : Math.max(1, Math.round((count / most) * 7))] ?? '').join('');
};

/** What was refused, and why, as far as one line has room for it. */
export const whatWords = ({ kind, action, cause }: Incident): string =>
  kind === 'probing' ? 'many actions (probing)' : plainText(action ?? `(${cause.kind})`, 60);

export const whoWords = ({ principalName, principalArn }: Incident): string => plainText(principalName ?? principalArn ?? 'unknown', 60);

export const whyWords = (incident: Incident): string =>
  incident.kind === 'probing' ? 'many different actions in a short time' : causeWords(incident);

/** The status, and what keeps it quiet. */
export const statusWords = ({ status, quietUntil, mutedBy, reason }: Incident): string => {
  if (mutedBy !== null) return `muted by ${plainText(mutedBy, 60)}: ${plainText(reason ?? '', 200)}`;
  if (status === 'snoozed') return `snoozed until ${quietUntil ?? 'it escalates'}`;
  if (status === 'ignored') return `ignored until ${quietUntil ?? 'it escalates'}: ${plainText(reason ?? '', 200)}`;
  return status;
};
