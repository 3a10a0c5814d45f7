import type { Explanation } from '../../lambda/core/cause/diagnosis.ts';
import type { Incident } from '../../lambda/core/incident/incident.ts';
import { incidentPage } from '../../lambda/core/message/incidents/incident-page.ts';
import { safeJson } from '../../lambda/core/message/plain-text.ts';
import type { CodeFormat } from '../../lambda/core/remedy/snippets/code-input.ts';
import { type CodeAnswer, codeOf } from './explain-code.ts';
import { type IncidentFlags, incidentOf, openIncidents } from './open-incidents.ts';
import type { CommandRun, Output, Terminal } from './output.ts';
import { paintFor } from './paint-for.ts';

export interface ShowFlags extends IncidentFlags {
  readonly as?: CodeFormat;
}

/** `countersign show ID`: one incident; with `--as` the permission that would fix it, as code. */
export async function* show(id: string, flags: ShowFlags, terminal: Terminal): CommandRun {
  const ports = await openIncidents(flags);
  const incident = await incidentOf(ports, id);
  if (flags.as !== undefined) return yield* code(flags.as, await ports.readExplanation(incident.fingerprint), incident.id);
  yield shown(incident, ports.now(), flags, terminal);
  return 0;
}

async function* code(format: CodeFormat, explanation: Explanation | null, id: string): CommandRun {
  const answer: CodeAnswer = explanation === null ? { kind: 'none', why: `${id}: no denial of it is kept` } : codeOf(format, explanation);
  if (answer.kind === 'none') {
    yield { to: 'stderr', text: `countersign: ${answer.why}\n` };
    return 1;
  }
  yield { to: 'stdout', text: `${answer.text.trimEnd()}\n` };
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
