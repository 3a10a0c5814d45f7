import type { Section } from '../../../core/page/section.ts';

/** The parts of the list, as their headings. */
export const sectionWords: Readonly<Record<Section, string>> = {
  waiting: 'Waiting for you',
  regressed: 'Regressed',
  escalating: 'Escalating',
  new: 'New',
  ongoing: 'Ongoing',
  granted: 'Granted',
  snoozed: 'Snoozed',
  ignored: 'Ignored',
  muted: 'Muted',
  resolved: 'Resolved',
};
