import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bundleTriage } from './bundle.ts';
import { type Cloud, startCloud, tally, toldInSlack, toldOnTopic } from './cloud.ts';
import { kindsFor } from './events.ts';
import { batchOf, type Handle, type Message, messageOf } from './queue.ts';
import { shuffled } from './shuffled.ts';

let cloud: Cloud;
let bundle: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  cloud = await startCloud();
  bundle = bundleTriage();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await cloud.stop();
});

/** A function that is already warm. */
const startFunction = async (aheadMs: number): Promise<ChildProcess> => {
  const child = fork(join(__dirname, 'function-process.mjs'), [bundle], {
    env: { PATH: process.env['PATH'] ?? '', ...cloud.environment, AHEAD_MS: String(aheadMs) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  children.push(child);
  await once(child, 'message');
  return child;
};

const handleIn =
  (child: ChildProcess): Handle =>
  async (batch) => {
    child.send(batch);
    const [answer] = await once(child, 'message');
    return answer;
  };

const ten = (messages: readonly Message[]): Message[][] =>
  Array.from({ length: Math.ceil(messages.length / 10) }, (_, index) => messages.slice(index * 10, index * 10 + 10));

const visibilityMs = 390_000;
// What is asked of a service when the function is killed: claims, additions, marks and widenings; an alert under way.
const moments = [
  ...[1, 5, 12, 20, 28, 33, 38, 45, 52, 60].map((request) => ({ service: 'door' as const, request })),
  ...[1, 2].flatMap((request) => (['sns', 'slack'] as const).map((service) => ({ service, request }))),
];
let twice = 0;

test.each(moments)('a function that is killed at request $request of $service loses nothing and doubles no count', async (moment) => {
  const kinds = kindsFor(`killed-${moment.service}-${moment.request}`, cloud.world);
  const made = shuffled(
    kinds.flatMap((kind) => [0, 1, 2].map((index) => kind.make(index))),
    moment.request,
  );
  const [first = [], ...others] = ten(made.map(({ event }) => messageOf(event)));
  const victim = await startFunction(0);
  const killed = once(victim, 'exit');
  cloud[moment.service].fail((request) => {
    if (request === moment.request) victim.kill('SIGKILL');
    return null;
  });
  victim.send(batchOf(first.map((message) => ({ ...message, received: 1 }))));
  await killed;
  cloud[moment.service].fail(null);

  const survivor = await startFunction(visibilityMs);
  const handle = handleIn(survivor);
  for (const batch of [...others, first]) {
    const { batchItemFailures } = await handle(batchOf(batch.map((message) => ({ ...message, received: 2 }))));
    expect(batchItemFailures).toEqual([]);
  }
  survivor.kill('SIGKILL');

  const roles = kinds.map(({ incident }) => incident);
  const incidents = (await cloud.incidents()).filter(({ principalName }) => roles.includes(principalName));
  expect(Object.fromEntries(incidents.map(({ principalName, count }) => [principalName, count]))).toEqual(
    tally(made.map(({ incident }) => incident ?? '')),
  );
  for (const { id, principalName, pending, toldCount } of incidents) {
    const alerts = kinds.find(({ incident }) => incident === principalName)?.alerts ?? 0;
    for (const told of [toldOnTopic(cloud.sns)[id] ?? 0, toldOnTopic(cloud.sns, 'owners')[id] ?? 0, toldInSlack(cloud.slack)[id] ?? 0]) {
      expect(told).toBeGreaterThanOrEqual(alerts);
      // Sent, and killed before that was confirmed: the one way to a second alert.
      expect(told).toBeLessThanOrEqual(2 * alerts);
      twice += told - alerts;
    }
    expect(pending).toBeNull();
    expect(toldCount > 0).toBe(alerts === 1);
  }
});

test('and some of the alerts that were under way came twice, as the README says: the moments were the right ones', () => {
  expect(twice).toBeGreaterThan(0);
});
