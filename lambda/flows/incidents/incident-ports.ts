import type { Incident, Status } from '../../core/incident/incident.ts';
import type { ChangeIncident, Clock, ReadExplanation, ReadIncident } from '../ports.ts';

/** What the commands on incidents touch. */
export interface IncidentPorts {
  /** All incidents of the statuses, in no order that counts. */
  readonly listIncidents: (statuses: readonly Status[]) => Promise<readonly Incident[]>;
  readonly readIncident: ReadIncident;
  readonly changeIncident: ChangeIncident;
  /** The denial that people were told of last, or null. */
  readonly readExplanation: ReadExplanation;
  readonly now: Clock;
}
