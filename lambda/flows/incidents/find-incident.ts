import { type Incident, statuses } from '../../core/incident/incident.ts';
import type { IncidentPorts } from './incident-ports.ts';

export type FoundIncident =
  | { readonly kind: 'found'; readonly incident: Incident }
  | { readonly kind: 'none' }
  /** Two of 2^30: the whole fingerprints tell them apart. */
  | { readonly kind: 'several'; readonly fingerprints: readonly string[] };

/** The incident of an id (`cs-…`), or of the first characters of a fingerprint. */
export const findIncident = async ({ listIncidents }: Pick<IncidentPorts, 'listIncidents'>, id: string): Promise<FoundIncident> => {
  const wanted = id.trim().toLowerCase();
  const all = await listIncidents(statuses);
  const found = all.filter((incident) => incident.id === wanted || (wanted.length >= 8 && incident.fingerprint.startsWith(wanted)));
  const [first] = found;
  if (first === undefined) return { kind: 'none' };
  return found.length === 1
    ? { kind: 'found', incident: first }
    : { kind: 'several', fingerprints: found.map(({ fingerprint }) => fingerprint) };
};
