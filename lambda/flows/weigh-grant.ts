import type { Diagnosis } from '../core/cause/diagnosis.ts';
import { actionsToAskAbout, weighCombinations } from '../core/guard/combinations/weigh-combinations.ts';
import type { GuardName, GuardResult } from '../core/guard/guard.ts';
import { passedRolesIn } from '../core/guard/passed-role/passed-role.ts';
import { trustedServices } from '../core/guard/passed-role/trusted-services.ts';
import { passedRoleWords, privilegedActions, weighPassedRole } from '../core/guard/passed-role/weigh-passed-role.ts';
import { entriesIn } from '../core/guard/policy-parts.ts';
import { withMoreGuards } from '../core/remedy/guarded-remedy.ts';
import type { PolicyDocument } from '../core/remedy/policy-document.ts';
import type { Remedy } from '../core/remedy/remedy.ts';
import { askHeld } from './ask-held.ts';
import type { Ports } from './ports.ts';

type WeighPorts = Pick<Ports, 'mayDo' | 'readPolicies' | 'describeRole'>;

interface Weighed {
  readonly guards: readonly GuardResult[];
  readonly warnings: readonly string[];
}

/**
 * Asks IAM what a grant would give together with what its principal already may do, and what a role may do that it would let it pass.
 * Nothing is asked of other remedies. What IAM does not answer makes the grant sensitive: two approvers, who are told what was not seen.
 */
export const weighGrant =
  (ports: WeighPorts) =>
  async (remedy: Remedy, diagnosis: Diagnosis): Promise<Remedy> => {
    const { arn } = diagnosis.denial.principal;
    if (remedy.kind !== 'grant' || remedy.policy === null || arn === null) return remedy;
    const weighed = await Promise.all([
      weighWithHeld(ports, arn, remedy.policy),
      ...passedRolesIn(remedy.policy).map((role) => weighRole(ports, role)),
    ]);
    return withMoreGuards(remedy, diagnosis, {
      guards: weighed.flatMap(({ guards }) => guards),
      warnings: weighed.flatMap(({ warnings }) => warnings),
    });
  };

const weighWithHeld = async (ports: WeighPorts, principalArn: string, policy: PolicyDocument): Promise<Weighed> => {
  const entries = entriesIn(policy);
  const asked = actionsToAskAbout(entries.map(({ action }) => action));
  if (asked.length === 0) return passed('No escalation path of several actions has an action of it.');
  const answer = await askHeld(ports, principalArn, asked);
  if (answer.kind === 'unanswered') return sensitive('escalation-path', `${unchecked}: ${answer.says}.`);
  const found = weighCombinations(entries, answer.held);
  if (found.length > 0) return { guards: found, warnings: [] };
  return answer.unseen === null
    ? passed('With what the principal already may do it completes no known escalation path.')
    : sensitive('escalation-path', `${unchecked}: what its policies allow on some resources only was not seen (${answer.unseen}).`);
};

const unchecked = 'Whether it completes an escalation path with what the principal already may do could not be checked';

const weighRole = async (ports: WeighPorts, roleArn: string): Promise<Weighed> => {
  const role = await ports.describeRole(roleArn);
  if (role.kind === 'unanswered') return sensitive('passed-role', `${unknown(roleArn)}: ${role.says}.`);
  const [answer, read] = await Promise.all([askHeld(ports, roleArn, privilegedActions), ports.readPolicies(roleArn)]);
  const described = {
    arn: roleArn,
    policies: read.kind === 'read' ? read.policies : null,
    trustedServices: trustedServices(role.trustPolicy),
    boundaryArn: role.boundaryArn,
    held: answer.kind === 'held' ? answer.held : null,
  };
  const guards = weighPassedRole(described);
  const unseen = answer.kind === 'unanswered' ? answer.says : read.kind === 'unanswered' ? read.says : answer.unseen;
  const isKnown = unseen === null || guards.some(({ verdict }) => verdict === 'withhold');
  return {
    guards: isKnown ? guards : sensitive('passed-role', `${unknown(roleArn)}: ${unseen}.`).guards,
    warnings: [passedRoleWords(described)],
  };
};

const unknown = (roleArn: string): string => `What the role that would be passed, ${roleArn}, may do was not seen as a whole`;

const passed = (reason: string): Weighed => ({ guards: [{ guard: 'escalation-path', verdict: 'pass', reason }], warnings: [] });

const sensitive = (guard: GuardName, reason: string): Weighed => ({ guards: [{ guard, verdict: 'sensitive', reason }], warnings: [] });
