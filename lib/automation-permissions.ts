import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ApprovalSettings } from './approval-settings.ts';
import { grantPolicies } from './grant-policies.ts';
import { iamArnsOf, principalArn } from './principal-arns.ts';

export interface AutomationReach
  extends Pick<ApprovalSettings, 'approvers' | 'protectedPrincipals' | 'onlyPrincipalsTagged' | 'requiredBoundary'> {
  readonly approvalsTopicArn: string;
  readonly topicKeyArn: string;
  /** ARNs of Countersign's own roles, the automation role itself among them. */
  readonly ownRoles: readonly string[];
}

const keep = ['iam:CreatePolicy', 'iam:TagPolicy', 'iam:DeletePolicy'];
const attach = ['iam:AttachRolePolicy', 'iam:AttachUserPolicy'];
const detach = ['iam:DetachRolePolicy', 'iam:DetachUserPolicy'];
const look = ['iam:GetRole', 'iam:GetUser', 'iam:ListAttachedRolePolicies', 'iam:ListAttachedUserPolicies', 'iam:SimulatePrincipalPolicy'];
const ask = ['sns:Publish', 'kms:Decrypt', 'kms:GenerateDataKey'];

const anyPrincipal = [principalArn('role'), principalArn('user')];

/** All that the runbooks may do, each promise a statement. What is not here they may not; and most of it is denied as well, see below. */
export const automationStatements = (reach: AutomationReach): readonly PolicyStatement[] => [
  // (IAM user guide, "Controlling access to policies": the path is part of a policy's ARN)
  new PolicyStatement({ sid: 'MakeAndDeleteGrants', actions: [...keep, 'iam:GetPolicy'], resources: [grantPolicies] }),
  // iam:PolicyARN is the policy that would be attached. (IAM user guide, "Controlling access to IAM users, groups, and policies")
  new PolicyStatement({ sid: 'AttachGrants', actions: attach, resources: anyPrincipal, conditions: whenAttaching(reach) }),
  // Without the conditions on the principal: what was attached can be taken back, whatever became of it.
  new PolicyStatement({ sid: 'DetachGrants', actions: detach, resources: anyPrincipal, conditions: onlyGrants }),
  new PolicyStatement({ sid: 'LookAtPrincipals', actions: look, resources: anyPrincipal }),
  new PolicyStatement({ sid: 'AskApprovers', actions: ['sns:Publish'], resources: [reach.approvalsTopicArn] }),
  // (SNS developer guide, "Key management": who publishes to an encrypted topic needs both)
  new PolicyStatement({ sid: 'EncryptQuestions', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [reach.topicKeyArn] }),
  ...automationDenies(reach),
];

/**
 * The same limits as denials, which hold even where somebody attaches more to the role. (IAM user guide, "Policy evaluation logic": an
 * explicit deny overrides any allow)
 */
const automationDenies = ({ ownRoles, approvers, protectedPrincipals }: AutomationReach): readonly PolicyStatement[] => [
  deny('NeverAnythingElse', { notActions: [...keep, 'iam:GetPolicy', ...attach, ...detach, ...look, ...ask], resources: ['*'] }),
  deny('NeverAPolicyThatIsNoGrant', { actions: keep, notResources: [grantPolicies] }),
  // A negated condition also denies a request without the key. (IAM user guide, "IAM JSON policy elements: Condition operators")
  deny('NeverAttachAnythingElse', {
    actions: [...attach, ...detach],
    resources: ['*'],
    conditions: { ArnNotLike: { 'iam:PolicyARN': grantPolicies } },
  }),
  // Below, only attaching: a grant of somebody who became an approver can still be taken back.
  deny('NeverReservedRoles', {
    actions: attach,
    // Of IAM Identity Center and of services: nobody but their service may change them.
    resources: [principalArn('role', 'aws-reserved/*'), principalArn('role', 'aws-service-role/*')],
  }),
  deny('NeverCountersignItself', { actions: attach, resources: [...ownRoles] }),
  deny('NeverApprovers', { actions: attach, resources: [...new Set(approvers.flatMap(iamArnsOf))] }),
  ...(protectedPrincipals.length === 0 ? [] : [deny('NeverProtectedPrincipals', { actions: attach, resources: [...protectedPrincipals] })]),
];

const deny = (sid: string, statement: Omit<ConstructorParameters<typeof PolicyStatement>[0], 'sid' | 'effect'>): PolicyStatement =>
  new PolicyStatement({ sid, effect: Effect.DENY, ...statement });

const onlyGrants = { ArnLike: { 'iam:PolicyARN': grantPolicies } };

/** What must be true of a principal to which a grant is attached, by the settings. */
const whenAttaching = ({
  onlyPrincipalsTagged: tag,
  requiredBoundary,
}: AutomationReach): Readonly<Record<string, Record<string, string>>> => {
  const required = requiredContext({ onlyPrincipalsTagged: tag, requiredBoundary });
  return required.length === 0 ? onlyGrants : { ...onlyGrants, StringEquals: Object.fromEntries(required) };
};

/** Condition keys that a principal must meet, and their values. */
export const requiredContext = (
  settings: Pick<ApprovalSettings, 'onlyPrincipalsTagged' | 'requiredBoundary'>,
): readonly (readonly [key: string, value: string])[] => [
  ...(settings.onlyPrincipalsTagged === null
    ? []
    : [[`aws:ResourceTag/${settings.onlyPrincipalsTagged.key}`, settings.onlyPrincipalsTagged.value] as const]),
  ...(settings.requiredBoundary === null ? [] : [['iam:PermissionsBoundary', settings.requiredBoundary] as const]),
];
