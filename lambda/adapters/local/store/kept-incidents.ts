import * as z from 'zod';
import type { HealthEvent } from '../../../core/incident/health-event.ts';
import type { Incident } from '../../../core/incident/incident.ts';
import { incidentFrom } from '../../incident-table/incident-item.ts';
import { hourAttribute } from '../../incident-table/keys.ts';
import type { NamedSet } from './named-sets.ts';

/** An incident with the events that it counted, and the denial that people were told of. */
export interface KeptIncident {
  readonly incident: Incident;
  readonly events: readonly string[];
  /** As the incident table keeps it. */
  readonly explanation: string | null;
}

/** Incidents as the state file holds them. */
export interface KeptIncidents {
  readonly incidents: readonly KeptIncident[];
  /** Actions that were refused to a principal in a window. */
  readonly actions: readonly NamedSet[];
  /** Approvals that were asked for a principal on a day. */
  readonly asked: readonly NamedSet[];
  readonly health: readonly HealthEvent[];
}

/** An incident as it was written; checked by the table's own schema, which throws where it is not of our making. */
const incident = z
  .looseObject({ sessions: z.array(z.string()), regions: z.array(z.string()), hours: z.record(z.string(), z.number()) })
  .transform(({ sessions, regions, hours, ...kept }, context): Incident => {
    const item = Object.fromEntries(Object.entries(hours).map(([hour, count]) => [hourAttribute(hour), count]));
    try {
      const read = incidentFrom({ ...kept, ...item, facts: kept, sessions: new Set(sessions), regions: new Set(regions) });
      if (read !== null) return read;
    } catch {
      // Said below.
    }
    context.addIssue({ code: 'custom', message: 'this is no incident of this version' });
    return z.NEVER;
  });

const healthIssue = z.object({
  arn: z.string(),
  service: z.string(),
  region: z.string(),
  startTime: z.string(),
  endTime: z.string().nullable(),
  text: z.string(),
});

const namedSet = z.tuple([z.string(), z.string(), z.array(z.string())]);

export const keptIncidentsSchema = z.object({
  incidents: z.array(z.object({ incident, events: z.array(z.string()), explanation: z.string().nullable() })),
  actions: z.array(namedSet),
  asked: z.array(namedSet),
  health: z.array(healthIssue),
}) satisfies z.ZodType<KeptIncidents>;

export const noIncidents: KeptIncidents = { incidents: [], actions: [], asked: [], health: [] };
