import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const built = join(root, '.local-test-dist');
let folder: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  execFileSync(process.execPath, ['build.mjs', built], { cwd: root });
});
afterAll(() => rmSync(built, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-run-'));
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  /** What it has said so far, once a text was among it. */
  readonly until: (text: string) => Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Starts the program as `npm start` does, without a terminal, AWS credentials or a home of its own. */
const start = (...args: readonly string[]): Started => {
  const child = spawn(process.execPath, [join(built, 'countersign.js'), 'local', '--state', join(folder, 'state'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', HOME: folder },
  });
  children.push(child);
  let [stdout, stderr] = ['', ''];
  let heard = (): void => undefined;
  child.stdout.on('data', (data) => {
    stdout += data;
    heard();
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
      heard();
    }),
  );
  const until = async (text: string): Promise<string> => {
    while (!stdout.includes(text)) {
      if (child.exitCode !== null) throw new Error(`it ended without "${text}":\n${stdout}\n${stderr}`);
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
    return stdout;
  };
  return { child, until, ended };
};

const summary = '5,021 denials = 23 incidents: 5 wait for approval, 3 advice, 2 withheld, 1 probing, 12 quiet';
const stateFile = (): string => join(folder, 'state', 'state.json');

test('the story is told, the page is there, Ctrl-C ends it with its state written, and the next run goes on', async () => {
  const begun = Date.now();
  const first = start('--port', '0');
  await first.until('cs-');
  process.stdout.write(`first incident after ${Date.now() - begun} ms\n`);
  const said = await first.until('Ctrl-C ends the run.');
  expect(said).toContain(summary);
  const [, url = ''] = /The page: (\S+)/.exec(said) ?? [];
  expect((await fetch(url)).headers.get('content-type')).toContain('text/html');
  expect(await (await fetch(`${url}api/incidents`)).text()).toContain('ci-deployer');
  first.child.kill('SIGINT');
  const { code, stdout, stderr } = await first.ended;
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`The state is kept in ${join(folder, 'state')}`);
  expect(JSON.parse(readFileSync(stateFile(), 'utf8'))).toMatchObject({ isStoryTold: true });
  expect(existsSync(join(folder, 'state', 'lock'))).toBe(false);

  const next = start('--port', '0', '--forward', '2d');
  const again = await next.until('Ctrl-C ends the run.');
  expect(again).toContain('goes on from where it was left');
  expect(again).not.toContain('01-ec2-launch.json');
  expect(again).toContain('Not granted: s3:GetObject for report-builder');
  next.child.kill('SIGTERM');
  expect((await next.ended).code).toBe(0);
});

test('what is approved on the page is said with the calls that were tried again; moved time ends it', async () => {
  const run = start('--port', '0');
  const [, url = ''] = /The page: (\S+)/.exec(await run.until('Ctrl-C ends the run.')) ?? [];
  const [, token = ''] = /countersign-token" content="([^"]+)"/.exec(await (await fetch(url)).text()) ?? [];
  const post = (path: string, body: unknown) =>
    fetch(`${url}api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-countersign-token': token },
      body: JSON.stringify(body),
    });
  const { incidents } = JSON.parse(readFileSync(stateFile(), 'utf8')).incidents;
  const { fingerprint, grant } = incidents
    .map((kept: { incident: unknown }) => kept.incident)
    .find(({ action }: { action: string }) => action === 's3:GetObject');
  const approve = { kind: 'approve', hash: grant.documentHash, reason: '' };
  expect((await post(`incidents/${fingerprint}/actions`, approve)).status).toBe(200);
  // Kept before it was answered.
  expect(readFileSync(stateFile(), 'utf8')).toContain('"fix":"verified"');
  const said = await run.until('another action: s3:DeleteObject');
  expect(said).toMatch(/Granted and verified: s3:GetObject for report-builder/);
  expect(said).toMatch(/tried the denied call: s3:GetObject on \S+ allowed\n.*another resource: s3:GetObject on \S+ refused/);
  expect((await post('time', { hours: 15 * 24 })).status).toBe(200);
  expect(await run.until('A grant has ended: s3:GetObject')).toContain('A grant ends soon: s3:GetObject');
  await run.until('tried the denied call: s3:GetObject on arn:aws:s3:::finance-exports/2026/11/ledger.csv refused');
  expect((await post('events', { some: 'thing' })).status).toBe(400);
  run.child.kill('SIGINT');
  expect((await run.ended).code).toBe(0);
});

test('a run that is killed in the middle of the story is gone on with: nothing is lost and nothing counted twice', async () => {
  const killed = start('--port', '0');
  await killed.until('10-retry-storm.json');
  killed.child.kill('SIGKILL');
  await killed.ended;
  JSON.parse(readFileSync(stateFile(), 'utf8'));
  const next = start('--port', '0');
  expect(await next.until('Ctrl-C ends the run.')).toContain(summary);
  next.child.kill('SIGINT');
  expect((await next.ended).code).toBe(0);
});

test('a second run on the same state is told who has it', async () => {
  const first = start('--port', '0');
  await first.until('The page:');
  const second = await start('--port', '0').ended;
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(new RegExp(`another local run \\(process ${first.child.pid}\\) has its state in .*--state DIR`));
  first.child.kill('SIGINT');
  expect((await first.ended).code).toBe(0);
});

test('a port that is in use is named, with what to do', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const { code, stderr } = await start('--port', port).ended;
  server.close();
  expect(code).toBe(1);
  expect(stderr).toContain(`port ${port} is in use on this machine: end what uses it, or choose another (--port 0 takes any that is free)`);
  expect(existsSync(join(folder, 'state', 'lock'))).toBe(false);
});

test.each([
  ['a file that is not there', () => 'none.json', /there is no file or folder none\.json/],
  [
    'a file without JSON',
    () => {
      writeFileSync(join(folder, 'a.json'), 'An error occurred');
      return 'a.json';
    },
    /holds no JSON; expected an EventBridge event.*got "An error/,
  ],
  ['an empty folder', () => '.', /has no \.json, \.jsonl or \.json\.gz file/],
])('--events with %s is refused before anything starts', async (_, path, says) => {
  const { code, stderr } = await start('--port', '0', '--events', path()).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(says);
  expect(existsSync(join(folder, 'state'))).toBe(false);
});

test.each([
  ['--forward', 'yesterday', /expected a time from now, such as 4h or 15d/],
  ['--port', '99999', /expected a port from 0/],
])('%s %s is wrong usage, and it is said what was expected', async (flag, value, says) => {
  const { code, stderr } = await start(flag, value).ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(says);
});

test('own events are taken after the story; one that cannot be read is told, and the others count', async () => {
  const denied = (id: string) => ({
    eventSource: 'sqs.amazonaws.com',
    eventName: 'DeleteQueue',
    eventTime: '2026-11-20T10:00:00Z',
    errorCode: 'AccessDenied',
    errorMessage:
      'User: arn:aws:iam::999988887777:user/ana is not authorized to perform: sqs:deletequeue on resource: arn:aws:sqs:eu-west-1:999988887777:q because no identity-based policy allows the sqs:deletequeue action',
    eventID: id,
    awsRegion: 'eu-west-1',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::999988887777:user/ana', accountId: '999988887777' },
  });
  const lines = [denied('a'), { some: 'other thing' }, denied('b')].map((line) => JSON.stringify(line));
  writeFileSync(join(folder, 'own.jsonl'), lines.join('\n'));
  const run = start('--port', '0', '--events', 'own.jsonl');
  const said = await run.until('Ctrl-C ends the run.');
  expect(said).toMatch(/! event 2: The event cannot be read: neither a CloudTrail record nor an event of another carrier/);
  expect(said).toMatch(/sqs:deletequeue, ana, 2 times.*\n +proposed: Allow sqs:DeleteQueue .* Nobody is asked: /);
  run.child.kill('SIGINT');
  expect((await run.ended).code).toBe(0);
});
