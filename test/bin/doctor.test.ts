import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { tells } from '../../lambda/core/doctor/finding.ts';
import { someFacts } from '../contracts/incident-store.ts';
import type { Stub, StubRequest } from '../pipeline/stub-server.ts';
import { type Answers, functionEnvironment, memberXml, stackOutputs, stackXml, startDoctorCloud } from './doctor-cloud.ts';
import { type Run, runToEnd } from './run-to-end.ts';

const clouds: Stub[] = [];
afterEach(() => Promise.all(clouds.splice(0).map((cloud) => cloud.stop())));

// A folder of its own, since other tests build `dist` at the same time; below node_modules, so that packages are found.
const built = 'node_modules/.cache/countersign-doctor-test';
beforeAll(() => execFileSync(process.execPath, ['build.mjs', built]));

/** Runs the built program, without anything of the machine's own AWS configuration. */
const run = (env: Readonly<Record<string, string>>, flags: readonly string[]): Promise<Run> =>
  runToEnd([`${built}/countersign.js`, 'doctor', '--region', 'eu-west-1', ...flags], {
    PATH: process.env['PATH'],
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    ...env,
  });

const doctor = async (answers: Answers, ...flags: string[]): Promise<Run> => {
  const cloud = await startDoctorCloud(answers);
  clouds.push(cloud);
  return run({ AWS_ENDPOINT_URL: cloud.url, AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' }, flags);
};

/** `check state`, a line each, of those that are not ok. */
const troubles = ({ out }: Run): string[] =>
  out
    .trim()
    .split('\n')
    .map((line): { check: string; state: string } => JSON.parse(line))
    .flatMap(({ check, state }) => (state === 'ok' ? [] : [`${check} ${state}`]));

test('a stack that is well is told line by line, and only what belongs to another Region is a warning', async () => {
  const seen = await doctor({}, '--output', 'table');
  expect(seen.err).toBe('');
  expect(seen.out).toMatchSnapshot();
  expect(seen.code).toBe(0);
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
  const seen = await doctor(answers);
  expect(seen.err).toBe('');
  expect(troubles(seen)).toContain(trouble);
  expect(seen.code).toBe(trouble.endsWith('fail') ? 1 : 0);
  expect(seen.out).not.toMatch(/very-secret|xoxb/);
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
  const seen = await doctor(others);
  expect(seen.err).toBe('');
  expect(troubles(seen).every((trouble) => trouble.endsWith('unknown') || trouble === 'subscriptions fail')).toBe(true);
  expect(seen.out).toContain('cannot tell: you need cloudtrail:DescribeTrails');
  expect(seen.code).toBe(0);
});

const incident = (changes: Readonly<Record<string, unknown>>) => ({
  facts: someFacts({ principalArn: stackOutputs.SelfTestRoleArn, id: 'cs-self00', fingerprint: 'f' }),
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
type Changes = Readonly<Record<string, unknown>>;
const items = (...found: readonly Changes[]) => ({ Items: found.map((changes) => marshall(incident(changes))), Count: found.length });
/** The table before the self-test's call, which asks for no time, and after it. */
const queried = (after: Changes, before: Changes | null = null) => ({
  Query: ({ body }: StubRequest) => (body.includes(':since') ? items(after) : items(...(before === null ? [] : [before]))),
});

const old = '2026-11-01T00:00:00.000Z';

describe('the self-test', () => {
  const legs = ({ out }: Run): string[] =>
    out
      .trim()
      .split('\n')
      .map((line): { check: string; state: string; says: string } => JSON.parse(line))
      .flatMap(({ check, state, says }) => (check === 'self-test' ? [`${state} ${says.replace(/\d+ s after/, 'N s after')}`] : []));

  test('follows its own denial to the alert', async () => {
    const seen = await doctor(queried({}), '--self-test');
    expect(legs(seen)).toEqual([
      `ok called as ${stackOutputs.SelfTestRoleArn}: sqs:ListQueues was refused, as it should be`,
      'ok recorded as cs-self00 (times seen: 1), N s after the call',
      'ok people were told, N s after it was recorded',
    ]);
    expect(seen.code).toBe(0);
  });

  test('says so where people know the incident already', async () => {
    const seen = await doctor(queried({ count: 5, firstSeen: old }, { count: 4, firstSeen: old, lastSeen: old }), '--self-test');
    expect(legs(seen).at(-1)).toMatch(/^ok known since 2026-11-01.*, so no new alert/);
  });

  test('says at which leg it stopped', async () => {
    const never = await doctor({}, '--self-test', '--wait', '0.02');
    expect(legs(never).at(-1)).toMatch(/^fail the denial did not reach the incident table within \d+ s/);
    expect(never.code).toBe(1);
    const untold = await doctor(queried({ toldCount: 0 }), '--self-test', '--wait', '0.02');
    expect(legs(untold).at(-1)).toMatch(/^fail recorded, but nobody was told within \d+ s/);
  });

  test('does not take an old denial for its own', async () => {
    const known = { firstSeen: old, lastSeen: old };
    const seen = await doctor(queried(known, known), '--self-test', '--wait', '0.02');
    expect(legs(seen).at(-1)).toMatch(/^fail the denial did not reach the incident table within \d+ s/);
  });

  test('does not take the denial of the self-test before it for its own, however recent', async () => {
    const seen = await doctor(queried({}, {}), '--self-test', '--wait', '0.02');
    expect(legs(seen).at(-1)).toMatch(/^fail the denial did not reach the incident table within \d+ s/);
  });

  test('fails where the role was given permissions', async () => {
    const seen = await doctor({ ListQueues: { QueueUrls: [] } }, '--self-test');
    expect([seen.code, seen.err]).toEqual([1, '']);
    expect(legs(seen).at(-1)).toMatch(/^fail .*was allowed/);
  });

  test('says what is missing where the caller may not take the role', async () => {
    const seen = await doctor({ AssumeRole: 'AccessDenied' }, '--self-test');
    expect(legs(seen)).toEqual(['fail cannot tell: you need sts:AssumeRole']);
  });
});

test('who may not even see the stack is told so, and nothing is called well', async () => {
  const seen = await doctor({ DescribeStacks: 'AccessDenied', DescribeTrails: 'AccessDeniedException' }, '--output', 'table');
  expect(seen.out).toMatch(/^\? stack .*cloudformation:DescribeStacks/);
  expect(seen.out).not.toContain('✓');
});

test('trails whose details the caller may not see leave the answer open', async () => {
  expect(troubles(await doctor({ GetEventSelectors: 'AccessDeniedException' }))).toContain('trail unknown');
});

test.each<[string, Answers, string]>([
  ['the rule was deleted', { DescribeRule: 'ResourceNotFoundException' }, 'rule-state fail'],
  ['the queue was deleted', { GetQueueAttributes: 'QueueDoesNotExist' }, 'queue fail'],
  ['the function was deleted', { GetFunctionConfiguration: 'ResourceNotFoundException' }, 'function fail'],
  ['the role was deleted', { SimulatePrincipalPolicy: 'NoSuchEntity' }, 'permissions fail'],
  ['the topic was deleted', { ListSubscriptionsByTopic: 'NotFound' }, 'subscriptions fail'],
  ['EventBridge fails', { TestEventPattern: 'InternalException' }, 'rule-pattern unknown'],
])('%s: that line says so, and the others are there', async (_, answers, trouble) => {
  const seen = await doctor(answers);
  expect(seen.err).toBe('');
  expect(troubles(seen)).toContain(trouble);
  expect(seen.out).toContain('"check":"approvers"');
  if (trouble.endsWith('fail')) expect(seen.out).toContain('npx cdk deploy --revert-drift');
  expect(seen.code).toBe(trouble.endsWith('fail') ? 1 : 0);
});

test('who may describe a rule and not test its pattern is told so, and learns the state', async () => {
  const seen = await doctor({ TestEventPattern: 'AccessDeniedException' });
  expect(troubles(seen)).toContain('rule-pattern unknown');
  expect(seen.out).toContain('"check":"rule-state","state":"ok"');
});

test('a stack whose creation was rolled back is there, and not well', async () => {
  const seen = await doctor({ DescribeStacks: stackXml({}, 'ROLLBACK_COMPLETE') });
  expect(seen.out).toContain('ROLLBACK_COMPLETE');
  expect(seen.out).not.toContain('there is no stack');
});

test('no part of a secret that is broken JSON is shown', async () => {
  const seen = await doctor({ GetSecretValue: { SecretString: '{"url": https://very-secret' } });
  expect(troubles(seen)).toContain('slack fail');
  expect(seen.out).not.toMatch(/https:\/\/v|very/);
});

test('without subscriptions nobody guesses about Slack where the function may not be seen', async () => {
  const seen = await doctor({
    GetFunctionConfiguration: 'AccessDeniedException',
    ListSubscriptionsByTopic: '<Subscriptions></Subscriptions>',
  });
  expect(troubles(seen)).toContain('subscriptions unknown');
  expect(troubles(seen)).not.toContain('subscriptions fail');
});

test('expired credentials are one clear error', async () => {
  const seen = await doctor({ DescribeStacks: 'ExpiredToken' });
  expect([seen.code, seen.out]).toEqual([1, '']);
  expect(seen.err).toMatch(/^countersign: your AWS credentials have expired.*\n$/);
});

test('without credentials it says so, and what to do', async () => {
  expect(await run({ AWS_EC2_METADATA_DISABLED: 'true' }, [])).toEqual({
    code: 1,
    out: '',
    err: 'countersign: no AWS credentials found: use --profile NAME, or sign in (aws sso login, or keys in the environment)\n',
  });
});

test('a wrong --wait is wrong usage', async () => {
  const seen = await doctor({}, '--wait', 'long');
  expect(seen.code).toBe(2);
  expect(seen.err).toContain('expected minutes');
});

test('docs/assumptions.md and doctor name the same check for the same assumption', () => {
  const rows = readFileSync('docs/assumptions.md', 'utf8').matchAll(/^\| (A\d+) +\|(.*)$/gm);
  const told = [...rows].flatMap(([, id, row = '']) => [...row.matchAll(/doctor: `([a-z-]+)`/g)].map(([, check]) => `${check} ${id}`));
  expect(told.length).toBeGreaterThan(5);
  expect(told.sort()).toEqual(
    Object.entries(tells)
      .flatMap(([check, ids]) => ids.map((id) => `${check} ${id}`))
      .sort(),
  );
});
