import { adoptGrant } from '../../lambda/flows/grants/adopt-grant.ts';
import { type Revocation, revokeGrant } from '../../lambda/flows/grants/revoke-grant.ts';
import { openGrants } from './open-grants.ts';
import { type IncidentFlags, incidentOf } from './open-incidents.ts';
import type { CommandRun, Terminal } from './output.ts';
import { refusedBecause } from './refused.ts';

/** `countersign revoke ID`: the grant goes now. Nobody has to approve that. */
export async function* revoke(id: string, flags: IncidentFlags, _: Terminal): CommandRun {
  const { ports } = await openGrants(flags);
  return yield* said(await revokeGrant(ports, await incidentOf(ports, id), 'revoked'));
}

/** `countersign adopt ID`: the permission is in the user's own code now, so the grant goes. */
export async function* adopt(id: string, flags: IncidentFlags, _: Terminal): CommandRun {
  const { ports } = await openGrants(flags);
  return yield* said(await adoptGrant(ports, await incidentOf(ports, id)));
}

async function* said(revocation: Revocation): CommandRun {
  if (revocation.kind === 'refused') return yield* refusedBecause(revocation.because);
  const { incident, executionId } = revocation;
  yield {
    to: 'stderr',
    text: `The policy ${incident.grant?.policyName ?? ''} is being detached and deleted (execution ${executionId}); how it ended: countersign show ${incident.id}\n`,
  };
  return 0;
}
