import { clientToken } from '../../core/grant/client-token.ts';
import type { GrantState, RevokeReason } from '../../core/grant/grant-state.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { decideAndWrite } from '../incidents/decide-and-write.ts';
import type { GrantPorts } from './grant-ports.ts';

export type RevokePorts = Pick<GrantPorts, 'readIncident' | 'changeIncident' | 'startRevoke' | 'sha256' | 'now'>;

export type Revocation =
  | { readonly kind: 'started'; readonly incident: Incident; readonly executionId: string }
  | { readonly kind: 'refused'; readonly because: string };

/**
 * Starts the runbook that takes a grant back. It needs no approval and does no harm twice: within an hour the same request is the same
 * execution.
 */
export const revokeGrant = async (ports: RevokePorts, incident: Incident, reason: RevokeReason): Promise<Revocation> => {
  const { grant, principalKind, principalName } = incident;
  if (grant === null) return { kind: 'refused', because: 'nothing was ever granted for it' };
  if (incident.fix === 'awaiting-approval')
    return { kind: 'refused', because: `it is not granted yet: countersign reject ${incident.id} --reason "…" ends the request` };
  if (incident.fix === 'ended' || incident.fix === 'adopted')
    return { kind: 'refused', because: `its grant is gone already (${incident.fix})` };
  if ((principalKind !== 'role' && principalKind !== 'user') || principalName === null)
    return { kind: 'refused', because: 'the incident does not tell the principal of the grant' };
  const answer = await ports.startRevoke(
    {
      IncidentId: incident.id,
      Fingerprint: incident.fingerprint,
      PrincipalKind: principalKind,
      PrincipalName: principalName,
      PolicyName: grant.policyName,
      Reason: reason,
    },
    clientToken(ports.sha256, ['revoke', incident.fingerprint, grant.policyName, reason, ports.now().slice(0, 13)]),
  );
  if (answer.kind === 'refused') return { kind: 'refused', because: answer.says };
  const { executionId } = answer;
  const changed = await decideAndWrite(ports, incident.fingerprint, (current) =>
    current.grant === null ? null : { grant: withRevocation(current.grant, executionId, reason) },
  );
  return { kind: 'started', incident: changed, executionId };
};

const withRevocation = (grant: GrantState, executionId: string, reason: RevokeReason): GrantState => ({
  ...grant,
  revocation: { executionId, reason },
});
