import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { checks } from '../../lambda/core/doctor/finding.ts';
import { someFacts } from '../contracts/incident-store.ts';
import type { Stub } from '../pipeline/stub-server.ts';
import { type Answers, functionEnvironment, memberXml, stackOutputs, stackXml, startDoctorCloud } from './doctor-cloud.ts';

const clouds: Stub[] = [];
afterEach(() => Promise.all(clouds.splice(0).map((cloud) => cloud.stop())));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const doctor = async (answers: Answers, ...flags: string[]): Promise<Run> => {
  const cloud = await startDoctorCloud(answers);
  clouds.push(cloud);
  const child = spawn(process.execPath, ['node_modules/.bin/tsx', 'bin/countersign.ts', 'doctor', '--region', 'eu-west-1', ...flags], {
    env: {
      PATH: process.env['PATH'],
      AWS_ENDPOINT_URL: cloud.url,
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
};

/** `check state`, a line each, of those that are not ok. */
const troubles = ({ out }: Run): string[] =>
  out
    .trim()
    .split('\n')
    .map((line): { check: string; state: string } => JSON.parse(line))
    .flatMap(({ check, state }) => (state === 'ok' ? [] : [`${check} ${state}`]));

test('a stack that is well is told line by line, and only what belongs to another Region is a warning', async () => {
  const run = await doctor({}, '--output', 'table');
  expect(run.err).toBe('');
  expect(run.out).toMatchSnapshot();
  expect(run.code).toBe(0);
});

const trail = {
  Name: 'own',
  TrailARN: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/own',
  HomeRegion: 'eu-west-1',
  IsMultiRegionTrail: false,
};

test.each<[string, Answers, string]>([
  ['there is no trail', { DescribeTrails: { trailList: [] } }, 'trail fail'],
  ['the only trail is of another Region', { DescribeTrails: { trailList: [{ ...trail, HomeRegion: 'us-west-2' }] } }, 'trail fail'],
  ['the trail does not log', { GetTrailStatus: { IsLogging: false } }, 'trail fail'],
  ['the trail logs data events only', { GetEventSelectors: { EventSelectors: [{ IncludeManagementEvents: false }] } }, 'trail fail'],
  [
    'the trail logs writing calls only',
    { GetEventSelectors: { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'WriteOnly' }] } },
    'trail warn',
  ],
  ['the rule does not see read-only events', { DescribeRule: { State: 'ENABLED', EventPattern: '{}' } }, 'rule-state fail'],
  ['EventBridge does not match a denial', { TestEventPattern: { Result: false } }, 'rule-pattern fail'],
  ['EventBridge matches a success', { TestEventPattern: { Result: true } }, 'rule-pattern fail'],
  [
    'dead letters wait',
    { GetQueueAttributes: { Attributes: { ApproximateNumberOfMessages: '3', RedrivePolicy: '{}' } } },
    'dead-letters fail',
  ],
  ['the queue has no dead-letter queue', { GetQueueAttributes: { Attributes: { ApproximateNumberOfMessages: '0' } } }, 'queue fail'],
  [
    'the function could not be made',
    { GetFunctionConfiguration: { State: 'Failed', Environment: { Variables: functionEnvironment } } },
    'function fail',
  ],
  ['the function is not fed', { ListEventSourceMappings: { EventSourceMappings: [] } }, 'function fail'],
  ['a bad record gives back all', { ListEventSourceMappings: { EventSourceMappings: [{ State: 'Enabled' }] } }, 'partial-answers fail'],
  [
    'the settings are another version’s',
    { GetFunctionConfiguration: { State: 'Active', Environment: { Variables: { ...functionEnvironment, MODE: 'grant' } } } },
    'settings fail',
  ],
  [
    'a subscription waits',
    {
      ListSubscriptionsByTopic: `<Subscriptions>${memberXml({ Protocol: 'email', Endpoint: 'a@example.com', SubscriptionArn: 'PendingConfirmation' })}</Subscriptions>`,
    },
    'subscriptions fail',
  ],
  ['the secret is not there', { GetSecretValue: 'ResourceNotFoundException' }, 'slack fail'],
  ['the secret holds something else', { GetSecretValue: { SecretString: 'xoxb-token' } }, 'slack fail'],
  ['there is no such stack', { DescribeStacks: 'ValidationError: Stack with id Countersign does not exist' }, 'stack fail'],
  ['the stack is another one', { DescribeStacks: stackXml({ QueueUrl: 'x' }) }, 'stack fail'],
])('%s', async (_, answers, trouble) => {
  const run = await doctor(answers);
  expect(run.err).toBe('');
  expect(troubles(run)).toContain(trouble);
  expect(run.code).toBe(trouble.endsWith('fail') ? 1 : 0);
  expect(run.out).not.toMatch(/very-secret|xoxb/);
});

test('the role of the function may not do what it needs', async () => {
  const denied = `<EvaluationResults>${memberXml({ EvalActionName: 'a', EvalDecision: 'implicitDeny' })}</EvaluationResults>`;
  expect(troubles(await doctor({ SimulatePrincipalPolicy: denied }))).toEqual([
    'global-events warn',
    'permissions fail',
    'simulation warn',
  ]);
});

test('who may look at nothing is told for each check which permission is missing, and nothing is guessed', async () => {
  const { DescribeStacks: _, ...others } = Object.fromEntries(
    [
      'DescribeStacks',
      'DescribeTrails',
      'DescribeRule',
      'GetQueueAttributes',
      'GetFunctionConfiguration',
      'SimulatePrincipalPolicy',
      'ListSubscriptionsByTopic',
    ].map((action) => [action, 'AccessDenied']),
  );
  const run = await doctor(others);
  expect(run.err).toBe('');
  expect(troubles(run).every((trouble) => trouble.endsWith('unknown') || trouble === 'subscriptions fail')).toBe(true);
  expect(run.out).toContain('cannot tell: you need cloudtrail:DescribeTrails');
  expect(run.code).toBe(0);
});

const incident = (changes: Readonly<Record<string, unknown>>) => ({
  facts: someFacts({ principalArn: stackOutputs.SelfTestRoleArn, id: 'cs-self00' }),
  status: 'new',
  statusSince: new Date().toISOString(),
  fix: 'none',
  count: 1,
  firstSeen: new Date().toISOString(),
  lastSeen: new Date().toISOString(),
  lastEventId: null,
  decided: { sessions: 1, regions: 1 },
  toldCount: 1,
  pending: null,
  version: 2,
  ...changes,
});
const queried = (changes: Readonly<Record<string, unknown>>) => ({ Query: { Items: [marshall(incident(changes))], Count: 1 } });

describe('the self-test', () => {
  const legs = ({ out }: Run): string[] =>
    out
      .trim()
      .split('\n')
      .map((line): { check: string; state: string; says: string } => JSON.parse(line))
      .flatMap(({ check, state, says }) => (check === 'self-test' ? [`${state} ${says.replace(/\d+ s after/, 'N s after')}`] : []));

  test('follows its own denial to the alert', async () => {
    const run = await doctor(queried({}), '--self-test');
    expect(legs(run)).toEqual([
      `ok called as ${stackOutputs.SelfTestRoleArn}: sqs:ListQueues was refused, as it should be`,
      'ok recorded as cs-self00 (1 times in all), N s after the call',
      'ok people were told, N s after the call',
    ]);
    expect(run.code).toBe(0);
  });

  test('says so where people know the incident already', async () => {
    const run = await doctor(queried({ count: 5, firstSeen: '2026-11-01T00:00:00.000Z' }), '--self-test');
    expect(legs(run).at(-1)).toMatch(/^ok people know it since 2026-11-01/);
  });

  test('says at which leg it stopped', async () => {
    const never = await doctor({}, '--self-test', '--wait', '0.02');
    expect(legs(never).at(-1)).toBe('fail the denial did not reach the incident table in time');
    expect(never.code).toBe(1);
    const untold = await doctor(queried({ toldCount: 0 }), '--self-test', '--wait', '0.02');
    expect(legs(untold).at(-1)).toBe('fail recorded, but nobody was told in time');
  });

  test('does not take an old denial for its own', async () => {
    const old = '2026-11-01T00:00:00.000Z';
    const run = await doctor(queried({ firstSeen: old, lastSeen: old }), '--self-test', '--wait', '0.02');
    expect(legs(run).at(-1)).toBe('fail the denial did not reach the incident table in time');
  });

  test('says what is missing where the caller may not take the role', async () => {
    const run = await doctor({ AssumeRole: 'AccessDenied' }, '--self-test');
    expect(legs(run)).toEqual(['fail the call could not be made: you need sts:AssumeRole']);
  });
});

test('without credentials it says so, and what to do', async () => {
  const child = spawn(process.execPath, ['node_modules/.bin/tsx', 'bin/countersign.ts', 'doctor', '--region', 'eu-west-1'], {
    env: {
      PATH: process.env['PATH'],
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  });
  let err = '';
  child.stderr.on('data', (text) => {
    err += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect(err).toBe('countersign: no AWS credentials found: use --profile NAME, or sign in (aws sso login, or keys in the environment)\n');
  expect(code).toBe(1);
});

test('a wrong --wait is wrong usage', async () => {
  const run = await doctor({}, '--wait', 'long');
  expect(run.code).toBe(2);
  expect(run.err).toContain('expected minutes');
});

test('docs/assumptions.md names only checks that doctor makes', () => {
  const named = [...readFileSync('docs/assumptions.md', 'utf8').matchAll(/doctor: `([a-z-]+)`/g)].map(([, check]) => check);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((check) => !checks.some((known) => known === check))).toEqual([]);
});
