import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import * as z from 'zod';
import { authorizationCodes } from '../../lib/authorization-codes.ts';
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
  readonly errorCode: string | null;
  readonly causes: readonly string[];
}

/** The corpus' cases of one record or one EventBridge event; texts and archives reach no rule. */
const singleEvents = (): readonly SingleEvent[] =>
  readdirSync('test/corpus', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const { input, expected } = caseSchema.parse(JSON.parse(readFileSync(join('test/corpus', file), 'utf8')));
      const event = eventOf(input);
      const causes = expected.map(({ cause }) => cause.kind);
      return event === null ? [] : [{ file, event, errorCode: z.string().nullish().parse(event.detail['errorCode']) ?? null, causes }];
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

it('of the calls that are no denials only those are let through whose code is one of refusals: no pattern can tell them', () => {
  const others = events.filter(
    ({ event, causes }) => event['detail-type'].endsWith('via CloudTrail') && !causes.some((kind) => refusals.includes(kind)),
  );
  expect(others.length).toBeGreaterThan(10);
  expect(filesOf(others.filter(({ event, errorCode }) => isLetThrough(event) && !(String(errorCode) in authorizationCodes)))).toEqual([]);
});
