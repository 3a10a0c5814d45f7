import type { Incident } from '../../lambda/core/incident/incident.ts';
import { approvalPage } from '../../lambda/core/message/grant/approval-page.ts';
import { plainText } from '../../lambda/core/message/plain-text.ts';
import { type Decision, prepareDecision } from '../../lambda/flows/grants/prepare-decision.ts';
import { readLine } from './ask.ts';
import { type OpenGrants, openGrants } from './open-grants.ts';
import { type IncidentFlags, incidentOf } from './open-incidents.ts';
import type { CommandRun, Terminal } from './output.ts';
import { paintFor } from './paint-for.ts';
import { refusedBecause } from './refused.ts';

export interface ApproveFlags extends IncidentFlags {
  readonly plan?: string;
  readonly comment?: string;
  readonly yes?: boolean;
}

export interface RejectFlags extends IncidentFlags {
  readonly reason: string;
}

/** `countersign approve ID`: shows the document and its hash, asks, and approves with the caller's own identity. */
export async function* approve(id: string, flags: ApproveFlags, terminal: Terminal): CommandRun {
  const grants = await openGrants(flags);
  const incident = await incidentOf(grants.ports, id);
  const prepared = await prepareDecision(grants.ports, grants.settings, { incident, decision: 'approve', plan: flags.plan ?? null });
  if (prepared.kind === 'refused') return yield* refusedBecause(prepared.because);
  const { decision } = prepared;
  const { document, hash, execution } = decision;
  yield { to: 'stdout', text: approvalPage({ parameters: execution.parameters, document, hash }, paintFor(terminal.colour)) };
  yield {
    to: 'stderr',
    text: `You are ${plainText(decision.by, 300)}. After your approval: attached, tried in the simulator, undone where that fails.\n`,
  };
  if (flags.yes !== true) {
    yield { to: 'stderr', text: 'Approve? [y/N] ' };
    const answer = await readLine(terminal);
    if (answer === null) {
      yield {
        to: 'stderr',
        text: '\ncountersign: nobody can be asked here: look at the document above, then add --yes and --plan with its hash\n',
      };
      return 2;
    }
    if (!/^y(es)?$/i.test(answer.trim())) return yield* refusedBecause('not approved; nothing was sent');
  } else if (flags.plan === undefined) {
    yield {
      to: 'stderr',
      text: `countersign: --yes approves what nobody looks at: add --plan ${hash.slice(0, 8)}, if that is what you want\n`,
    };
    return 2;
  }
  return yield* send(grants, incident, decision, 'Approve', flags.comment ?? `plan ${hash.slice(0, 8)}`);
}

/** `countersign reject ID --reason TEXT`: nothing is granted, and the reason is kept. */
export async function* reject(id: string, flags: RejectFlags, _: Terminal): CommandRun {
  const grants = await openGrants(flags);
  const incident = await incidentOf(grants.ports, id);
  const prepared = await prepareDecision(grants.ports, grants.settings, { incident, decision: 'reject', plan: null });
  if (prepared.kind === 'refused') return yield* refusedBecause(prepared.because);
  return yield* send(grants, incident, prepared.decision, 'Reject', flags.reason);
}

async function* send(
  { ports }: OpenGrants,
  incident: Incident,
  { execution }: Decision,
  word: 'Approve' | 'Reject',
  comment: string,
): CommandRun {
  const answer = await ports.sendDecision(execution.id, word, comment.slice(0, 500));
  if (answer.kind === 'refused') return yield* refusedBecause(answer.says);
  yield {
    to: 'stderr',
    text:
      word === 'Approve'
        ? `Approved. The runbook goes on when enough have; how it ended is told to everybody, and by: countersign show ${incident.id}\n`
        : `Rejected. Nothing was changed.\n`,
  };
  return 0;
}
