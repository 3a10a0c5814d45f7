import { randomUUID } from 'node:crypto';
import { incidentTable } from '../../lambda/adapters/incident-table/incident-table.ts';
import { transition } from '../../lambda/core/incident/transition.ts';
import { someFacts } from '../contracts/incident-store.ts';
import { type LocalTable, startTable, tableName } from '../dynalite.ts';
import { type Run, runToEnd } from './run-to-end.ts';

let table: LocalTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const countersign = (...args: string[]): Promise<Run> =>
  runToEnd(['node_modules/.bin/tsx', 'bin/countersign.ts', ...args, '--table', tableName, '--region', 'eu-west-1'], {
    PATH: process.env['PATH'],
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
  });

const store = () =>
  incidentTable({
    client: table.client,
    tableName,
    retentionSeconds: 1000,
    clock: Date.now,
    newToken: randomUUID,
    pause: async () => undefined,
  });

/** An incident in the table, told once. */
const newIncident = async (id: string) => {
  const facts = someFacts({ id });
  const time = new Date().toISOString();
  await store().countDenials(facts, [{ eventId: randomUUID(), time, session: 's', region: 'eu-west-1' }], {
    status: 'new',
    reason: null,
    mutedBy: null,
    now: time,
  });
  await store().changeIncident(facts.fingerprint, 0, { toldCount: 1 });
  return { fingerprint: facts.fingerprint, read: async () => (await store().readIncident(facts.fingerprint)) ?? fail() };
};

const fail = (): never => {
  throw new Error('the incident is gone');
};

test('incidents lists the open ones for people and for programs; what was put aside only on demand', async () => {
  await newIncident('cs-aaaaaa');
  await newIncident('cs-bbbbbb');
  expect((await countersign('resolve', 'cs-bbbbbb')).code).toBe(0);
  const list = await countersign('incidents', '--output', 'table');
  expect(list.out).toMatch(/cs-aaaaaa +new +proposed +1× +0m/);
  expect(list.out).not.toContain('cs-bbbbbb');
  const all = await countersign('incidents', '--all');
  expect(
    all.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  ).toEqual(['cs-aaaaaa', 'cs-bbbbbb']);
  expect((await countersign('incidents', '--status', 'gone')).code).toBe(2);
});

test('show tells one, and says so where there is none', async () => {
  await newIncident('cs-cccccc');
  expect((await countersign('show', 'CS-CCCCCC', '--output', 'table')).out).toContain('countersign ignore cs-cccccc');
  const none = await countersign('show', 'cs-zzzzzz');
  expect(none).toMatchObject({ code: 1, err: 'countersign: no incident cs-zzzzzz: countersign incidents --all lists them\n' });
});

test('two incidents of one id are told apart by their fingerprints', async () => {
  await newIncident('cs-dddddd');
  const { fingerprint } = await newIncident('cs-dddddd');
  expect((await countersign('show', 'cs-dddddd')).err).toContain(fingerprint);
  expect(JSON.parse((await countersign('show', fingerprint)).out).fingerprint).toBe(fingerprint);
});

test('snooze and ignore keep an incident quiet, and say until when and why', async () => {
  const { read } = await newIncident('cs-eeeeee');
  const now = new Date(Date.now() + 60_000).toISOString();
  expect((await countersign('snooze', 'cs-eeeeee', '--for', '4h')).code).toBe(0);
  expect(transition(await read(), { kind: 'denied', mute: null }, now)).toMatchObject({ status: 'snoozed', alert: null });
  expect((await countersign('ignore', 'cs-eeeeee', '--reason', 'region guard works', '--output', 'table')).out).toContain(
    'ignored until it escalates: region guard works',
  );
  expect(transition(await read(), { kind: 'denied', mute: null }, now)).toMatchObject({ status: 'ignored', alert: null });
});

test('resolve ends it, and the next denial is a regression', async () => {
  const { read } = await newIncident('cs-ffffff');
  await countersign('resolve', 'cs-ffffff');
  const later = new Date(Date.now() + 60_000).toISOString();
  expect(transition({ ...(await read()), lastSeen: later }, { kind: 'denied', mute: null }, later)).toMatchObject({
    status: 'regressed',
    alert: 'regressed',
  });
});

test.each([
  [['snooze', 'cs-eeeeee', '--for', 'long'], '--for long: expected a time from now'],
  [['ignore', 'cs-eeeeee', '--reason', 'x', '--until', '2020-01-01'], '--until 2020-01-01: expected a time from now'],
  [['ignore', 'cs-eeeeee'], "required option '--reason <text>'"],
  [['snooze', 'cs-eeeeee'], "required option '--for <time>'"],
])('%j is wrong usage, and changes nothing', async (args, says) => {
  const run = await countersign(...args);
  expect(run.err).toContain(says);
  expect(run.code).toBe(2);
});
