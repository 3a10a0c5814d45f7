import type { ListQuery } from '../../../core/page/list-query.ts';
import { openSections, type Section, sections } from '../../../core/page/section.ts';
import type { Summary } from '../../../core/page/summary.ts';
import { follow, type Go, hrefOf } from './route.ts';
import { sectionWords } from './section-words.ts';

interface TabsProps {
  readonly counts: Summary['counts'];
  readonly query: ListQuery;
  readonly go: Go;
}

/** The sections with how many are in each; a section without any has no link, unless it is the one that is shown. */
export const SectionTabs = ({ counts, query, go }: TabsProps) => {
  const sum = (some: readonly Section[]): number => some.reduce((total, section) => total + counts[section], 0);
  const tabs: readonly (readonly [ListQuery['section'], string, number])[] = [
    ['open', 'Open', sum(openSections)],
    ...sections.map((section) => [section, sectionWords[section], counts[section]] as const),
    ['all', 'All', sum(sections)],
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
