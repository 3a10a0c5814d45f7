import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { sendToTargets } from '../adapters/alert-targets.ts';
import { lookUpActions } from '../adapters/catalog.ts';
import { describeRoleWith } from '../adapters/describe-role.ts';
import { findHealthIssueIn, keepHealthIssueIn } from '../adapters/health-issues.ts';
import { readOwnersWith, simulateWith } from '../adapters/iam.ts';
import { incidentTable } from '../adapters/incident-table/incident-table.ts';
import { incidentKey } from '../adapters/incident-table/keys.ts';
import { mayDoWith } from '../adapters/may-do.ts';
import { type Observer, observeWith } from '../adapters/observe.ts';
import { readPoliciesWith } from '../adapters/principal-policies.ts';
import { remember } from '../adapters/remember.ts';
import { sha256 } from '../adapters/sha256.ts';
import { type PostToSlack, postThroughWebhook, type ReadWebhookUrl } from '../adapters/slack.ts';
import { publishTo, publishToOwners } from '../adapters/sns.ts';
import { decodeWith } from '../adapters/sts.ts';
import { urlFromParameter, urlFromSecret } from '../adapters/webhook-url.ts';
import type { PlaceOf, Ports } from '../flows/ports.ts';
import type { QueuedEvent } from '../flows/read-queued.ts';
import { triage } from '../flows/triage.ts';
import { readTriageSettings, type TriageSettings } from './settings.ts';

/** What a test may replace; in Lambda it is the time of the machine. */
export interface WireOptions {
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

export type TriageHandler = (batch: SQSEvent) => Promise<SQSBatchResponse>;

// A request that hangs must end, and be tried again, long before the function's own end.
const client = { maxAttempts: 3, requestHandler: { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true } };
const minute = 60_000;

/**
 * The triage function, wired: real clients, settings from the environment, and the batch answer of Lambda. Clients follow the SDK's own
 * variables (AWS_REGION, AWS_ENDPOINT_URL_*). Throws where the environment is not what triage needs.
 */
export const wireTriage = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
  { clock = Date.now }: WireOptions = {},
): TriageHandler => {
  const settings = readTriageSettings(environment);
  const observer = observeWith(new Logger(), new Metrics({ namespace: 'Countersign', serviceName: 'triage' }));
  const ports = wirePorts(settings, observer, clock);
  const flowSettings = {
    protectedPrincipals: [],
    ignoreRules: settings.IGNORE_RULES,
    defaultMutes: settings.DEFAULT_MUTES,
    probing: { actions: settings.PROBING_ACTIONS, minutes: settings.PROBING_MINUTES },
    accountNames: settings.ACCOUNT_NAMES,
  };
  return async (batch) => {
    const failed = await triage(ports, flowSettings, batch.Records.map(queuedEvent));
    observer.flush();
    const answer = ({ messageId }: SQSRecord): void => {
      if (!failed.has(messageId)) return;
      observer.warn('A record is given back to the queue', { messageId, error: wordsOf(failed.get(messageId)) });
      throw failed.get(messageId);
    };
    return processPartialResponse(batch, async (record: SQSRecord) => answer(record), new BatchProcessor(EventType.SQS), {
      throwOnFullBatchFailure: false,
    });
  };
};

/** A body that is no JSON is an event that nobody can read, and goes that event's way. */
const queuedEvent = ({ messageId, body, attributes }: SQSRecord): QueuedEvent => ({
  messageId,
  event: parse(body),
  received: Number(attributes.ApproximateReceiveCount) || 1,
});

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};

const wordsOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);

const wirePorts = (settings: TriageSettings, observe: Observer, clock: () => number): Ports => {
  // Asked more often than the others: an alert that was sent and cannot be confirmed comes again.
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({ ...client, maxAttempts: 8 }));
  const table = {
    client: dynamo,
    tableName: settings.TABLE_NAME,
    retentionSeconds: settings.RETENTION_DAYS * 24 * 3600,
    clock,
    newToken: randomUUID,
    pause: (milliseconds: number) => pause(milliseconds),
  };
  const store = incidentTable(table);
  const iam = new IAMClient(client);
  const sns = new SNSClient(client);
  return {
    ...store,
    // What was noted a moment ago need not be noted again: a storm is one action.
    noteAction: remember(store.noteAction, { milliseconds: minute / 2, clock }),
    decode: decodeWith(new STSClient(client)),
    lookUpActions,
    sha256,
    now: () => new Date(clock()).toISOString(),
    simulate: remember(simulateWith(iam), { milliseconds: 5 * minute, clock }),
    // One question an incident, not one a denial; short, because a role that gained a permission is to be seen as it is now.
    mayDo: remember(mayDoWith(iam), { milliseconds: 5 * minute, clock }),
    readPolicies: remember(readPoliciesWith(iam), { milliseconds: 5 * minute, clock }),
    describeRole: remember(describeRoleWith(iam), { milliseconds: 5 * minute, clock }),
    readOwners: remember(readOwnersWith(iam, settings.OWNER_TAGS), { milliseconds: 15 * minute, clock }),
    placeOf: placeIn(settings),
    sendAlert: sendToTargets({
      publish: publishTo(sns, settings.TOPIC_ARN),
      publishToOwners: publishToOwners(sns, settings.OWNER_TOPIC_ARN),
      postToSlack: slackOf(settings),
    }),
    keepHealthIssue: keepHealthIssueIn(table),
    findHealthIssue: findHealthIssueIn(table),
    observe,
  };
};

/** The topic's ARN tells the partition. */
const placeIn =
  ({ TABLE_NAME, TOPIC_ARN, AWS_REGION }: TriageSettings): PlaceOf =>
  (fingerprint) => ({
    name: TABLE_NAME,
    region: AWS_REGION,
    partition: TOPIC_ARN.split(':')[1] ?? 'aws',
    key: incidentKey(fingerprint),
  });

const slackOf = (settings: TriageSettings): PostToSlack | null => {
  const readUrl = webhookUrl(settings);
  return readUrl === null ? null : postThroughWebhook({ readUrl, pause: (milliseconds) => pause(milliseconds) });
};

const webhookUrl = ({ SLACK_SECRET_ARN, SLACK_PARAMETER_NAME }: TriageSettings): ReadWebhookUrl | null => {
  if (SLACK_SECRET_ARN !== undefined) return urlFromSecret(new SecretsManagerClient(client), SLACK_SECRET_ARN);
  return SLACK_PARAMETER_NAME === undefined ? null : urlFromParameter(new SSMClient(client), SLACK_PARAMETER_NAME);
};
