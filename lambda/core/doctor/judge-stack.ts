import { type Finding, fail, ok, warn } from './finding.ts';

export interface SeenStack {
  /** CloudFormation's word, `CREATE_COMPLETE`. */
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
}

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

/** The outputs of the stack, as far as doctor needs them; the last four are there in the mode `approve`. */
export type Outputs = Readonly<Record<(typeof needed)[number], string>> & {
  readonly SelfTestRoleArn?: string;
  readonly GrantSettings?: string;
  readonly ApprovalTopicArn?: string;
  readonly AutomationRoleArn?: string;
  readonly RunbookHashes?: string;
};

const isComplete = (outputs: Readonly<Record<string, string>>): outputs is Outputs => needed.every((name) => name in outputs);

/** Null where there is no stack, or not one of ours. */
export const completeOutputs = (stack: SeenStack | null): Outputs | null =>
  stack !== null && isComplete(stack.outputs) ? stack.outputs : null;

const deploy = 'deploy this version: npx cdk deploy';

export const judgeStack = (stack: SeenStack | null, name: string, region: string): Finding => {
  if (stack === null)
    return fail('stack', `there is no stack ${name} in ${region}`, 'deploy it (npx cdk deploy), or name it: --stack NAME --region REGION');
  const missing = needed.filter((output) => !(output in stack.outputs));
  if (missing.length > 0)
    return fail(
      'stack',
      `stack ${name} (${stack.status}) has no output ${missing.join(', ')}: it is another one, an older version, or was not finished`,
      deploy,
    );
  return /FAILED|ROLLBACK/.test(stack.status)
    ? warn('stack', `stack ${name} is ${stack.status}: its last change was not carried out`, `see its events, then ${deploy}`)
    : ok('stack', `stack ${name} is there (${stack.status})`);
};
