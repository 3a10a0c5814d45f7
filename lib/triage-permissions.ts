import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { explainWildcards } from './explain-wildcards.ts';
import { principalArn } from './principal-arns.ts';
import { type TellingReach, tellingStatements } from './telling-permissions.ts';

export interface TriageReach extends TellingReach {
  readonly tableArn: string;
}

/** All that triage may do, beside reading its queue and writing its log. Nothing in it can change IAM. */
export const triageStatements = (reach: TriageReach): readonly PolicyStatement[] => [
  new PolicyStatement({
    sid: 'DecodeMessages',
    // The action knows no resource. (Service authorization reference, AWS Security Token Service)
    actions: ['sts:DecodeAuthorizationMessage'],
    resources: ['*'],
  }),
  new PolicyStatement({
    sid: 'AskWhatAPrincipalMayDo',
    actions: ['iam:SimulatePrincipalPolicy'],
    // Whoever may be refused tomorrow: any user or role of the account.
    resources: [principalArn('user'), principalArn('role')],
  }),
  ...policyReads(),
  new PolicyStatement({ sid: 'ReadOwnersOfRoles', actions: ['iam:ListRoleTags'], resources: [principalArn('role')] }),
  new PolicyStatement({ sid: 'ReadOwnersOfUsers', actions: ['iam:ListUserTags'], resources: [principalArn('user')] }),
  new PolicyStatement({
    sid: 'RecordIncidents',
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query'],
    resources: [reach.tableArn],
  }),
  ...tellingStatements(reach),
];

/** Tells cdk-nag why the wildcards among {@link triageStatements} are there; any other stays a finding. */
export const explainTriageWildcards = (role: Role): void => {
  const readOnly = 'Read-only: anybody may be refused tomorrow, and the simulation and the owner tags of that principal are then needed.';
  const readPolicies =
    'Read-only: before a grant is proposed, the policies of its principal, whoever that is, tell whether it completes an escalation path.';
  explainWildcards(role, {
    '*': 'sts:DecodeAuthorizationMessage only: the action knows no resource.',
    [principalArn('user')]: readOnly,
    [principalArn('role')]: readOnly,
    [identityArn('group')]: readPolicies,
    [identityArn('policy')]: readPolicies,
    [awsPolicies]: readPolicies,
  });
};

/** The simulator does not find an Allow on one ARN unless it is asked about that ARN: the policies themselves tell. */
const policyReads = (): readonly PolicyStatement[] => [
  new PolicyStatement({
    sid: 'ReadPoliciesOfRoles',
    actions: ['iam:GetRole', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
    resources: [principalArn('role')],
  }),
  new PolicyStatement({
    sid: 'ReadPoliciesOfUsers',
    actions: ['iam:GetUserPolicy', 'iam:ListAttachedUserPolicies', 'iam:ListGroupsForUser', 'iam:ListUserPolicies'],
    resources: [principalArn('user')],
  }),
  new PolicyStatement({
    sid: 'ReadPoliciesOfGroups',
    actions: ['iam:GetGroupPolicy', 'iam:ListAttachedGroupPolicies', 'iam:ListGroupPolicies'],
    resources: [identityArn('group')],
  }),
  new PolicyStatement({
    sid: 'ReadManagedPolicies',
    actions: ['iam:GetPolicy', 'iam:GetPolicyVersion'],
    // Those of the account, and those that AWS wrote.
    resources: [identityArn('policy'), awsPolicies],
  }),
];

const identityArn = (kind: 'group' | 'policy'): string => `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:${kind}/*`;
const awsPolicies = `arn:${Aws.PARTITION}:iam::aws:policy/*`;
