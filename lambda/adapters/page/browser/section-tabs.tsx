import type { IncidentRow } from '../../../core/page/incident-row.ts';
import type { ListQuery } from '../../../core/page/list-query.ts';
import { openSections, sections } from '../../../core/page/section.ts';
import { follow, type Go, hrefOf } from './route.ts';
import { sectionWords } from './section-words.ts';

interface TabsProps {
  readonly rows: readonly IncidentRow[];
  readonly query: ListQuery;
  readonly go: Go;
}

/** The sections with how many are in each; a section without any has no link, unless it is the one that is shown. */
export const SectionTabs = ({ rows, query, go }: TabsProps) => {
  const counts = new Map<string, number>();
  for (const { section } of rows) counts.set(section, (counts.get(section) ?? 0) + 1);
  const open = openSections.reduce((sum, section) => sum + (counts.get(section) ?? 0), 0);
  const tabs: readonly (readonly [ListQuery['section'], string, number])[] = [
    ['open', 'Open', open],
    ...sections.map((section) => [section, sectionWords[section], counts.get(section) ?? 0] as const),
    ['all', 'All', rows.length],
  ];
  return (
    <nav class="tabs" aria-label="Sections">
      {tabs
        .filter(([section, , count]) => count > 0 || section === query.section || section === 'open')
        .map(([section, words, count]) => {
          const route = { view: 'list' as const, incident: null, query: { ...query, section } };
          return (
            <a
              key={section}
              class={`tab t-${section}`}
              href={hrefOf(route)}
              aria-current={section === query.section ? 'true' : undefined}
              onClick={(event) => follow(event, () => go(route))}
            >
              {words} <span class="number">{count.toLocaleString('en')}</span>
            </a>
          );
        })}
    </nav>
  );
};
