import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { bundleTriage } from '../pipeline/bundle.ts';
import { startCloud, toldInSlack, toldOnTopic } from '../pipeline/cloud.ts';
import { kindsFor } from '../pipeline/events.ts';
import { batchOf, messageOf } from '../pipeline/queue.ts';

// A storm: equal denials with ids of their own, through the bundled function in processes of its own, with dynalite and the stubs here.
// Prints JSON: what people get, what a denial costs, and whether memory stays flat. `npm run bench:storm -- 100000`.
const count = Number(process.argv[2] ?? '100000');
const functions = 2;

interface Usage {
  readonly rss: number;
  readonly heapUsed: number;
  readonly cpuMs: number;
}

const cloud = await startCloud();
const bundle = bundleTriage();

const startFunction = async (): Promise<ChildProcess> => {
  const child = fork(join(import.meta.dirname, '../pipeline/function-process.mjs'), [bundle], {
    env: { PATH: process.env['PATH'] ?? '', ...cloud.environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--expose-gc'],
  });
  await once(child, 'message');
  return child;
};

const ask = async <Answer>(child: ChildProcess, message: object | string): Promise<Answer> => {
  child.send(message);
  const [answer] = await once(child, 'message');
  return answer;
};

const [storm] = kindsFor('storm', cloud.world);
if (storm === undefined) throw new Error('no kind of event to make a storm of');
const children = await Promise.all(Array.from({ length: functions }, startFunction));
const [first] = children;
if (first === undefined) throw new Error('no function started');
const before = await ask<Usage>(first, 'usage');
const samples: { readonly at: string; readonly heapMB: number; readonly rssMB: number }[] = [];
const marks = [0.1, 0.25, 0.5, 0.75, 1];
let sent = 0;
let handled = 0;
let failed = 0;
const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;

const work = async (child: ChildProcess): Promise<void> => {
  while (sent < count) {
    const size = Math.min(10, count - sent);
    const messages = Array.from({ length: size }, (_, index) => ({ ...messageOf(storm.make(sent + index).event), received: 1 }));
    sent += size;
    const { batchItemFailures } = await ask<{ batchItemFailures: readonly unknown[] }>(child, batchOf(messages));
    failed += batchItemFailures.length;
    handled += size;
    const mark = marks[samples.length];
    if (child === first && mark !== undefined && handled >= mark * count - 10 * functions) {
      const { heapUsed, rss } = await ask<Usage>(child, 'usage');
      samples.push({ at: `${mark * 100} %`, heapMB: megabytes(heapUsed), rssMB: megabytes(rss) });
    }
  }
};

const start = performance.now();
await Promise.all(children.map(work));
const seconds = (performance.now() - start) / 1000;
const after = await ask<Usage>(first, 'usage');
const [incident] = await cloud.incidents();
console.log(
  JSON.stringify(
    {
      denials: count,
      counted: incident?.count,
      failed,
      alerts: { topic: toldOnTopic(cloud.sns), owners: toldOnTopic(cloud.sns, 'owners'), slack: toldInSlack(cloud.slack) },
      denialsPerSecond: Math.round(count / seconds),
      cpuMsPerDenial: Math.round(((after.cpuMs - before.cpuMs) / (count / functions)) * 1000) / 1000,
      requestsPerDenial: {
        dynamodb: Math.round((cloud.door.requests.length / count) * 100) / 100,
        sts: cloud.sts.requests.length / count,
        iam: cloud.iam.requests.length / count,
      },
      memoryOfOneFunction: samples,
    },
    null,
    2,
  ),
);
for (const child of children) child.kill();
await cloud.stop();
process.exit(0);
