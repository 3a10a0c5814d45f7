import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { NodeFunction, type NodeFunctionProps } from './node-function.ts';
import type { RunbookNames } from './runbooks.ts';

export interface OutcomeFunctionProps extends NodeFunctionProps {
  readonly runbooks: RunbookNames;
  /** Takes the events that could not be delivered, and those on which the function failed. */
  readonly deadLetters: IQueue;
}

/** The Lambda that writes down and tells what became of a grant, whenever Systems Manager says that a runbook's status changed. */
export class OutcomeFunction extends NodeFunction {
  constructor(scope: Construct, id: string, props: OutcomeFunctionProps) {
    super(scope, id, props, {
      name: 'outcome',
      does: 'follows the runbooks, records and tells what became of grants',
      timeout: Duration.minutes(1),
      deadLetters: props.deadLetters,
    });
    new Rule(this, 'Rule', {
      description: 'A runbook of Countersign went on or ended',
      // (Systems Manager user guide, "Amazon EventBridge event examples for Systems Manager")
      eventPattern: {
        source: ['aws.ssm'],
        detailType: ['EC2 Automation Execution Status-change Notification'],
        detail: { Definition: [props.runbooks.grant, props.runbooks.revoke] },
      },
      targets: [
        new LambdaFunction(this.function, { deadLetterQueue: props.deadLetters, retryAttempts: 20, maxEventAge: Duration.hours(6) }),
      ],
    });
  }
}
