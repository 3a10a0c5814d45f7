import type { Incident } from '../../lambda/core/incident/incident.ts';
import { type LocalTable, startTable, tableName } from '../dynalite.ts';
import { answerSsm } from '../flows/grants/answer-ssm.ts';
import { grantWorld } from '../flows/grants/world.ts';
import { type Stub, startStub } from '../pipeline/stub-server.ts';
import { account, account1, ana, lena } from '../runbooks/runbook-values.ts';
import { runToEnd } from './run-to-end.ts';

let table: LocalTable;
let aws: Stub;
let world: ReturnType<typeof grantWorld>;
let me: string;
const dora = `arn:aws:iam::${account}:user/dev/Dora`;

beforeAll(async () => {
  table = await startTable();
  aws = await startStub(async ({ headers, body, form }) => {
    const target = String(headers['x-amz-target'] ?? '');
    if (target.startsWith('AmazonSSM.')) {
      world.as(me);
      return answerSsm(world, target, body);
    }
    if (form.get('Action') === 'GetCallerIdentity')
      return xml(
        `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${me}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      );
    if (form.get('Action') === 'DescribeStacks') return xml(stack());
    return { status: 400, body: `nobody answers ${target}${form.get('Action')}` };
  });
});
afterAll(async () => {
  await aws.stop();
  await table.stop();
});

const xml = (body: string) => ({ status: 200, body });
const output = (name: string, value: string): string =>
  `<member><OutputKey>${name}</OutputKey><OutputValue>${value.replaceAll('"', '&quot;')}</OutputValue></member>`;
const stack = (): string =>
  `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>Countersign</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${output('IncidentTableName', tableName)}${output('GrantSettings', JSON.stringify(world.settings))}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;

const countersign = (...args: string[]) =>
  runToEnd(['node_modules/.bin/tsx', 'bin/countersign.ts', ...args, '--region', 'eu-west-1'], {
    PATH: process.env['PATH'],
    AWS_ENDPOINT_URL: aws.url,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
  });

const denied = async (): Promise<Incident> => {
  world = grantWorld(table);
  me = dora;
  return world.deny();
};

test('a person asks, an approver looks and approves with their own identity, and it is taken back', async () => {
  const incident = await denied();
  const proposed = await countersign('propose', incident.id, '--output', 'table');
  expect(proposed).toMatchObject({ code: 0, err: expect.stringContaining('The approvers are asked (1 of 2 needed, within 24 hours)') });
  expect(proposed.out).toMatch(/"aws:CurrentTime": "20\d\d-\d\d-\d\dT00:00:00Z"/);
  expect(await countersign('propose', incident.id)).toMatchObject({ code: 6, err: expect.stringContaining('it was asked for already') });
  const [, plan = ''] = /--plan ([0-9a-f]{8})/.exec(proposed.err) ?? [];

  expect(await countersign('approve', incident.id, '--yes', '--plan', plan)).toMatchObject({
    code: 6,
    err: expect.stringContaining('none of the approvers'),
  });
  me = ana;
  const unasked = await countersign('approve', incident.id);
  expect(unasked).toMatchObject({ code: 2, err: expect.stringContaining('nobody can be asked here') });
  expect(unasked.out).toContain('SHA-256');
  expect(await countersign('approve', incident.id, '--yes')).toMatchObject({ code: 2, err: expect.stringContaining(`add --plan ${plan}`) });
  expect(await countersign('approve', incident.id, '--yes', '--plan', '00000000')).toMatchObject({
    code: 6,
    err: expect.stringContaining('look at it again'),
  });
  expect(world.iam()).toEqual(account1);
  expect(await countersign('approve', incident.id, '--yes', '--plan', plan)).toMatchObject({
    code: 0,
    err: expect.stringContaining('Approved.'),
  });
  expect((await world.incident(incident)).fix).toBe('verified');
  expect(await countersign('approve', incident.id, '--yes', '--plan', plan)).toMatchObject({
    code: 6,
    err: expect.stringContaining('approved already'),
  });

  const shown = await countersign('show', incident.id, '--output', 'table');
  expect(shown.out).toContain(`Decided by  ${ana}`);
  const terraform = await countersign('show', incident.id, '--as', 'terraform');
  expect(terraform).toMatchObject({ code: 0, out: expect.stringContaining('aws_iam_role_policy') });
  expect(await countersign('revoke', incident.id)).toMatchObject({
    code: 0,
    err: expect.stringContaining('is being detached and deleted'),
  });
  await world.bring();
  expect(world.iam()).toEqual(account1);
  expect(await countersign('revoke', incident.id)).toMatchObject({ code: 6, err: expect.stringContaining('gone already (ended)') });
});

test('an approver rejects with a reason, which people are told', async () => {
  const incident = await denied();
  await countersign('propose', incident.id);
  me = lena;
  expect(await countersign('reject', incident.id)).toMatchObject({ code: 2 });
  expect(await countersign('reject', incident.id, '--reason', 'use the reports role')).toMatchObject({
    code: 0,
    err: 'Rejected. Nothing was changed.\n',
  });
  expect(world.reports[0]?.says[0]).toContain(`Rejected by ${lena}: use the reports role`);
  expect(await countersign('reject', incident.id, '--reason', 'again')).toMatchObject({
    code: 6,
    err: expect.stringContaining('rejected already'),
  });
});

test('incidents that wait for a decision come first, and a filter finds them', async () => {
  const waiting = await denied();
  await countersign('propose', waiting.id);
  const list = await countersign('incidents', '--output', 'table', '--match', 'awaiting');
  expect(list.out.split('\n')[1]).toMatch(/^cs-\w{6} +new +awaiting-approval/);
  expect(list.out).toContain(waiting.id);
});

test('a stack that only advises says so', async () => {
  const incident = await denied();
  world = { ...world, settings: {} as never };
  expect(await countersign('propose', incident.id)).toMatchObject({ code: 1, err: expect.stringContaining('deploy the stack again') });
});
