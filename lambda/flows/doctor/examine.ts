import { type Finding, judge } from '../../core/doctor/finding.ts';
import { judgeSubscriptions, judgeWebhook } from '../../core/doctor/judge-alerts.ts';
import { judgeTrails } from '../../core/doctor/judge-events.ts';
import { judgeDeadLetters, judgeFunction, judgePermissions, judgeQueue } from '../../core/doctor/judge-pipeline.ts';
import { judgePattern, judgeRuleState } from '../../core/doctor/judge-rule.ts';
import { completeOutputs, judgeStack, type Outputs } from '../../core/doctor/judge-stack.ts';
import { patternSamples } from '../../core/doctor/pattern-samples.ts';
import type { DoctorPorts } from './doctor-ports.ts';
import { examineApprovals } from './examine-approvals.ts';

export interface ExamineOptions {
  readonly stack: string;
  readonly region: string;
  readonly sendTest: boolean;
}

type Findings<Result = void> = AsyncGenerator<Finding, Result>;

/** Looks at a deployed stack. Yields findings in the order of the pipeline; returns the stack's outputs, or null where there is no stack. */
export async function* examine(ports: DoctorPorts, options: ExamineOptions): Findings<Outputs | null> {
  const { stack: name, region } = options;
  const stack = await ports.readStack(name);
  yield* judge('stack', stack, (found) => [judgeStack(found, name, region)]);
  yield* judge('trail', await ports.readTrails(), (trails) => judgeTrails(trails, region));
  const outputs = stack.kind === 'seen' ? completeOutputs(stack.value) : null;
  if (outputs === null) return null;
  yield* examineRule(ports, outputs);
  yield* judge('queue', await ports.readQueue(outputs.QueueUrl), judgeQueue);
  yield* judge('dead-letters', await ports.readQueue(outputs.DeadLetterQueueUrl), (queue) =>
    judgeDeadLetters(queue, outputs.DeadLetterQueueUrl),
  );
  yield* examineFunction(ports, outputs, options);
  return outputs;
}

async function* examineRule(ports: DoctorPorts, { CallRuleName, TriageRoleArn }: Outputs): Findings {
  const rule = await ports.readRule(CallRuleName);
  yield* judge('rule-state', rule, ({ state }) => [judgeRuleState(state)]);
  const tried = rule.kind === 'seen' ? await ports.testPattern(rule.value.pattern, patternSamples(TriageRoleArn)) : rule;
  yield* judge('rule-pattern', tried, (samples) => [judgePattern(samples)]);
}

async function* examineFunction(ports: DoctorPorts, outputs: Outputs, { region, sendTest }: ExamineOptions): Findings {
  const triage = await ports.readFunction(outputs.TriageFunctionName);
  yield* judge('function', triage, (found) => judgeFunction(found, region));
  yield* judge('permissions', await ports.readPermissions(outputs.TriageRoleArn, neededBy(outputs)), judgePermissions);
  const webhook = triage.kind === 'seen' ? await ports.tryWebhook(triage.value.environment, sendTest) : triage;
  // Also a webhook that the caller may not read is one.
  const hasSlack = triage.kind !== 'seen' ? null : webhook.kind !== 'seen' || webhook.value.kind !== 'none';
  yield* judge('subscriptions', await ports.readSubscriptions(outputs.AlertTopicArn), (found) =>
    judgeSubscriptions(found, hasSlack, outputs.AlertTopicArn),
  );
  yield* judge('slack', webhook, judgeWebhook);
  yield* examineApprovals(ports, outputs, triage.kind === 'seen' ? (triage.value.environment['MODE'] ?? null) : null);
}

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
