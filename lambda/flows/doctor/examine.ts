import { type Finding, fail, judge, ok } from '../../core/doctor/finding.ts';
import { judgeSubscriptions, judgeWebhook } from '../../core/doctor/judge-alerts.ts';
import { judgeRule, judgeTrails } from '../../core/doctor/judge-events.ts';
import { judgeDeadLetters, judgeFunction, judgePermissions, judgeQueue } from '../../core/doctor/judge-pipeline.ts';
import type { DoctorPorts } from './doctor-ports.ts';

export interface ExamineOptions {
  readonly stack: string;
  readonly region: string;
  readonly sendTest: boolean;
}

/** The outputs of the stack, as far as doctor needs them. */
export type Outputs = Readonly<Record<(typeof needed)[number], string>> & { readonly SelfTestRoleArn?: string };

const needed = [
  'CallRuleName',
  'QueueUrl',
  'DeadLetterQueueUrl',
  'TriageFunctionName',
  'TriageRoleArn',
  'IncidentTableName',
  'AlertTopicArn',
  'OwnerTopicArn',
] as const;

/** Looks at a deployed stack. Yields findings in the order of the pipeline; returns the stack's outputs, or null where there is no stack. */
export async function* examine(ports: DoctorPorts, { stack, region, sendTest }: ExamineOptions): AsyncGenerator<Finding, Outputs | null> {
  const seen = await ports.readOutputs(stack);
  const outputs = seen.kind === 'seen' && seen.value !== null && isComplete(seen.value) ? seen.value : null;
  yield* judge('stack', seen, (found) => [stackFinding(found, stack, region)]);
  yield* judge('trail', await ports.readTrails(), (trails) => judgeTrails(trails, region));
  if (outputs === null) return null;
  yield* judge('rule-state', await ports.readRule(outputs.CallRuleName), judgeRule);
  yield* judge('queue', await ports.readQueue(outputs.QueueUrl), judgeQueue);
  yield* judge('dead-letters', await ports.readQueue(outputs.DeadLetterQueueUrl), (queue) =>
    judgeDeadLetters(queue, outputs.DeadLetterQueueUrl),
  );
  const triage = await ports.readFunction(outputs.TriageFunctionName);
  yield* judge('function', triage, (found) => judgeFunction(found, region));
  yield* judge('permissions', await ports.readPermissions(outputs.TriageRoleArn, neededBy(outputs)), judgePermissions);
  const webhook = triage.kind === 'seen' ? await ports.tryWebhook(triage.value.environment, sendTest) : triage;
  const hasSlack = webhook.kind === 'seen' && webhook.value.kind !== 'none';
  yield* judge('subscriptions', await ports.readSubscriptions(outputs.AlertTopicArn), (found) =>
    judgeSubscriptions(found, hasSlack, outputs.AlertTopicArn),
  );
  yield* judge('slack', webhook, judgeWebhook);
  yield ok('approvers', 'none needed: in mode advise nothing is granted');
  return outputs;
}

const isComplete = (outputs: Readonly<Record<string, string>>): outputs is Outputs => needed.every((name) => name in outputs);

const stackFinding = (found: Readonly<Record<string, string>> | null, stack: string, region: string): Finding => {
  if (found === null)
    return fail('stack', `there is no stack ${stack} in ${region}`, 'deploy it (npx cdk deploy), or name it: --stack NAME --region REGION');
  const missing = needed.filter((name) => !(name in found));
  return missing.length === 0
    ? ok('stack', `stack ${stack} is there`)
    : fail(
        'stack',
        `stack ${stack} has no output ${missing.join(', ')}: it is another one, or an older version`,
        'deploy this version: npx cdk deploy',
      );
};

const neededBy = ({ AlertTopicArn, OwnerTopicArn, IncidentTableName }: Outputs) => {
  const [, partition = 'aws', , region = '', account = ''] = AlertTopicArn.split(':');
  return [
    { action: 'sts:DecodeAuthorizationMessage', resource: '*' },
    { action: 'iam:SimulatePrincipalPolicy', resource: `arn:${partition}:iam::${account}:role/any` },
    { action: 'dynamodb:UpdateItem', resource: `arn:${partition}:dynamodb:${region}:${account}:table/${IncidentTableName}` },
    { action: 'sns:Publish', resource: AlertTopicArn },
    { action: 'sns:Publish', resource: OwnerTopicArn },
  ];
};
