import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Observe } from '../flows/ports.ts';

export interface Observer extends Observe {
  /** Writes the metrics of a batch: one line a metric and value of a dimension, however many denials there were. */
  readonly flush: () => void;
}

/** Logs one JSON line a fact, and counts metrics in CloudWatch's embedded metric format. (CloudWatch user guide, "Embedded metric format specification") */
export const observeWith = (logger: Logger, metrics: Metrics): Observer => {
  const counts = new Map<string, number>();
  const byDimension = new Map<string, number>();
  let latencies: number[] = [];
  const add = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
  return {
    denial: ({ cause, policyType, latencyMs }) => {
      add(counts, 'Denials');
      add(byDimension, `Denials|cause|${cause}`);
      add(byDimension, `Denials|policyType|${policyType ?? 'unknown'}`);
      latencies.push(latencyMs);
    },
    count: (name) => add(counts, name),
    status: (status) => {
      add(counts, 'Incidents');
      add(byDimension, `Incidents|status|${status}`);
    },
    info: (message, facts) => logger.info(message, { ...facts }),
    warn: (message, facts) => logger.warn(message, { ...facts }),
    flush: () => {
      for (const [name, count] of counts) metrics.addMetric(name, MetricUnit.Count, count);
      // A metric may have 100 values a line. (Powertools for AWS Lambda, "Metrics")
      for (const latency of latencies.slice(0, 100)) metrics.addMetric('DetectionLatency', MetricUnit.Milliseconds, latency);
      if (counts.size > 0) metrics.publishStoredMetrics();
      for (const [key, count] of byDimension) {
        const [name = '', dimension = '', value = ''] = key.split('|');
        metrics.singleMetric().addDimension(dimension, value).addMetric(name, MetricUnit.Count, count);
      }
      counts.clear();
      byDimension.clear();
      latencies = [];
    },
  };
};
