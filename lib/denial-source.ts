import { CfnRule, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { failedBackupJobs, failedStackResources, healthIssues, refusedCalls, unsuccessfulScaling } from './denial-pattern.ts';

export interface DenialSourceProps {
  readonly queue: IQueue;
  /** Takes the events that EventBridge could not deliver to the queue. */
  readonly deadLetters: IQueue;
  /** Roles whose own denials are never looked at: those of this pipeline. */
  readonly ownRoles: readonly IRole[];
}

/** The rules on the default bus that let denials through: one for calls seen by CloudTrail, one for each other carrier. */
export class DenialSource extends Construct {
  /** The rule for calls; the only one that must see read-only events. */
  readonly calls: Rule;

  constructor(scope: Construct, id: string, props: DenialSourceProps) {
    super(scope, id);
    const target = new SqsQueue(props.queue, { deadLetterQueue: props.deadLetters });
    const rule = (name: string, description: string, eventPattern: EventPattern): Rule =>
      new Rule(this, name, { description, eventPattern, targets: [target] });

    this.calls = rule('Calls', 'Calls that AWS refused for want of permission', refusedCalls(props.ownRoles.map((role) => role.roleArn)));
    seeReadOnlyEvents(this.calls);
    rule('Scaling', 'Instances that Auto Scaling could not launch or end', unsuccessfulScaling);
    rule('Backups', 'Backup, restore and copy jobs that failed', failedBackupJobs);
    rule('Stacks', 'Stack resources that CloudFormation could not create, change or delete', failedStackResources);
    rule('Health', 'Issues that AWS Health reports', healthIssues);
  }
}

// Most denials are of Describe*, Get* and List* calls, which a rule in the state ENABLED never sees; the Rule construct knows that
// state only. (EventBridge user guide, "Receiving read-only management events from AWS services")
const seeReadOnlyEvents = (rule: Rule): void => {
  const resource = rule.node.defaultChild;
  if (!(resource instanceof CfnRule)) throw new Error(`${rule.node.path} has no rule resource of its own to set the state on`);
  resource.state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
};
