import { Aws, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

export interface TriageReach {
  readonly tableArn: string;
  readonly topicArns: readonly string[];
  readonly topicKeyArn: string;
  /** A secret's ARN or a parameter's name; null where Slack's webhook is not used. */
  readonly slackWebhook: string | null;
  readonly slackWebhookKey: string | null;
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
    resources: [identityArn('user'), identityArn('role')],
  }),
  ...policyReads(),
  new PolicyStatement({ sid: 'ReadOwnersOfRoles', actions: ['iam:ListRoleTags'], resources: [identityArn('role')] }),
  new PolicyStatement({ sid: 'ReadOwnersOfUsers', actions: ['iam:ListUserTags'], resources: [identityArn('user')] }),
  new PolicyStatement({
    sid: 'RecordIncidents',
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query'],
    resources: [reach.tableArn],
  }),
  new PolicyStatement({ sid: 'Alert', actions: ['sns:Publish'], resources: [...reach.topicArns] }),
  new PolicyStatement({ sid: 'EncryptAlerts', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [reach.topicKeyArn] }),
  ...slackStatements(reach),
];

/** Tells cdk-nag why the wildcards among {@link triageStatements} are there; any other stays a finding. */
export const explainWildcards = (role: IConstruct): void => {
  const principals = 'arn:<AWS::Partition>:iam::<AWS::AccountId>';
  const readOnly = 'Read-only: anybody may be refused tomorrow, and the simulation and the owner tags of that principal are then needed.';
  const readPolicies =
    'Read-only: before a grant is proposed, the policies of its principal, whoever that is, tell whether it completes an escalation path.';
  Validations.of(role).acknowledge(
    { id: 'AwsSolutions-IAM5[Resource::*]', reason: 'sts:DecodeAuthorizationMessage only: the action knows no resource.' },
    { id: `AwsSolutions-IAM5[Resource::${principals}:user/*]`, reason: readOnly },
    { id: `AwsSolutions-IAM5[Resource::${principals}:role/*]`, reason: readOnly },
    { id: `AwsSolutions-IAM5[Resource::${principals}:group/*]`, reason: readPolicies },
    { id: `AwsSolutions-IAM5[Resource::${principals}:policy/*]`, reason: readPolicies },
    { id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:iam::aws:policy/*]', reason: readPolicies },
  );
};

/** The simulator does not find an Allow on one ARN unless it is asked about that ARN: the policies themselves tell. */
const policyReads = (): readonly PolicyStatement[] => [
  new PolicyStatement({
    sid: 'ReadPoliciesOfRoles',
    actions: ['iam:GetRole', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
    resources: [identityArn('role')],
  }),
  new PolicyStatement({
    sid: 'ReadPoliciesOfUsers',
    actions: ['iam:GetUserPolicy', 'iam:ListAttachedUserPolicies', 'iam:ListGroupsForUser', 'iam:ListUserPolicies'],
    resources: [identityArn('user')],
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
    resources: [identityArn('policy'), `arn:${Aws.PARTITION}:iam::aws:policy/*`],
  }),
];

const identityArn = (kind: 'user' | 'role' | 'group' | 'policy'): string => `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:${kind}/*`;

const slackStatements = ({ slackWebhook, slackWebhookKey }: TriageReach): readonly PolicyStatement[] => [
  ...(slackWebhook === null ? [] : [new PolicyStatement({ sid: 'ReadSlackWebhook', ...webhookRead(slackWebhook) })]),
  ...(slackWebhookKey === null
    ? []
    : [new PolicyStatement({ sid: 'DecryptSlackWebhook', actions: ['kms:Decrypt'], resources: [slackWebhookKey] })]),
];

const webhookRead = (webhook: string): { readonly actions: string[]; readonly resources: string[] } =>
  isSecret(webhook)
    ? { actions: ['secretsmanager:GetSecretValue'], resources: [webhook] }
    : {
        actions: ['ssm:GetParameter'],
        resources: [`arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/${webhook.replace(/^\//, '')}`],
      };

/** Whether the webhook's place is a Secrets Manager secret, by its ARN; otherwise it is the name of a parameter. */
export const isSecret = (webhook: string): boolean => webhook.startsWith('arn:');
