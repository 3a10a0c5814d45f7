import { approvalPage } from '../../lambda/core/message/grant/approval-page.ts';
import { safeJson } from '../../lambda/core/message/plain-text.ts';
import { proposeGrant } from '../../lambda/flows/grants/propose-grant.ts';
import { openGrants } from './open-grants.ts';
import { type IncidentFlags, incidentOf } from './open-incidents.ts';
import type { CommandRun, Terminal } from './output.ts';
import { paintFor } from './paint-for.ts';
import { refusedBecause, wantsJson } from './refused.ts';

/** `countersign propose ID`: asks the approvers for the grant of an incident. */
export async function* propose(id: string, flags: IncidentFlags, terminal: Terminal): CommandRun {
  const { ports, settings } = await openGrants(flags);
  const { fingerprint } = await incidentOf(ports, id);
  const proposal = await proposeGrant(ports, settings, fingerprint, await ports.whoAmI());
  if (proposal.kind === 'refused') return yield* refusedBecause(`nobody is asked, because ${proposal.because}`);
  const { incident, plan, executionId } = proposal;
  if (wantsJson(flags, terminal)) {
    yield { to: 'stdout', text: `${safeJson({ incident: incident.id, executionId, plan })}\n` };
    return 0;
  }
  yield {
    to: 'stdout',
    text: approvalPage({ parameters: plan.parameters, document: plan.document, hash: plan.hash }, paintFor(terminal.colour)),
  };
  const needed = plan.isSensitive ? settings.minSensitiveApprovals : settings.minApprovals;
  yield {
    to: 'stderr',
    text: `The approvers are asked (${needed} of ${settings.approvers.length} needed, within ${settings.approvalHours} hours); nothing is changed before they decide.\nThey say: countersign approve ${incident.id} --plan ${plan.hash.slice(0, 8)}\n`,
  };
  return 0;
}
