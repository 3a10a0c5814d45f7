import { effectsOf } from '../action-group.ts';
import { answers } from '../answers.ts';
import type { HeldAction } from '../combinations/held-action.ts';
import { escalationActions } from '../escalation/escalation-actions.ts';
import { iamActions } from '../escalation/iam-actions.ts';
import type { GuardResult } from '../guard.ts';
import { escalationPaths } from '../paths/escalation-paths.ts';
import type { PassedRole } from './passed-role.ts';

/** What is asked of a role that would be passed: whatever is part of an escalation path, and IAM's own calls that give privileges. */
export const privilegedActions: readonly string[] = [...new Set([...escalationPaths, ...iamActions].flatMap(({ actions }) => actions))];

/**
 * Whether a role may be handed to a service by a grant: never one that is an administrator or can gain privileges by itself, because
 * whoever may run code in that service then can too. What would be withheld if it were granted is withheld if it is passed.
 */
export const weighPassedRole = (role: PassedRole): readonly GuardResult[] => {
  const reasons = [administratorReason(role), directReason(role), pathReason(role)].flatMap((reason) => reason ?? []);
  return reasons.length > 0
    ? answers('passed-role', 'withhold', reasons)
    : [{ guard: 'passed-role', verdict: 'pass', reason: `${role.arn} can gain no privileges by itself on any path that is known.` }];
};

// (AWS managed policy reference guide, "AdministratorAccess", "IAMFullAccess")
const administrator = /^arn:aws[a-z-]*:iam::aws:policy\/(?:AdministratorAccess|IAMFullAccess)$/;

const administratorReason = ({ arn, policies }: PassedRole): string | null => {
  const found = policies?.find((policy) => administrator.test(policy.arn ?? ''));
  return found === undefined ? null : `The role that would be passed, ${arn}, is an administrator: it has ${found.name}.`;
};

const effects = effectsOf(escalationActions);

const directReason = ({ arn, held }: PassedRole): string | null => {
  const found = (held ?? []).filter(({ action }) => effects.has(action.toLowerCase()));
  return found.length === 0 ? null : `The role that would be passed, ${arn}, can gain privileges by itself: it may do ${named(found)}.`;
};

const pathReason = ({ arn, held }: PassedRole): string | null => {
  const holds = new Set(held?.map(({ action }) => action));
  const path = escalationPaths.find(({ actions }) => actions.length > 1 && actions.every((action) => holds.has(action)));
  return path === undefined
    ? null
    : `The role that would be passed, ${arn}, can gain ${path.gives}: it may do ${path.actions.join(' and ')} (path ${path.id}).`;
};

const most = 5;

const named = (held: readonly HeldAction[]): string => {
  const shown = held.slice(0, most).map(({ action, extent }) => (extent === 'everywhere' ? action : `${action} (somewhere)`));
  return `${shown.join(', ')}${held.length > most ? ` and ${held.length - most} more` : ''}`;
};

/** The line that an approver reads of a role that would be passed; what matters most comes first, because an alert cuts the end. */
export const passedRoleWords = ({ arn, policies, trustedServices, boundaryArn, held }: PassedRole): string => {
  const parts = [
    heldWords(held),
    trustedServices.length === 0 ? 'no service may take it' : `${listed(trustedServices)} may take it`,
    boundaryArn === null ? null : `its boundary is ${boundaryArn}`,
    policiesWords(policies),
  ];
  return `The role that would be passed, ${arn}: ${parts.flatMap((part) => part ?? []).join('; ')}.`;
};

const policiesWords = (policies: PassedRole['policies']): string => {
  if (policies === null) return 'its policies could not be read';
  return policies.length === 0 ? 'it has no policies' : `it has the policies ${listed(policies.map(({ name }) => name))}`;
};

const heldWords = (held: PassedRole['held']): string => {
  if (held === null) return 'whether it may do what gives privileges is not known';
  return held.length === 0 ? 'it may do nothing that is known to give privileges' : `of what can give privileges it may do ${named(held)}`;
};

/** Long lists are cut: a role may have 20 policies with names of 128 characters. (IAM user guide, "IAM and AWS STS quotas") */
const listed = (names: readonly string[]): string =>
  `${names.slice(0, most).join(', ')}${names.length > most ? ` and ${names.length - most} more` : ''}`;
