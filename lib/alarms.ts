import { Duration } from 'aws-cdk-lib';
import { Alarm, AnomalyDetectionAlarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { triageMetric } from './metrics.ts';

export interface AlarmsProps {
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
  readonly triage: IFunction;
  readonly sweep: IFunction;
  /** Null in the mode `advise`, as the topic on which approvers are asked. */
  readonly outcome: IFunction | null;
  readonly approvals: ITopic | null;
  /** Where alarms are told; its own failures to deliver are watched too. */
  readonly topic: ITopic;
  /** The topic of owners, whose failures to deliver are watched. */
  readonly owners: ITopic;
}

interface Watch {
  readonly metric: IMetric;
  readonly threshold: number;
  /** Periods of the metric that must be over the threshold, of the last so many. */
  readonly periods: readonly [over: number, of: number];
  readonly says: string;
  /** Heading of its section in docs/runbooks.md. */
  readonly section: string;
}

/** Alarms on the pipeline itself: few, and each names the section of docs/runbooks.md that says what to do. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const action = new SnsAction(props.topic);
    for (const [name, watch] of Object.entries(watches(props))) {
      new Alarm(this, name, {
        metric: watch.metric,
        threshold: watch.threshold,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        datapointsToAlarm: watch.periods[0],
        evaluationPeriods: watch.periods[1],
        treatMissingData: TreatMissingData.NOT_BREACHING,
        alarmDescription: describe(watch.says, watch.section),
      }).addAlarmAction(action);
    }
    new AnomalyDetectionAlarm(this, 'UnusualDenials', {
      metric: triageMetric('Denials'),
      stdDevs: 4,
      comparisonOperator: ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD,
      datapointsToAlarm: 3,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: describe('Far more calls are refused than is usual at this time.', 'Unusual denials'),
    }).addAlarmAction(action);
  }
}

const describe = (says: string, section: string): string => `${says} What to do: docs/runbooks.md, "${section}".`;

const fiveMinutes = Duration.minutes(5);

const watches = (props: AlarmsProps): Readonly<Record<string, Watch>> => ({
  ...pipelineWatches(props),
  ...followUpWatches(props),
});

const followUpWatches = ({ outcome, sweep, approvals }: AlarmsProps): Readonly<Record<string, Watch>> => ({
  SweepErrors: {
    metric: sweep.metricErrors({ period: fiveMinutes, statistic: Stats.SUM }),
    threshold: 1,
    // It runs once an hour, and is tried twice again within minutes.
    periods: [1, 1],
    says: 'Sweep fails: a grant that ended could not be taken back, or the digest was not sent.',
    section: 'Follow-up',
  },
  ...(outcome === null
    ? {}
    : {
        OutcomeErrors: {
          metric: outcome.metricErrors({ period: fiveMinutes, statistic: Stats.SUM }),
          threshold: 1,
          periods: [1, 1] as const,
          says: 'What became of a grant could not be written down or told.',
          section: 'Follow-up',
        },
        OutcomeThrottles: {
          metric: outcome.metricThrottles({ period: fiveMinutes, statistic: Stats.SUM }),
          threshold: 1,
          periods: [3, 3] as const,
          says: 'Lambda does not let outcome run: the account is at its limit of concurrent executions.',
          section: 'Throttles',
        },
      }),
  ...(approvals === null
    ? {}
    : {
        NotDeliveredToApprovers: {
          metric: approvals.metricNumberOfNotificationsFailed({ period: fiveMinutes, statistic: Stats.SUM }),
          threshold: 1,
          periods: [1, 1] as const,
          says: 'SNS could not deliver a request for approval.',
          section: 'Not delivered',
        },
      }),
});

const pipelineWatches = ({ queue, deadLetters, triage, topic, owners }: AlarmsProps): Readonly<Record<string, Watch>> => ({
  DeadLetters: {
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
    threshold: 1,
    periods: [1, 1],
    says: 'Denials could not be handled and wait in the dead-letter queue.',
    section: 'Dead letters',
  },
  Delay: {
    metric: queue.metricApproximateAgeOfOldestMessage({ period: fiveMinutes, statistic: Stats.MAXIMUM }),
    threshold: Duration.minutes(15).toSeconds(),
    periods: [2, 2],
    says: 'A denial has waited for more than 15 minutes.',
    section: 'Delay',
  },
  Errors: {
    metric: triage.metricErrors({ period: fiveMinutes, statistic: Stats.SUM }),
    threshold: 1,
    periods: [2, 3],
    says: 'Triage fails as a whole: it cannot start, runs out of time or memory.',
    section: 'Errors',
  },
  Throttles: {
    metric: triage.metricThrottles({ period: fiveMinutes, statistic: Stats.SUM }),
    threshold: 1,
    periods: [3, 3],
    says: 'Lambda does not let triage run: the account is at its limit of concurrent executions.',
    section: 'Throttles',
  },
  AlertsFailed: {
    metric: triageMetric('AlertsFailed'),
    threshold: 1,
    periods: [2, 3],
    says: 'Alerts do not reach the topic or Slack.',
    section: 'Alerts failed',
  },
  NotDelivered: {
    metric: topic.metricNumberOfNotificationsFailed({ period: fiveMinutes, statistic: Stats.SUM }),
    threshold: 1,
    periods: [1, 1],
    says: 'SNS could not deliver an alert to one of its subscribers.',
    section: 'Not delivered',
  },
  NotDeliveredToOwners: {
    metric: owners.metricNumberOfNotificationsFailed({ period: fiveMinutes, statistic: Stats.SUM }),
    threshold: 1,
    periods: [1, 1],
    says: 'SNS could not deliver an alert to an owner who subscribed.',
    section: 'Not delivered',
  },
});
