import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricDimension, MetricName, MetricNamespace } from '../lambda/handlers/settings.ts';

const namespace: MetricNamespace = 'Countersign';
const everyFiveMinutes = Duration.minutes(5);

/** A metric that triage writes, over all its dimensions. */
export const triageMetric = (metricName: MetricName, statistic: string = Stats.SUM): Metric =>
  new Metric({
    namespace,
    metricName,
    statistic,
    period: everyFiveMinutes,
    dimensionsMap: { service: 'triage' } satisfies Partial<Record<MetricDimension, string>>,
  });

/** The same metric split by a dimension, whatever values it has: a new cause needs no new dashboard. */
export const triageMetricBy = (metricName: MetricName, dimension: MetricDimension): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{${namespace},service,${dimension}} MetricName="${metricName}" service="triage"', 'Sum', 300)`,
    label: '',
    period: everyFiveMinutes,
  });
