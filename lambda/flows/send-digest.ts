import { digestOf, isEmpty, isSilent } from '../core/incident/digest.ts';
import { type Incident, statuses } from '../core/incident/incident.ts';
import { openStatuses } from '../core/incident/listed-order.ts';
import { transition } from '../core/incident/transition.ts';
import { digestReport } from '../core/message/report/digest-report.ts';
import type { FollowUpPorts } from './grants/follow-up-ports.ts';
import type { ListedGrant } from './grants/grant-ports.ts';
import { ownerOf } from './grants/sweep-grants.ts';
import { decideAndWrite } from './incidents/decide-and-write.ts';

/** The daily digest; where there is nothing to say, nothing is sent. `listGrants` is null in the mode `advise`. */
export const sendDigest = async (
  ports: Omit<FollowUpPorts, 'listGrants'> & { readonly listGrants: FollowUpPorts['listGrants'] | null },
): Promise<void> => {
  const now = ports.now();
  const incidents = await ports.listIncidents(statuses);
  const listed = ports.listGrants === null ? null : await ports.listGrants();
  const orphans: ListedGrant[] = [];
  for (const grant of listed ?? []) if ((await ownerOf(ports, grant)) === null) orphans.push(grant);
  const removed = listed === null ? [] : await endRemoved(ports, incidents, listed);
  const digest = digestOf(incidents, now);
  if (isEmpty(digest) && orphans.length === 0 && removed.length === 0) return;
  const named = orphans.map(({ policyName, attachedTo }) => ({
    policyName,
    attachedTo: attachedTo.map(({ kind, name }) => `${kind} ${name}`),
  }));
  await ports.sendReport(digestReport(digest, named, removed, now));
};

/** Grants that are in force by our word and that IAM does not have: somebody removed them by hand. */
const endRemoved = async (
  ports: Pick<FollowUpPorts, 'readIncident' | 'changeIncident'>,
  incidents: readonly Incident[],
  listed: readonly ListedGrant[],
): Promise<readonly Incident[]> => {
  const names = new Set(listed.map(({ policyName }) => policyName));
  const removed = incidents.filter(({ fix, grant }) => fix === 'verified' && grant !== null && !names.has(grant.policyName));
  for (const { fingerprint } of removed)
    await decideAndWrite(ports, fingerprint, ({ fix }) => (fix === 'verified' ? { fix: 'ended' } : null));
  return removed;
};

/** Resolves open incidents that were silent for two weeks: the next denial is a regression. Out: how many. */
export const resolveSilent = async (
  ports: Pick<FollowUpPorts, 'listIncidents' | 'readIncident' | 'changeIncident' | 'now'>,
): Promise<number> => {
  const now = ports.now();
  const silent = (await ports.listIncidents(openStatuses)).filter((incident) => isSilent(incident, now));
  for (const { fingerprint } of silent)
    await decideAndWrite(ports, fingerprint, (incident) => {
      if (!isSilent(incident, now) || !openStatuses.includes(incident.status)) return null;
      const { alert: _, ...next } = transition(incident, { kind: 'resolved' }, now);
      return { ...next, statusSince: now };
    });
  return silent.length;
};
