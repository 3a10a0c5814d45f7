import type { Incident } from '../../core/incident/incident.ts';
import type { IncidentChange, Ports } from '../ports.ts';

const attempts = 20;

/**
 * Writes what `decide` makes of the incident as it is; where somebody else was quicker, decides again. Out: the incident as it is then, or
 * null where nothing was to be changed. Throws where the incident is gone, or changes all the time.
 */
export const changeGrant = async (
  { readIncident, changeIncident }: Pick<Ports, 'readIncident' | 'changeIncident'>,
  fingerprint: string,
  decide: (incident: Incident) => IncidentChange | null,
): Promise<Incident | null> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const incident = await readIncident(fingerprint);
    if (incident === null) throw new Error('the incident is gone: it was kept for as long as the settings say after it was last seen');
    const change = decide(incident);
    if (change === null) return null;
    const { forgetHours: _, ...fields } = change;
    if (await changeIncident(fingerprint, incident.version, change)) return { ...incident, ...fields, version: incident.version + 1 };
  }
  throw new Error('the incident changes all the time; try again');
};
