import { type DenialsOverTime, denialsOverTime } from './denials-over-time.ts';
import type { IncidentRow } from './incident-row.ts';
import { type Section, sections } from './section.ts';

/** What stands around the list: how many are in each section, and the chart. */
export interface Summary {
  readonly counts: Readonly<Record<Section, number>>;
  readonly overTime: DenialsOverTime;
}

/** In: what a search found, in all sections; the time in whole hours since 1970; how many hours the chart shows. */
export const summaryOf = (
  found: readonly Pick<IncidentRow, 'section' | 'group' | 'hours'>[],
  thisHour: number,
  range: 24 | 168,
): Summary => {
  const counts = new Map<Section, number>(sections.map((section) => [section, 0]));
  for (const { section } of found) counts.set(section, (counts.get(section) ?? 0) + 1);
  const of = (section: Section): number => counts.get(section) ?? 0;
  return {
    counts: {
      waiting: of('waiting'),
      regressed: of('regressed'),
      escalating: of('escalating'),
      new: of('new'),
      ongoing: of('ongoing'),
      granted: of('granted'),
      snoozed: of('snoozed'),
      ignored: of('ignored'),
      muted: of('muted'),
      resolved: of('resolved'),
    },
    overTime: denialsOverTime(found, thisHour, range),
  };
};
