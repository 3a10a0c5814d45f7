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

/** Those that wait for a decision, then those that want somebody's eyes, then those that were seen last. */
export const inListedOrder = (incidents: readonly Incident[]): Incident[] =>
  [...incidents].sort((one, other) => rankOf(one) - rankOf(other) || (one.lastSeen < other.lastSeen ? 1 : -1));

const rankOf = ({ fix, status }: Incident): number => (fix === 'awaiting-approval' ? -1 : order.indexOf(status));

/** Whether a word of the reader is in what an incident is about: id, principal, action, resource, account, cause, status or fix. */
export const isAbout = (incident: Incident, word: string): boolean => {
  const { id, principalArn, principalName, action, resource, account, cause, status, fix, certainty } = incident;
  const wanted = word.toLowerCase();
  return [
    id,
    principalArn,
    principalName,
    action,
    resource,
    account,
    cause.kind,
    cause.policyType,
    cause.policyArn,
    status,
    fix,
    certainty,
  ].some((text) => text?.toLowerCase().includes(wanted) === true);
};
