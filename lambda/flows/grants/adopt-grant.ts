import { activeGrant } from '../../core/grant/active-grant.ts';
import { grantedPolicy } from '../../core/grant/granted-policy.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { PolicyStatement } from '../../core/remedy/policy-document.ts';
import type { Question, SimulateAnswer } from '../ports.ts';
import type { GrantPorts } from './grant-ports.ts';
import { type Revocation, type RevokePorts, revokeGrant } from './revoke-grant.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Takes a grant back because the permission is in the principal's own policies now: asks IAM's simulator first whether the denied request is
 * allowed without the grant. The grant's own end makes the question easy: it is put for a day after it.
 */
export const adoptGrant = async (
  ports: RevokePorts & Pick<GrantPorts, 'readAppliedPolicy' | 'simulate'>,
  incident: Incident,
): Promise<Revocation> => {
  const grant = activeGrant(incident, ports.now());
  if (grant === null) return { kind: 'refused', because: 'no grant of it is in force' };
  const applied = await ports.readAppliedPolicy(grant.policyName);
  const [statement] = (applied.kind === 'there' ? grantedPolicy(applied.document) : null)?.Statement ?? [];
  if (statement === undefined || incident.principalArn === null)
    return {
      kind: 'refused',
      because: `the policy ${grant.policyName} cannot be read, so that nobody knows what to look for; countersign revoke takes it back`,
    };
  const after = new Date(Date.parse(grant.endsAt ?? ports.now()) + dayMs).toISOString();
  const answer = await ports.simulate(questionOf(incident.principalArn, statement, after));
  const because = whyNotAdopted(answer, grant.policyName);
  return because === null ? revokeGrant(ports, incident, 'adopted') : { kind: 'refused', because };
};

const questionOf = (principalArn: string, { Action, Resource, Condition }: PolicyStatement, after: string): Question => ({
  principalArn,
  action: String(Action),
  resource: Resource === '*' ? null : String(Resource),
  context: {
    ...Object.fromEntries(Object.entries(Condition?.['StringEquals'] ?? {}).map(([key, value]) => [key, [value].flat()])),
    'aws:CurrentTime': [after],
  },
});

const whyNotAdopted = (answer: SimulateAnswer, policyName: string): string | null => {
  if (answer.kind === 'unanswered') return `IAM's simulator does not answer: ${answer.says}`;
  const { decision, matchedPolicies } = answer.simulation;
  if (decision !== 'allowed')
    return `without the grant the request is still refused (${decision}): put the permission into your own code first, deploy it, and adopt then`;
  return matchedPolicies.every((name) => name.includes(policyName)) && matchedPolicies.length > 0
    ? 'only the grant itself allows it: put the permission into your own code first'
    : null;
};
