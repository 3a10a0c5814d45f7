import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../../lambda/adapters/local/lock-folder.ts';
import { readStateFile, stateFile } from '../../../lambda/adapters/local/state-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const never = (error: unknown): void => {
  throw error;
};

test('many changes are one write, and only what changed is written', async () => {
  let snapshots = 0;
  const file = stateFile({ path: join(folder, 'deep', 'state.json'), snapshot: () => ({ snapshots: ++snapshots }), report: never });
  for (let change = 0; change < 1000; change++) file.changed();
  await file.flush();
  await file.flush();
  expect(snapshots).toBe(1);
  expect(readStateFile(join(folder, 'deep', 'state.json'))).toEqual({ snapshots: 1 });
  expect(readdirSync(join(folder, 'deep'))).toEqual(['state.json']);
});

test('a change is written by itself after a while', async () => {
  const path = join(folder, 'state.json');
  const file = stateFile({ path, snapshot: () => 'written', report: never });
  file.changed();
  while (readStateFile(path) === null) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(readStateFile(path)).toBe('written');
  await file.flush();
});

test('a write that fails is told and made again', async () => {
  const path = join(folder, 'state.json');
  mkdirSync(path);
  const file = stateFile({ path, snapshot: () => 1, report: never });
  file.changed();
  await expect(file.flush()).rejects.toThrow();
  rmSync(path, { recursive: true });
  await file.flush();
  expect(readStateFile(path)).toBe(1);
});

test('there is no state before the first write, and a broken one is an error', () => {
  expect(readStateFile(join(folder, 'none.json'))).toBeNull();
  writeFileSync(join(folder, 'broken.json'), '{"a":');
  expect(() => readStateFile(join(folder, 'broken.json'))).toThrow();
});

const writer = (path: string): string => `
  import { stateFile } from './lambda/adapters/local/state-file.ts';
  const file = stateFile({ path: ${JSON.stringify(path)}, snapshot: () => ({ text: 'x'.repeat(3_000_000), end: true }), report: console.error });
  console.log('ready');
  for (;;) { file.changed(); await file.flush(); }`;

test('a process that is killed while it writes leaves a whole file', async () => {
  const path = join(folder, 'state.json');
  const script = join(folder, 'writer.mjs');
  execFileSync(
    process.execPath,
    [
      '-e',
      `require('esbuild').buildSync({ stdin: { contents: ${JSON.stringify(writer(path))}, resolveDir: '.', loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', outfile: ${JSON.stringify(script)} })`,
    ],
    { cwd: join(__dirname, '../../..') },
  );
  for (let kill = 0; kill < 5; kill++) {
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    // Long enough for some writes, and never at the same point of one.
    await new Promise((resolve) => setTimeout(resolve, 60 + kill * 17));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    const text = (() => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return null;
      }
    })();
    if (text !== null) expect(JSON.parse(text)).toMatchObject({ end: true });
  }
});

test('a folder is one process’s: another living one is named, a dead one’s is taken over', () => {
  const first = lockFolder(folder);
  expect(first.kind).toBe('taken');
  if (first.kind === 'taken') first.release();
  expect(readdirSync(folder)).toEqual([]);
  writeFileSync(join(folder, 'lock'), String(process.ppid));
  expect(lockFolder(folder)).toEqual({ kind: 'held', by: process.ppid });
  const dead = execFileSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }).trim();
  writeFileSync(join(folder, 'lock'), dead);
  expect(lockFolder(folder).kind).toBe('taken');
  writeFileSync(join(folder, 'lock'), 'nonsense');
  expect(lockFolder(folder).kind).toBe('taken');
});
