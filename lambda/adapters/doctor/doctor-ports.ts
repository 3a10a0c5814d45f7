import { setTimeout as pause } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { findIncidentOf } from '../incident-table/find-incidents.ts';
import { sha256 } from '../sha256.ts';
import { readAttachmentsWith, readPrincipalWith, readRunbookWith } from './approvals.ts';
import { readFunctionWith } from './function.ts';
import { readQueueWith } from './queue.ts';
import { makeRefusedCallWith } from './refused-call.ts';
import { readPermissionsWith } from './role-permissions.ts';
import { readRuleWith, testPatternWith } from './rule.ts';
import { look } from './seen.ts';
import { readStackWith } from './stack.ts';
import { readSubscriptionsWith } from './subscriptions.ts';
import { readTrailsWith } from './trails.ts';
import { tryWebhookWith } from './webhook.ts';

export interface DoctorOptions {
  readonly profile: string | null;
  readonly region: string | null;
}

/** Doctor's looks with the caller's own credentials. Throws where no Region or no credentials are found. */
export const doctorPorts = async ({ profile, region: given }: DoctorOptions): Promise<{ ports: DoctorPorts; region: string }> => {
  const config = {
    ...(profile === null ? {} : { profile }),
    ...(given === null ? {} : { region: given }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  };
  const stacks = new CloudFormationClient(config);
  const region = await regionOf(stacks);
  await expectCredentials(stacks);
  const table = DynamoDBDocumentClient.from(new DynamoDBClient(config));
  const rules = new EventBridgeClient(config);
  const iam = new IAMClient(config);
  const ssm = new SSMClient(config);
  const waiting = (milliseconds: number): Promise<void> => pause(milliseconds);
  const ports: DoctorPorts = {
    readStack: readStackWith(stacks),
    readTrails: readTrailsWith(new CloudTrailClient(config)),
    readRule: readRuleWith(rules),
    testPattern: testPatternWith(rules),
    readQueue: readQueueWith(new SQSClient({ ...config, useQueueUrlAsEndpoint: false })),
    readFunction: readFunctionWith(new LambdaClient(config)),
    readPermissions: readPermissionsWith(iam),
    readPrincipal: readPrincipalWith(iam),
    readAttachments: readAttachmentsWith(iam),
    readRunbook: readRunbookWith(ssm),
    sha256,
    readSubscriptions: readSubscriptionsWith(new SNSClient(config)),
    tryWebhook: tryWebhookWith({ secrets: new SecretsManagerClient(config), parameters: ssm, pause: waiting }),
    makeRefusedCall: makeRefusedCallWith(new STSClient(config), region),
    findIncident: (name, principalArn, since) => look('dynamodb:Query', () => findIncidentOf(table, name, principalArn, since)),
    now: Date.now,
    pause: waiting,
  };
  return { ports, region };
};

const expectCredentials = async (client: CloudFormationClient): Promise<void> => {
  try {
    await client.config.credentials();
  } catch (error) {
    throw new Error('no AWS credentials found: use --profile NAME, or sign in (aws sso login, or keys in the environment)', {
      cause: error,
    });
  }
};

const regionOf = async (client: CloudFormationClient): Promise<string> => {
  try {
    return await client.config.region();
  } catch (error) {
    throw new Error('no Region: name the one of the stack with --region, or set AWS_REGION', { cause: error });
  }
};
