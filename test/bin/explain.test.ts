import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(__dirname, '..', '..');
const program = join(root, 'dist/countersign.js');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-'));
  execFileSync(process.execPath, ['build.mjs'], { cwd: root });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the built program as a user would, without any AWS credentials or colour of the machine. */
const run = (args: readonly string[], input: string | Buffer = '', env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    input,
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env },
  });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
};
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const denied =
  'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:111122223333:orders because no identity-based policy allows the sqs:sendmessage action';
const record = (eventName: string, errorCode: string | null, errorMessage: string | null) => ({
  eventSource: 'sqs.amazonaws.com',
  eventName,
  errorCode,
  errorMessage,
  eventID: eventName,
  awsRegion: 'eu-west-1',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ana', accountId: '111122223333' },
});
const log = {
  Records: [
    record('SendMessage', 'AccessDenied', denied),
    record('ListQueues', null, null),
    record('CreateQueue', 'ThrottlingException', 'Rate exceeded'),
  ],
};
const linesOf = (text: string): { cause: { kind: string } }[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const examples = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' });
const events = examples.filter((name) => /\.(?:json|txt)$/.test(name) && !/^policies|story\.json$/.test(name));

test.each(events)('the example %s is explained', (name) => {
  const { status, stdout } = run(['explain', `examples/${name}`, '--offline']);
  expect(status).toBe(0);
  expect(linesOf(stdout).length).toBeGreaterThan(0);
});

test('one JSON object a line where no terminal is, a page with --output table', () => {
  expect(linesOf(run(['explain', '-'], denied).stdout)).toMatchObject([
    { cause: { kind: 'missing-allow' }, certainty: 'stated', remedy: { kind: 'grant' } },
  ]);
  expect(run(['explain', '-', '--output', 'table'], denied).stdout).toMatch(/^✗ sqs:sendmessage was refused to ana +cs-/);
});

test('records that are no denials are passed over and counted; --all shows other errors', () => {
  const input = JSON.stringify(log);
  const some = run(['explain'], input);
  expect([some.status, linesOf(some.stdout).map(({ cause }) => cause.kind)]).toEqual([0, ['missing-allow']]);
  expect(some.stderr).toMatch(/passed over 1 without an error, 1 throttled/);
  expect(linesOf(run(['explain', '--all'], input).stdout).map(({ cause }) => cause.kind)).toEqual(['missing-allow', 'throttled']);
});

test('gzipped files and gzipped standard input are read', () => {
  const zipped = gzipSync(JSON.stringify(log));
  expect(run(['explain', file('log.json.gz', zipped)]).status).toBe(0);
  expect(linesOf(run(['explain', '-'], zipped).stdout)).toHaveLength(1);
});

test('exit codes: 0 explained, 1 expectation not met, 2 wrong usage, 3 no denial that could be read', () => {
  expect(run(['explain', '-'], denied).status).toBe(0);
  expect(run(['explain', '-', '--expect', 'allowed'], denied).status).toBe(1);
  expect(run(['explain', '-', '--expect', 'denied'], denied).status).toBe(0);
  expect(run(['explain', '-', '--expect', 'allowed'], JSON.stringify(record('ListQueues', null, null))).status).toBe(0);
  expect(run(['explain', '--bogus']).status).toBe(2);
  expect(run(['explain', 'no-such-file.json']).status).toBe(2);
  expect(run(['explain', '-', '--output', 'yaml'], denied).status).toBe(2);
  expect(run(['explain', '-'], 'nothing to see').status).toBe(3);
  expect(run(['explain', '-'], '').status).toBe(3);
  expect(run(['explain', '-'], `${JSON.stringify(record('SendMessage', 'AccessDenied', denied))}\n{"broken`).status).toBe(3);
});

test.each([
  ['nothing', ''],
  ['binary', Buffer.from([0, 1, 2, 3, 255])],
  ['broken gzip', Buffer.from([0x1f, 0x8b, 8, 1, 2, 3])],
  ['prose', 'hello'],
])('%s gives one clear line and no stack', (_, input) => {
  const { status, stdout, stderr } = run(['explain', '-'], input);
  expect([status, stdout, stderr.trim().split('\n').length]).toEqual([3, '', 1]);
  expect(stderr).not.toMatch(/\bat .+:\d+:\d+/);
});

test('colour only where asked for, never with NO_COLOR', () => {
  const args = ['explain', '-', '--output', 'table'];
  expect(run(args, denied).stdout).not.toContain('\u001b[');
  expect(run(args, denied, { FORCE_COLOR: '1' }).stdout).toContain('\u001b[');
  expect(run(args, denied, { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain('\u001b[');
});

test('the grant as code, and nothing ready to paste where there is none', () => {
  expect(JSON.parse(run(['explain', '-', '--as', 'json'], denied).stdout)).toMatchObject({ Version: '2012-10-17' });
  expect(run(['explain', '-', '--as', 'terraform'], denied).stdout).toContain('resource "aws_iam_user_policy"');
  const none = run(
    ['explain', '-', '--as', 'json'],
    denied.replace(
      'because no identity-based policy allows the sqs:sendmessage action',
      'with an explicit deny in a service control policy',
    ),
  );
  expect([none.stdout, none.stderr]).toEqual(['', expect.stringMatching(/no grant to print as code \(advice\)/)]);
});

test('a decoded message given as a file decides', () => {
  const { stdout } = run(['explain', 'examples/ec2-run-instances-denied.json', '--decoded', 'examples/decoded-message.json']);
  expect(linesOf(stdout)).toMatchObject([{ certainty: 'decoded' }]);
  expect(run(['explain', '-', '--decoded', file('no.json', '{}')], denied).status).toBe(2);
});

test('an encoded message without credentials or network is told, and the rest is explained', () => {
  const { status, stdout } = run(['explain', 'examples/ec2-run-instances-denied.json'], '', { AWS_EC2_METADATA_DISABLED: 'true' });
  expect(status).toBe(0);
  expect(stdout).toMatch(/could not decode: no AWS credentials found/);
});

test('an equal denial is shown once on a page, with its count', () => {
  const again = { Records: [1, 2, 3].map((index) => ({ ...record('SendMessage', 'AccessDenied', denied), eventID: `e${index}` })) };
  const { stdout } = run(['explain', '-', '--output', 'table'], JSON.stringify(again));
  expect(stdout.match(/was refused to/g)).toHaveLength(1);
  expect(stdout).toMatch(/cs-\w{6} 3 times in all/);
});

test('what the README shows is what is printed', () => {
  const shown = [
    ...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```console\n\$ npx countersign (explain [^\n]+)\n([\s\S]*?)```/g),
  ];
  expect(shown.length).toBeGreaterThanOrEqual(2);
  for (const [, command = '', output = ''] of shown) {
    expect(run([...command.split(' '), '--output', 'table']).stdout.trimEnd()).toBe(output.trimEnd());
  }
});
