import { type Status, statuses } from '../../lambda/core/incident/incident.ts';
import { inListedOrder, isAbout, openStatuses, readStatuses } from '../../lambda/core/incident/listed-order.ts';
import { incidentList } from '../../lambda/core/message/incidents/incident-list.ts';
import { safeJson } from '../../lambda/core/message/plain-text.ts';
import { type IncidentFlags, openIncidents } from './open-incidents.ts';
import type { CommandRun, Terminal } from './output.ts';
import { paintFor } from './paint-for.ts';

export interface IncidentsFlags extends IncidentFlags {
  readonly status?: string;
  readonly all?: boolean;
  readonly match?: string;
}

/** `countersign incidents`: the open ones, those that want somebody's eyes first. */
export async function* incidents(flags: IncidentsFlags, { isTerminal, colour }: Terminal): CommandRun {
  const wanted = wantedStatuses(flags);
  if (wanted === null) {
    yield { to: 'stderr', text: `countersign: --status takes ${statuses.join(', ')}, with commas between several\n` };
    return 2;
  }
  const ports = await openIncidents(flags);
  const found = (await ports.listIncidents(wanted)).filter((incident) => flags.match === undefined || isAbout(incident, flags.match));
  if (flags.output === 'json' || (flags.output === undefined && !isTerminal)) {
    for (const incident of inListedOrder(found)) yield { to: 'stdout', text: `${safeJson(incident)}\n` };
    return 0;
  }
  if (found.length > 0) yield { to: 'stdout', text: incidentList(found, { now: ports.now(), paint: paintFor(colour) }) };
  yield { to: 'stderr', text: `${found.length} ${found.length === 1 ? 'incident' : 'incidents'} (${wanted.join(', ')})\n` };
  return 0;
}

const wantedStatuses = ({ status, all }: IncidentsFlags): readonly Status[] | null => {
  if (status !== undefined) return readStatuses(status);
  return all ? statuses : openStatuses;
};
