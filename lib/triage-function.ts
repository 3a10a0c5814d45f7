import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { NodeFunction, type NodeFunctionProps } from './node-function.ts';

export interface TriageFunctionProps extends NodeFunctionProps {
  readonly queue: IQueue;
  readonly maxConcurrency: number;
}

/** How long one batch may take. */
export const triageTimeout = Duration.seconds(60);
/** How long the queue is read for a fuller batch: a storm then costs a tenth of the invocations. */
export const batchingWindow = Duration.seconds(5);

/** The Lambda that turns denials into incidents and alerts, ten at a time; records that fail are given back one by one. */
export class TriageFunction extends NodeFunction {
  constructor(scope: Construct, id: string, props: TriageFunctionProps) {
    super(scope, id, props, {
      name: 'triage',
      does: 'explains denials, records incidents, alerts',
      timeout: triageTimeout,
      deadLetters: null,
    });
    const { queue, maxConcurrency } = props;
    this.function.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, maxBatchingWindow: batchingWindow, reportBatchItemFailures: true, maxConcurrency }),
    );
  }
}
