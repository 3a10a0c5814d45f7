import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Countersign, type CountersignProps } from './countersign.ts';

export interface CountersignStackProps extends StackProps {
  readonly countersign: CountersignProps;
}

/** Countersign in a stack of its own; its outputs are where `countersign doctor` starts looking. */
export class CountersignStack extends Stack {
  constructor(scope: Construct, id: string, props: CountersignStackProps) {
    super(scope, id, { description: 'Countersign: explains AWS denials, alerts once for each', ...props });
    const { source, queue, triage, followUp, incidents, alerts, selfTestRole, remediation, grants } = new Countersign(
      this,
      'Countersign',
      props.countersign,
    );
    const outputs = {
      CallRuleName: source.calls.ruleName,
      QueueUrl: queue.queue.queueUrl,
      DeadLetterQueueUrl: queue.deadLetters.queueUrl,
      TriageFunctionName: triage.function.functionName,
      TriageRoleArn: triage.role.roleArn,
      IncidentTableName: incidents.table.tableName,
      AlertTopicArn: alerts.topic.topicArn,
      OwnerTopicArn: alerts.owners.topicArn,
      SweepFunctionName: followUp.sweep.function.functionName,
      ...(selfTestRole === null ? {} : { SelfTestRoleArn: selfTestRole.roleArn }),
      ...(remediation === null || grants === null
        ? {}
        : {
            GrantSettings: grants,
            ApprovalTopicArn: remediation.topic.topicArn,
            AutomationRoleArn: remediation.role.roleArn,
            RunbookHashes: JSON.stringify(remediation.hashes),
          }),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
