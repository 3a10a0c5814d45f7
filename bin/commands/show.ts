import type { Incident } from '../../lambda/core/incident/incident.ts';
import { incidentPage } from '../../lambda/core/message/incidents/incident-page.ts';
import { safeJson } from '../../lambda/core/message/plain-text.ts';
import { type IncidentFlags, incidentOf, openIncidents } from './open-incidents.ts';
import type { CommandRun, Output, Terminal } from './output.ts';
import { paintFor } from './paint-for.ts';

/** `countersign show ID`: one incident. */
export async function* show(id: string, flags: IncidentFlags, terminal: Terminal): CommandRun {
  const ports = await openIncidents(flags);
  yield shown(await incidentOf(ports, id), ports.now(), flags, terminal);
  return 0;
}

/** An incident as the flags want it. */
export const shown = (incident: Incident, now: string, { output }: IncidentFlags, { isTerminal, colour }: Terminal): Output => ({
  to: 'stdout',
  text:
    output === 'json' || (output === undefined && !isTerminal)
      ? `${safeJson(incident)}\n`
      : incidentPage(incident, { now, paint: paintFor(colour) }),
});
