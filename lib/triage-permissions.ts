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
    resources: [principalArn('user'), principalArn('role')],
  }),
  new PolicyStatement({ sid: 'ReadOwnersOfRoles', actions: ['iam:ListRoleTags'], resources: [principalArn('role')] }),
  new PolicyStatement({ sid: 'ReadOwnersOfUsers', actions: ['iam:ListUserTags'], resources: [principalArn('user')] }),
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
  Validations.of(role).acknowledge(
    { id: 'AwsSolutions-IAM5[Resource::*]', reason: 'sts:DecodeAuthorizationMessage only: the action knows no resource.' },
    { id: `AwsSolutions-IAM5[Resource::${principals}:user/*]`, reason: readOnly },
    { id: `AwsSolutions-IAM5[Resource::${principals}:role/*]`, reason: readOnly },
  );
};

const principalArn = (kind: 'user' | 'role'): string => `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:${kind}/*`;

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
