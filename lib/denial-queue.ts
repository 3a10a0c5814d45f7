import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface DenialQueueProps {
  /** How long the consumer may work on a batch, its waiting for a fuller batch included. */
  readonly consumerTimeout: Duration;
}

/**
 * The queue between the rules and triage, and the dead-letter queue for what neither could handle.
 *
 * Nothing is lost: a record that fails five times, and an event that EventBridge cannot deliver, waits 14 days in `deadLetters`
 * (docs/runbooks.md, "Dead letters").
 */
export class DenialQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: DenialQueueProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      // Six times the function's timeout, so that throttled batches are retried before they show again, and five tries before the
      // dead-letter queue. (Lambda developer guide, "Configuring a queue to use with Lambda")
      visibilityTimeout: Duration.seconds(6 * props.consumerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
  }
}
