import { endsSoon, hasEnded } from '../../core/grant/end-date.ts';
import type { GrantState } from '../../core/grant/grant-state.ts';
import { grantedPolicy } from '../../core/grant/granted-policy.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { endingReport } from '../../core/message/report/grant-reports.ts';
import { asCode } from '../../core/remedy/snippets/as-code.ts';
import { decideAndWrite } from '../incidents/decide-and-write.ts';
import type { FollowUpPorts } from './follow-up-ports.ts';
import type { ListedGrant } from './grant-ports.ts';
import { revokeGrant } from './revoke-grant.ts';

/**
 * Every hour: takes back what has ended, tries again what could not be undone, and warns two days before. IAM's own list of policies is
 * gone through, so that nothing that was granted is forgotten. Throws, after all others were looked at, where one could not be dealt with.
 */
export const sweepGrants = async (ports: FollowUpPorts): Promise<void> => {
  const problems: string[] = [];
  for (const listed of await ports.listGrants()) {
    const incident = await ownerOf(ports, listed);
    const problem = incident === null ? await sweepOrphan(ports, listed) : await sweepOne(ports, incident);
    if (problem !== null) problems.push(`${listed.policyName}: ${problem}`);
  }
  if (problems.length > 0) throw new Error(`Some grants could not be dealt with. ${problems.join('; ')}`);
};

/** The incident that knows the policy as its grant, or null. */
export const ownerOf = async (
  { readIncident }: Pick<FollowUpPorts, 'readIncident'>,
  listed: ListedGrant,
): Promise<(Incident & { readonly grant: GrantState }) | null> => {
  const incident = listed.fingerprint === null ? null : await readIncident(listed.fingerprint);
  const grant = incident?.grant ?? null;
  return incident !== null && grant !== null && grant.policyName === listed.policyName ? { ...incident, grant } : null;
};

const sweepOne = async (ports: FollowUpPorts, incident: Incident & { readonly grant: GrantState }): Promise<string | null> => {
  const { grant, fix } = incident;
  const isLeft = fix === 'applying' && grant.endedAt !== null;
  if (isLeft || (fix === 'verified' && hasEnded(grant.endsAt, ports.now()))) {
    const revocation = await revokeGrant(ports, incident, isLeft ? 'changed' : 'ended');
    return revocation.kind === 'refused' ? revocation.because : null;
  }
  if (fix === 'verified' && !grant.isWarned && endsSoon(grant.endsAt, ports.now())) await warn(ports, incident);
  return null;
};

/** What nobody knows and allows nothing any more goes; the rest is for people, in the digest. */
const sweepOrphan = async (ports: FollowUpPorts, { policyName, endsAt, attachedTo, incident }: ListedGrant): Promise<string | null> => {
  const [principal] = attachedTo;
  if (!hasEnded(endsAt, ports.now()) || principal === undefined || incident === null) return null;
  const answer = await ports.startRevoke(
    {
      IncidentId: incident,
      Fingerprint: '0'.repeat(64),
      PrincipalKind: principal.kind,
      PrincipalName: principal.name,
      PolicyName: policyName,
      Reason: 'ended',
    },
    null,
  );
  return answer.kind === 'refused' ? answer.says : null;
};

const warn = async (ports: FollowUpPorts, incident: Incident & { readonly grant: GrantState }): Promise<void> => {
  await ports.sendReport(endingReport(incident, incident.grant, await codeOf(ports, incident)));
  await decideAndWrite(ports, incident.fingerprint, (current) =>
    current.grant === null ? null : { grant: { ...current.grant, isWarned: true } },
  );
};

/** The permission without its end, as Terraform: what makes it permanent. */
const codeOf = async (
  { readAppliedPolicy }: FollowUpPorts,
  { grant, id, principalKind: kind, principalName: name, principalArn: arn }: Incident & { readonly grant: GrantState },
): Promise<string | null> => {
  const applied = await readAppliedPolicy(grant.policyName);
  const policy = applied.kind === 'there' ? grantedPolicy(applied.document) : null;
  if (policy === null || (kind !== 'role' && kind !== 'user') || name === null || arn === null) return null;
  return asCode('terraform', { policy, principal: { kind, name, arn }, incident: id });
};
