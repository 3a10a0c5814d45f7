import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import * as z from 'zod';
import { failedBackupJobs, failedStackResources, refusedCalls, unsuccessfulScaling } from '../../lib/denial-pattern.ts';
import { matchesPattern } from './event-pattern.ts';

const caseSchema = z.looseObject({
  input: z.unknown(),
  expected: z.array(z.looseObject({ cause: z.looseObject({ kind: z.string() }) })),
});
const recordSchema = z.looseObject({ eventSource: z.string(), eventName: z.string(), errorCode: z.string().nullish() });
const envelopeSchema = z.looseObject({ source: z.string(), 'detail-type': z.string(), detail: z.looseObject({}) });

const patterns = [refusedCalls([]), unsuccessfulScaling, failedBackupJobs, failedStackResources].map(
  ({ detailType, ...rest }: EventPattern) => ({ 'detail-type': detailType, ...rest }),
);
const isLetThrough = (event: unknown): boolean => patterns.some((pattern) => matchesPattern(pattern, event));

interface SingleEvent {
  readonly file: string;
  readonly event: z.infer<typeof envelopeSchema>;
  readonly causes: readonly string[];
}

const cases = readdirSync('test/corpus', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const { input, expected } = caseSchema.parse(JSON.parse(readFileSync(join('test/corpus', file), 'utf8')));
    return { file, input, causes: expected.map(({ cause }) => cause.kind) };
  });

/** The corpus' cases of one record or one EventBridge event; texts reach no rule. */
const singleEvents = (): readonly SingleEvent[] =>
  cases.flatMap(({ file, input, causes }) => {
    const event = eventOf(input);
    return event === null ? [] : [{ file, event, causes }];
  });

const archiveSchema = z.strictObject({ Records: z.array(recordSchema) });

/** The corpus' cases of many records, each of which reaches the rule alone, and how many of them are denials. */
const archives = () =>
  cases.flatMap(({ file, input, causes }) => {
    const archive = archiveSchema.safeParse(input);
    return archive.success
      ? [{ file, records: archive.data.Records, denials: causes.filter((kind) => refusals.includes(kind)).length }]
      : [];
  });

const eventOf = (input: unknown): z.infer<typeof envelopeSchema> | null => {
  const envelope = envelopeSchema.safeParse(input);
  if (envelope.success) return envelope.data;
  const record = recordSchema.safeParse(input);
  if (!record.success) return null;
  const detailType =
    record.data['eventCategory'] === 'NetworkActivity' ? 'AWS Network Activity Event via CloudTrail' : 'AWS API Call via CloudTrail';
  return { source: record.data.eventSource, 'detail-type': detailType, detail: record.data };
};

const refusals = ['missing-allow', 'explicit-deny', 'unknown'];
const events = singleEvents();
const filesOf = (some: readonly SingleEvent[]): readonly string[] => some.map(({ file }) => file);

it('every denial of the corpus that comes as an event is let through', () => {
  const denials = events.filter(({ causes }) => causes.some((kind) => refusals.includes(kind)));
  expect(denials.length).toBeGreaterThan(100);
  expect(filesOf(denials.filter(({ event }) => !isLetThrough(event)))).toEqual([]);
});

const scaling = 'only the text of StatusMessage says why';
/** Events that are no denials and come through all the same, and why no pattern can tell them. docs/error-codes.md has them in words. */
const cannotBeTold: Readonly<Record<string, string>> = {
  'records/carriers/autoscaling-fleet-quota.json': scaling,
  'records/carriers/autoscaling-insufficient-capacity.json': scaling,
  'records/carriers/autoscaling-kms-invalid-state.json': scaling,
  'records/carriers/autoscaling-security-group-missing.json': scaling,
  'records/carriers/autoscaling-spot-capacity.json': scaling,
  'records/carriers/autoscaling-vcpu-quota.json': scaling,
  'records/carriers/backup-restore-new-instance-profile.json': 'only the text of statusMessage says why',
  'records/look-alikes/iam-user-access-not-activated.json': 'only the message says otherwise',
};

it('of the events that are no denials only those are let through that no pattern can tell', () => {
  const others = events.filter(({ causes }) => !causes.some((kind) => refusals.includes(kind)));
  expect(others.length).toBeGreaterThan(10);
  expect([...filesOf(others.filter(({ event }) => isLetThrough(event)))].sort()).toEqual(Object.keys(cannotBeTold));
});

it('the documents say of each of them why', () => {
  const page = readFileSync('docs/error-codes.md', 'utf8').replaceAll('`', '');
  expect(Object.values(cannotBeTold).filter((why) => !page.includes(why))).toEqual([]);
});

it('of an archive of records as many are let through as are denials', () => {
  const found = archives();
  expect(found.length).toBeGreaterThan(2);
  for (const { file, records, denials } of found)
    expect([file, records.filter((record) => isLetThrough(eventOf(record))).length]).toEqual([file, denials]);
});
