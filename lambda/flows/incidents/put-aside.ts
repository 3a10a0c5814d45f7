import type { Incident } from '../../core/incident/incident.ts';
import { type IncidentEvent, transition } from '../../core/incident/transition.ts';
import { decideAndWrite } from './decide-and-write.ts';
import type { IncidentPorts } from './incident-ports.ts';

/** What a person can say of an incident. */
export type PersonsWord = Extract<IncidentEvent, { kind: 'snoozed' | 'ignored' | 'resolved' }>;

const attempts = 10;

/** Writes what a person said of an incident. Out: the incident as it is then. Throws where it is gone, or changes all the time. */
export const putAside = (
  ports: Pick<IncidentPorts, 'readIncident' | 'changeIncident' | 'now'>,
  fingerprint: string,
  word: PersonsWord,
): Promise<Incident> =>
  decideAndWrite(
    ports,
    fingerprint,
    (incident) => {
      const { alert: _, ...next } = transition(incident, word, ports.now());
      return { ...next, statusSince: ports.now() };
    },
    attempts,
  );
