import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { observeWith } from '../../lambda/adapters/observe.ts';

interface Line {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly { readonly Namespace: string; readonly Dimensions: readonly (readonly string[])[] }[];
  };
  readonly [name: string]: unknown;
}

/** What Powertools writes goes past the console, straight to standard output. */
const flushed = (use: (observer: ReturnType<typeof observeWith>) => void): Line[] => {
  const lines: Line[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(JSON.parse(String(text)));
    return true;
  });
  const observer = observeWith(new Logger({ serviceName: 'triage' }), new Metrics({ namespace: 'Countersign', serviceName: 'triage' }));
  use(observer);
  observer.flush();
  observer.flush();
  write.mockRestore();
  return lines;
};

const dimensionsOf = (line: Line): readonly string[] => line._aws.CloudWatchMetrics[0]?.Dimensions[0] ?? [];

test('a batch writes one line for all, and one for each cause, policy type and status, with the names that lib draws', () => {
  const lines = flushed((observer) => {
    for (const latencyMs of [10, 20, 30]) observer.denial({ cause: 'missing-allow', policyType: 'identity', latencyMs });
    observer.denial({ cause: 'quota', policyType: null, latencyMs: 40 });
    observer.count('Alerts');
    observer.status('new');
  });
  const told = lines.map((line) => [
    dimensionsOf(line).join(),
    line['cause'] ?? line['policyType'] ?? line['status'] ?? null,
    line['Denials'] ?? line['Incidents'],
  ]);
  expect(told).toEqual([
    ['service', null, 4],
    ['service,cause', 'missing-allow', 3],
    ['service,policyType', 'identity', 3],
    ['service,cause', 'quota', 1],
    ['service,policyType', 'unknown', 1],
    ['service,status', 'new', 1],
  ]);
  expect(lines[0]).toMatchObject({ Alerts: 1, Incidents: 1, DetectionLatency: [10, 20, 30, 40], service: 'triage' });
  expect(lines[0]?._aws.CloudWatchMetrics[0]?.Namespace).toBe('Countersign');
});

test('a batch without denials writes nothing', () => {
  expect(flushed(() => undefined)).toEqual([]);
});
