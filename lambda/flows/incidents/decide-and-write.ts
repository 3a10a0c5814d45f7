import type { Incident } from '../../core/incident/incident.ts';
import type { IncidentChange, Ports } from '../ports.ts';

/**
 * Writes what `decide` makes of the incident as it is (null: nothing); where somebody else was quicker, decides again, so many times. Out: the
 * incident as it is then. Throws where it is gone, or changes all the time.
 */
export const decideAndWrite = async (
  { readIncident, changeIncident }: Pick<Ports, 'readIncident' | 'changeIncident'>,
  fingerprint: string,
  decide: (incident: Incident) => IncidentChange | null,
  attempts = 20,
): Promise<Incident> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const incident = await readIncident(fingerprint);
    if (incident === null) throw new Error('the incident is gone: it was kept for as long as the settings say after it was last seen');
    const change = decide(incident);
    if (change === null) return incident;
    const { forgetHours: _, ...fields } = change;
    if (await changeIncident(fingerprint, incident.version, change)) return { ...incident, ...fields, version: incident.version + 1 };
  }
  throw new Error('the incident changes all the time; try again');
};
