import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { incidentTable } from '../../lambda/adapters/incident-table/incident-table.ts';
import { someFacts } from '../contracts/incident-store.ts';
import { type LocalTable, startTable, tableName } from '../dynalite.ts';

const root = join(__dirname, '..', '..');
const built = join(root, '.console-test-dist');
let table: LocalTable;
const children: ChildProcess[] = [];
beforeAll(async () => {
  execFileSync(process.execPath, ['build.mjs', built], { cwd: root });
  table = await startTable();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await table.stop();
  rmSync(built, { recursive: true, force: true });
});

const start = (...args: readonly string[]) => {
  const child = spawn(process.execPath, [join(built, 'countersign.js'), 'console', '--region', 'eu-west-1', ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      // Nobody answers for CloudFormation: the stack's settings cannot be read.
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_MAX_ATTEMPTS: '1',
    },
  });
  children.push(child);
  return child;
};

test('the incidents of a table are on a page whose address has a key; without the stack it is only to look at', async () => {
  const store = incidentTable({
    client: table.client,
    tableName,
    retentionSeconds: 1000,
    clock: Date.now,
    newToken: randomUUID,
    pause: async () => undefined,
  });
  const facts = someFacts({ principalName: 'nightly-export' });
  const now = new Date().toISOString();
  await store.countDenials(facts, [{ eventId: randomUUID(), time: now, session: null, region: null }], {
    status: 'new',
    reason: null,
    mutedBy: null,
    now,
  });
  const child = start('--table', tableName);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      said += data;
      if (said.includes('Ctrl-C ends it.')) resolve();
    });
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.on('exit', () => reject(new Error(said)));
  });
  expect(said).toContain('Only to look at: ');
  const [, url = '', key = ''] = /The page: (http:\S+?)#key=(\S+)/.exec(said) ?? [];
  expect((await fetch(`${url}api/incidents`)).status).toBe(401);
  const list = await fetch(`${url}api/incidents`, { headers: { 'x-countersign-token': key } });
  expect(await list.text()).toContain('nightly-export');
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('a stack that cannot be looked at ends it, with what to do', async () => {
  const child = start();
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
  expect(said).toMatch(/^countersign: /);
});
