import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { SweepTask } from '../lambda/core/grant/automation-event.ts';
import type { DigestTime } from './countersign-settings.ts';
import { NodeFunction, type NodeFunctionProps } from './node-function.ts';

export interface SweepFunctionProps extends NodeFunctionProps {
  readonly digest: DigestTime | null;
  /** Whether there are grants, which are gone through every hour. */
  readonly sweepsGrants: boolean;
}

/** The Lambda for what nobody asks for: grants that end, the digest, incidents that fell silent. What fails comes again with its next time. */
export class SweepFunction extends NodeFunction {
  /** The role as which the schedules start the function. */
  readonly schedulerRole: Role;

  constructor(scope: Construct, id: string, props: SweepFunctionProps) {
    super(scope, id, props, {
      name: 'sweep',
      does: 'takes back grants that ended, sends the digest, resolves silent incidents',
      timeout: Duration.minutes(5),
      deadLetters: null,
    });
    this.schedulerRole = new Role(this, 'SchedulerRole', {
      description: 'Countersign schedules: start the sweep function',
      // (EventBridge Scheduler user guide, "Confused deputy prevention")
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } }),
    });
    this.schedulerRole.addToPolicy(
      new PolicyStatement({ sid: 'StartSweep', actions: ['lambda:InvokeFunction'], resources: [this.function.functionArn] }),
    );
    if (props.sweepsGrants) this.every('Grants', 'grants', { cron: 'rate(1 hour)', timeZone: 'UTC' });
    if (props.digest !== null) this.every('Digest', 'digest', props.digest);
    this.every('Quiet', 'quiet', { cron: 'cron(30 3 * * ? *)', timeZone: 'UTC' });
  }

  private every(id: string, task: SweepTask, { cron, timeZone }: DigestTime): void {
    new CfnSchedule(this, id, {
      description: `Countersign sweep: ${task}`,
      scheduleExpression: cron,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: this.function.functionArn, roleArn: this.schedulerRole.roleArn, input: JSON.stringify({ task }) },
    });
  }
}
