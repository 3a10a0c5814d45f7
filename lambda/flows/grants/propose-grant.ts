import { activeGrant, openGrant } from '../../core/grant/active-grant.ts';
import { clientToken } from '../../core/grant/client-token.ts';
import type { GrantSettings } from '../../core/grant/grant-settings.ts';
import { undecided } from '../../core/grant/grant-state.ts';
import { type Plan, preparePlan } from '../../core/grant/prepare-plan.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { decideAndWrite } from '../incidents/decide-and-write.ts';
import type { GrantPorts } from './grant-ports.ts';

export type ProposePorts = Pick<
  GrantPorts,
  'readIncident' | 'changeIncident' | 'readExplanation' | 'startGrant' | 'reserveApproval' | 'sha256' | 'now'
>;

export type Proposal =
  | { readonly kind: 'asked'; readonly incident: Incident; readonly plan: Plan; readonly executionId: string }
  /** Nobody is asked, and why, in words for people. */
  | { readonly kind: 'refused'; readonly because: string };

/**
 * Asks the approvers for the grant of an incident: starts the runbook, which changes nothing before they decide. In: who asks (null: triage),
 * and the hash of the plan as they saw it (null: whichever it is).
 * The same plan of the same incident is asked for once.
 */
export const proposeGrant = async (
  ports: ProposePorts,
  settings: GrantSettings,
  fingerprint: string,
  askedBy: string | null,
  seen: string | null = null,
): Promise<Proposal> => {
  const incident = await ports.readIncident(fingerprint);
  const explanation = await ports.readExplanation(fingerprint);
  if (incident === null || explanation === null)
    return { kind: 'refused', because: 'no denial of it is kept that was told to people, so that nothing is known to propose' };
  const standing = whyNotAgain(incident, ports.now());
  if (standing !== null) return { kind: 'refused', because: standing };
  const prepared = preparePlan({ incident, explanation, settings, now: ports.now(), sha256: ports.sha256 });
  if (prepared.kind === 'impossible') return { kind: 'refused', because: prepared.because };
  const { plan } = prepared;
  if (seen !== null && plan.hash !== seen) return { kind: 'refused', because: 'the plan is another one now: look at it again' };
  return ask(ports, settings, { incident, plan, askedBy });
};

const whyNotAgain = (incident: Incident, now: string): string | null => {
  const open = openGrant(incident);
  if (open !== null)
    return `it was asked for already at ${open.askedAt}, and ${incident.fix === 'applying' ? 'is being applied' : 'waits for its decision'}`;
  const active = activeGrant(incident, now);
  return active === null
    ? null
    : `it is granted already${active.endsAt === null ? '' : ` until ${active.endsAt}`} by ${active.policyName}; take that back first (countersign revoke ${incident.id})`;
};

interface Asking {
  readonly incident: Incident;
  readonly plan: Plan;
  readonly askedBy: string | null;
}

const ask = async (ports: ProposePorts, settings: GrantSettings, { incident, plan, askedBy }: Asking): Promise<Proposal> => {
  const now = ports.now();
  const token = clientToken(ports.sha256, [incident.fingerprint, plan.hash, incident.grant?.executionId ?? '']);
  const principal = plan.parameters.PrincipalArn;
  if (!(await ports.reserveApproval(principal, now.slice(0, 10), token, settings.mostAskedPerDay)))
    return {
      kind: 'refused',
      because: `${settings.mostAskedPerDay} approvals were asked for this principal today, and more would make people approve without looking; tomorrow (UTC) there is room again`,
    };
  const answer = await ports.startGrant(plan.parameters, token);
  if (answer.kind === 'refused') return { kind: 'refused', because: answer.says };
  const { executionId } = answer;
  const asked = await decideAndWrite(ports, incident.fingerprint, () => ({
    fix: 'awaiting-approval',
    grant: {
      executionId,
      documentHash: plan.hash,
      policyName: plan.policyName,
      askedAt: now,
      askedBy,
      isProposed: true,
      endsAt: plan.endsAt,
      ...undecided,
    },
  }));
  return { kind: 'asked', incident: asked, plan, executionId };
};
