import * as z from 'zod';
import { readTriageSettings } from '../../lambda/handlers/settings.ts';
import { resourceOf, synthesize } from './synthesized.ts';

const template = synthesize();
const triage = resourceOf(template, 'AWS::Lambda::Function', 'CountersignTriage');
const source = resourceOf(template, 'AWS::Lambda::EventSourceMapping');
const queue = resourceOf(template, 'AWS::SQS::Queue', 'CountersignDenialsQueue');

/** The function's variables, with a name in the place of each reference. */
const variablesOf = (settings: Parameters<typeof synthesize>[0]): Readonly<Record<string, string>> => {
  const { Environment } = resourceOf(synthesize(settings), 'AWS::Lambda::Function', 'CountersignTriage');
  const { Variables } = z
    .object({ Variables: z.record(z.string(), z.union([z.string(), z.object({ Ref: z.string() }).transform(({ Ref }) => Ref)])) })
    .parse(Environment);
  return Variables;
};

it('runs on arm64 and the current Node runtime', () => {
  expect(triage).toMatchObject({ Architectures: ['arm64'], Runtime: 'nodejs24.x', Handler: 'index.handler', MemorySize: 512 });
});

it('reads its source map, so that a stack trace names our own files', () => {
  expect(variablesOf({})).toMatchObject({ NODE_OPTIONS: '--enable-source-maps' });
});

it('answers for each record of a batch of ten, so that one bad record does not hold up nine good ones', () => {
  expect(source).toMatchObject({
    BatchSize: 10,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 8 },
  });
});

it('a message stays hidden for six times as long as a batch may take, and is tried five times', () => {
  const { Timeout } = z.object({ Timeout: z.number() }).parse(triage);
  const { MaximumBatchingWindowInSeconds: window } = z.object({ MaximumBatchingWindowInSeconds: z.number() }).parse(source);
  expect(queue['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * (Timeout + window));
  expect(queue['RedrivePolicy']).toMatchObject({ maxReceiveCount: 5 });
});

it('writes to a log group of its own that forgets after a month', () => {
  expect(resourceOf(template, 'AWS::Logs::LogGroup', 'CountersignTriage')).toMatchObject({ RetentionInDays: 30 });
  expect(triage['LoggingConfig']).toMatchObject({ LogGroup: { Ref: expect.stringMatching(/^CountersignTriageLogs/) } });
});

describe('its environment', () => {
  it('is what the handler reads, with the defaults', () => {
    expect(readTriageSettings({ ...variablesOf({}), AWS_REGION: 'eu-west-1' })).toMatchObject({
      MODE: 'advise',
      RETENTION_DAYS: 90,
      PROBING_ACTIONS: 10,
      PROBING_MINUTES: 10,
      DEFAULT_MUTES: true,
      OWNER_TAGS: ['owner', 'team'],
      ACCOUNT_NAMES: {},
      IGNORE_RULES: [],
      TABLE_NAME: expect.stringMatching(/^CountersignIncidentsTable/),
      TOPIC_ARN: expect.stringMatching(/^CountersignAlertsTopic/),
      OWNER_TOPIC_ARN: expect.stringMatching(/^CountersignAlertsOwners/),
    });
  });

  it('brings each setting to the handler as it was written', () => {
    const ignore = [{ id: 'scanner', reason: 'asks, is never granted', expires: '2027-02-01', match: { principal: '*role/scanner' } }];
    const settings = {
      retentionDays: 7,
      probing: { actions: 3, minutes: 5 },
      defaultMutes: false,
      ownerTags: [],
      accounts: { '111122223333': 'payments' },
      ignore,
    };
    expect(readTriageSettings({ ...variablesOf(settings), AWS_REGION: 'eu-west-1' })).toMatchObject({
      RETENTION_DAYS: 7,
      PROBING_ACTIONS: 3,
      PROBING_MINUTES: 5,
      DEFAULT_MUTES: false,
      OWNER_TAGS: [],
      ACCOUNT_NAMES: { '111122223333': 'payments' },
      IGNORE_RULES: ignore,
    });
  });

  it('names the place of the Slack URL, a secret or a parameter, and neither where Slack is not used', () => {
    const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:slack-AbCdEf';
    expect(variablesOf({ slackWebhook: secret })).toMatchObject({ SLACK_SECRET_ARN: secret });
    expect(variablesOf({ slackWebhook: '/countersign/slack' })).toMatchObject({ SLACK_PARAMETER_NAME: '/countersign/slack' });
    expect(Object.keys(variablesOf({})).filter((name) => name.startsWith('SLACK'))).toEqual([]);
  });

  it('is refused before deployment where Lambda would refuse it', () => {
    const accounts = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [String(100_000_000_000 + index), `account-${index}`]));
    expect(() => synthesize({ accounts })).toThrow(/countersign:accounts and countersign:ignore, .* take \d+ bytes/);
  });
});
