import { Duration } from 'aws-cdk-lib';
import { Dashboard as CloudWatchDashboard, GraphWidget, type IMetric, type IWidget, Stats, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { triageMetric, triageMetricBy } from './metrics.ts';

export interface DashboardProps {
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
  readonly triage: IFunction;
}

/** What is refused and why, what became of it, and how the pipeline itself does. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    new CloudWatchDashboard(this, 'Dashboard', {
      defaultInterval: Duration.days(7),
      widgets: [
        [
          new TextWidget({
            markdown:
              '# Countersign\nIncidents: `countersign incidents`. Is all well? `countersign doctor`. When something is red: docs/runbooks.md.',
            width: 24,
            height: 2,
          }),
        ],
        [
          stacked('Denials by cause', [triageMetricBy('Denials', 'cause')]),
          stacked('Denials by policy type', [triageMetricBy('Denials', 'policyType')]),
          stacked('Incidents by status', [triageMetricBy('Incidents', 'status')]),
        ],
        [
          lines('From refusal to record (ms)', [
            triageMetric('DetectionLatency', Stats.p(50)),
            triageMetric('DetectionLatency', Stats.p(99)),
          ]),
          lines('One batch (ms)', [
            props.triage.metricDuration({ statistic: Stats.p(50) }),
            props.triage.metricDuration({ statistic: Stats.p(99) }),
          ]),
          lines('Alerts, and messages that AWS would not decode', [
            triageMetric('Alerts'),
            triageMetric('AlertsFailed'),
            triageMetric('DecodeFailures'),
          ]),
        ],
        [
          lines('Waiting', [
            props.queue.metricApproximateNumberOfMessagesVisible(),
            props.deadLetters.metricApproximateNumberOfMessagesVisible(),
          ]),
          lines('Age of the oldest (s)', [props.queue.metricApproximateAgeOfOldestMessage()]),
          lines('Triage function', [props.triage.metricInvocations(), props.triage.metricErrors(), props.triage.metricThrottles()]),
        ],
      ],
    });
  }
}

const stacked = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, left, stacked: true, width: 8, height: 6 });
const lines = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, left, width: 8, height: 6 });
