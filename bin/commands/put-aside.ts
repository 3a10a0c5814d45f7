import { readUntil } from '../../lambda/core/incident/read-until.ts';
import { type PersonsWord, putAside } from '../../lambda/flows/incidents/put-aside.ts';
import { type IncidentFlags, incidentOf, openIncidents } from './open-incidents.ts';
import type { CommandRun, Terminal } from './output.ts';
import { shown } from './show.ts';

export interface SnoozeFlags extends IncidentFlags {
  readonly for: string;
}

export interface IgnoreFlags extends IncidentFlags {
  readonly reason: string;
  readonly until?: string;
}

const wrongTime = 'expected a time from now, such as 30m, 4h or 7d (90d at most), or a day to come, such as 2026-12-01';

/** `countersign snooze ID --for 4h`: quiet for a time; it is counted all the while, and speaks when it escalates. */
export async function* snooze(id: string, flags: SnoozeFlags, terminal: Terminal): CommandRun {
  const until = readUntil(flags.for, new Date().toISOString());
  if (until === null) {
    yield { to: 'stderr', text: `countersign: --for ${flags.for}: ${wrongTime}\n` };
    return 2;
  }
  return yield* say(id, { kind: 'snoozed', until }, flags, terminal);
}

/** `countersign ignore ID --reason TEXT`: quiet until it escalates, or until a day. */
export async function* ignore(id: string, flags: IgnoreFlags, terminal: Terminal): CommandRun {
  const until = flags.until === undefined ? null : readUntil(flags.until, new Date().toISOString());
  if (flags.until !== undefined && until === null) {
    yield { to: 'stderr', text: `countersign: --until ${flags.until}: ${wrongTime}\n` };
    return 2;
  }
  return yield* say(id, { kind: 'ignored', reason: flags.reason.slice(0, 500), until }, flags, terminal);
}

/** `countersign resolve ID`: done; the next denial is a regression. */
export async function* resolve(id: string, flags: IncidentFlags, terminal: Terminal): CommandRun {
  return yield* say(id, { kind: 'resolved' }, flags, terminal);
}

async function* say(id: string, word: PersonsWord, flags: IncidentFlags, terminal: Terminal): CommandRun {
  const ports = await openIncidents(flags);
  const { fingerprint } = await incidentOf(ports, id);
  yield shown(await putAside(ports, fingerprint, word), ports.now(), flags, terminal);
  return 0;
}
