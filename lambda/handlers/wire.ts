import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { IAMClient } from '@aws-sdk/client-iam';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { sendToTargets } from '../adapters/alert-targets.ts';
import { lookUpActions } from '../adapters/catalog.ts';
import { describeRoleWith } from '../adapters/describe-role.ts';
import { findHealthIssueIn, keepHealthIssueIn } from '../adapters/health-issues.ts';
import { readOwnersWith, simulateWith } from '../adapters/iam.ts';
import { reserveApprovalIn } from '../adapters/incident-table/asked-approvals.ts';
import { incidentTable } from '../adapters/incident-table/incident-table.ts';
import { incidentKey } from '../adapters/incident-table/keys.ts';
import { mayDoWith } from '../adapters/may-do.ts';
import { type Observer, observeWith } from '../adapters/observe.ts';
import { readPoliciesWith } from '../adapters/principal-policies.ts';
import { remember } from '../adapters/remember.ts';
import { sha256 } from '../adapters/sha256.ts';
import { startGrantWith } from '../adapters/ssm.ts';
import { decodeWith } from '../adapters/sts.ts';
import { jsonOrNull } from '../core/json-or-null.ts';
import type { PlaceOf } from '../flows/ports.ts';
import type { QueuedEvent } from '../flows/read-queued.ts';
import { type TriagePorts, triage } from '../flows/triage.ts';
import { readTriageSettings, type TriageSettings } from './settings.ts';
import { client, tableIn, targetsIn, type WireOptions } from './wire-shared.ts';

export type TriageHandler = (batch: SQSEvent) => Promise<SQSBatchResponse>;

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
    protectedPrincipals: settings.GRANTS?.protectedPrincipals ?? [],
    grants: settings.GRANTS ?? null,
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
  event: jsonOrNull(body),
  received: Number(attributes.ApproximateReceiveCount) || 1,
});

const wordsOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);

const wirePorts = (settings: TriageSettings, observe: Observer, clock: () => number): TriagePorts => {
  const table = tableIn(settings, clock);
  const store = incidentTable(table);
  const iam = new IAMClient(client);
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
    sendAlert: sendToTargets(targetsIn(settings)),
    startGrant: startGrantWith(new SSMClient(client), settings.GRANTS?.grantDocument ?? ''),
    reserveApproval: reserveApprovalIn(table),
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
