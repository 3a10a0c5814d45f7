import * as z from 'zod';
import type { Incident } from '../../../core/incident/incident.ts';
import { incidentFrom } from '../../incident-table/incident-item.ts';
import { hourAttribute } from '../../incident-table/keys.ts';

/** Incidents as the state file holds them: each with the events that it counted, and the denial that people were told of. */
const keptIncident = z.object({
  incident: z.looseObject({ sessions: z.array(z.string()), regions: z.array(z.string()), hours: z.record(z.string(), z.number()) }),
  events: z.array(z.string()),
  /** As the incident table keeps it. */
  explanation: z.string().nullable(),
});

const healthIssue = z.object({
  arn: z.string(),
  service: z.string(),
  region: z.string(),
  startTime: z.string(),
  endTime: z.string().nullable(),
  text: z.string(),
});

export const keptIncidentsSchema = z.object({
  incidents: z.array(keptIncident),
  /** Actions that were refused to a principal in a window: `[principal, window, actions]`. */
  actions: z.array(z.tuple([z.string(), z.string(), z.array(z.string())])),
  /** Approvals that were asked for a principal on a day: `[principal, day, tokens]`. */
  asked: z.array(z.tuple([z.string(), z.string(), z.array(z.string())])),
  health: z.array(healthIssue),
});
export type KeptIncidents = z.infer<typeof keptIncidentsSchema>;

export const noIncidents: KeptIncidents = { incidents: [], actions: [], asked: [], health: [] };

/** An incident as it was written; checked by the table's own schema. Throws where it is not of our making. */
export const incidentOfKept = ({ sessions, regions, hours, ...kept }: z.infer<typeof keptIncident>['incident']): Incident => {
  const item = Object.fromEntries(Object.entries(hours).map(([hour, count]) => [hourAttribute(hour), count]));
  const incident = incidentFrom({ ...kept, ...item, facts: kept, sessions: new Set(sessions), regions: new Set(regions) });
  if (incident === null) throw new Error('an incident without facts');
  return incident;
};
