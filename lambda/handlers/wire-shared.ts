import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AlertTargets } from '../adapters/alert-targets.ts';
import type { IncidentTableOptions } from '../adapters/incident-table/table-options.ts';
import { type PostToSlack, postThroughWebhook, type ReadWebhookUrl } from '../adapters/slack.ts';
import { publishTo, publishToOwners } from '../adapters/sns.ts';
import { urlFromParameter, urlFromSecret } from '../adapters/webhook-url.ts';
import type { FollowUpSettings } from './settings.ts';

/** What a test may replace; in Lambda it is the time of the machine. */
export interface WireOptions {
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

/** Of every AWS client: a request that hangs must end, and be tried again, long before the function's own end. */
export const client = { maxAttempts: 3, requestHandler: { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true } };

/** The incident table of the settings. */
export const tableIn = (settings: FollowUpSettings, clock: () => number): IncidentTableOptions => ({
  // Asked more often than the others: an alert that was sent and cannot be confirmed comes again.
  client: DynamoDBDocumentClient.from(new DynamoDBClient({ ...client, maxAttempts: 8 })),
  tableName: settings.TABLE_NAME,
  retentionSeconds: settings.RETENTION_DAYS * 24 * 3600,
  clock,
  newToken: randomUUID,
  pause: (milliseconds: number) => pause(milliseconds),
});

/** Everybody who is told. */
export const targetsIn = (settings: FollowUpSettings): AlertTargets => {
  const sns = new SNSClient(client);
  return {
    publish: publishTo(sns, settings.TOPIC_ARN),
    publishToOwners: publishToOwners(sns, settings.OWNER_TOPIC_ARN),
    postToSlack: slackOf(settings),
  };
};

const slackOf = (settings: FollowUpSettings): PostToSlack | null => {
  const readUrl = webhookUrl(settings);
  return readUrl === null ? null : postThroughWebhook({ readUrl, pause: (milliseconds) => pause(milliseconds) });
};

const webhookUrl = ({ SLACK_SECRET_ARN, SLACK_PARAMETER_NAME }: FollowUpSettings): ReadWebhookUrl | null => {
  if (SLACK_SECRET_ARN !== undefined) return urlFromSecret(new SecretsManagerClient(client), SLACK_SECRET_ARN);
  return SLACK_PARAMETER_NAME === undefined ? null : urlFromParameter(new SSMClient(client), SLACK_PARAMETER_NAME);
};
