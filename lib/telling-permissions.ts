import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** What a function reaches that tells people. */
export interface TellingReach {
  readonly topicArns: readonly string[];
  readonly topicKeyArn: string;
  /** A secret's ARN or a parameter's name; null where Slack's webhook is not used. */
  readonly slackWebhook: string | null;
  readonly slackWebhookKey: string | null;
}

/** Publishing to the alert topics, and reading Slack's webhook where one is used. */
export const tellingStatements = (reach: TellingReach): readonly PolicyStatement[] => [
  new PolicyStatement({ sid: 'Alert', actions: ['sns:Publish'], resources: [...reach.topicArns] }),
  new PolicyStatement({ sid: 'EncryptAlerts', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [reach.topicKeyArn] }),
  ...slackStatements(reach),
];

const slackStatements = ({ slackWebhook, slackWebhookKey }: TellingReach): readonly PolicyStatement[] => [
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
