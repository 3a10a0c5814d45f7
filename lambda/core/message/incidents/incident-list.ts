import type { Incident } from '../../incident/incident.ts';
import { inListedOrder } from '../../incident/listed-order.ts';
import type { Paint } from '../terminal/paint.ts';
import { agoWords, sparkline, whatWords, whoWords, whyWords } from './incident-words.ts';

export interface ListOptions {
  /** ISO 8601. */
  readonly now: string;
  readonly paint: Paint;
}

/** Incidents for people, a line each: those that want somebody's eyes first, those that were seen last before others. */
export const incidentList = (incidents: readonly Incident[], { now, paint }: ListOptions): string => {
  const rows = inListedOrder(incidents).map((incident) => [
    incident.id,
    incident.mutedBy === null ? incident.status : 'muted',
    incident.fix === 'none' ? '' : incident.fix,
    `${incident.count}×`,
    agoWords(incident.lastSeen, now),
    sparkline(incident.hours, now),
    whatWords(incident),
    whoWords(incident),
    whyWords(incident),
  ]);
  const head = ['ID', 'STATUS', 'FIX', 'COUNT', 'LAST', '24 HOURS', 'WHAT', 'WHO', 'WHY'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [paint.dim(line(head)), ...rows.map(line)].map((text) => `${text}\n`).join('');
};
