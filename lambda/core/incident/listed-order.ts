import { type Incident, type Status, statuses } from './incident.ts';

/** What wants somebody's eyes first. */
const order: readonly Status[] = ['regressed', 'escalating', 'new', 'ongoing', 'snoozed', 'ignored', 'resolved'];

/** Statuses of incidents that are open: neither resolved nor put aside. */
export const openStatuses: readonly Status[] = ['regressed', 'escalating', 'new', 'ongoing'];

/** Statuses as people write them, `new,ongoing`; null where one is none. */
export const readStatuses = (text: string): readonly Status[] | null => {
  const words = text.split(',').map((word) => word.trim());
  const known = words.flatMap((word) => statuses.filter((status) => status === word));
  return known.length === words.length ? known : null;
};

/** Those that want somebody's eyes first, then those that were seen last. */
export const inListedOrder = (incidents: readonly Incident[]): Incident[] =>
  [...incidents].sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status) || (one.lastSeen < other.lastSeen ? 1 : -1));
