import type { Incident } from '../../core/incident/incident.ts';
import { type IncidentEvent, transition } from '../../core/incident/transition.ts';
import type { IncidentPorts } from './incident-ports.ts';

/** What a person can say of an incident. */
export type PersonsWord = Extract<IncidentEvent, { kind: 'snoozed' | 'ignored' | 'resolved' }>;

const attempts = 10;

/** Writes what a person said of an incident. Out: the incident as it is then. Throws where it is gone, or changes all the time. */
export const putAside = async (
  { readIncident, changeIncident, now }: Pick<IncidentPorts, 'readIncident' | 'changeIncident' | 'now'>,
  fingerprint: string,
  word: PersonsWord,
): Promise<Incident> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const incident = await readIncident(fingerprint);
    if (incident === null) throw new Error('the incident is gone: it was kept for as long as the settings say after it was last seen');
    const { alert: _, ...next } = transition(incident, word, now());
    const change = { ...next, statusSince: now() };
    if (await changeIncident(fingerprint, incident.version, change)) return { ...incident, ...change, version: incident.version + 1 };
  }
  throw new Error('the incident changes all the time; try again');
};
