import type { Incident } from '../incident/incident.ts';

/** The parts of the list, what wants somebody's eyes first. */
export const sections = [
  'waiting',
  'regressed',
  'escalating',
  'new',
  'ongoing',
  'granted',
  'snoozed',
  'ignored',
  'muted',
  'resolved',
] as const;
export type Section = (typeof sections)[number];

/** Those that the list shows when nothing is asked for. */
export const openSections: readonly Section[] = ['waiting', 'regressed', 'escalating', 'new', 'ongoing'];

/** The one part of the list that an incident belongs to, from both of its axes. */
export const sectionOf = ({ status, fix, mutedBy }: Pick<Incident, 'status' | 'fix' | 'mutedBy'>): Section => {
  if (fix === 'awaiting-approval' || fix === 'applying') return 'waiting';
  if (mutedBy !== null) return 'muted';
  // A grant that does not help is no success: the denial is back.
  return status === 'resolved' && fix === 'verified' ? 'granted' : status;
};
