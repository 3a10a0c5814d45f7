import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const output = mkdtempSync(join(tmpdir(), 'countersign-app-'));
afterAll(() => rmSync(output, { recursive: true }));

/** The app as the CDK command starts it, on a machine without account, Region, credentials or network. */
const runApp = (context: Readonly<Record<string, unknown>>) =>
  spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'bin/app.ts'], {
    encoding: 'utf8',
    env: {
      CDK_OUTDIR: output,
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
      HTTPS_PROXY: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
    },
  });

it('makes the template without an account and without a network', () => {
  const { status, stderr } = runApp({ 'countersign:emails': ['oncall@example.com'] });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(existsSync(join(output, 'Countersign.template.json'))).toBe(true);
});

it('wrong settings end it with what is wrong, and no stack trace', () => {
  const { status, stderr } = runApp({ 'countersign:email': 'oncall@example.com' });
  expect(status).toBe(1);
  expect(stderr).toBe(
    'The settings in cdk.json (or given with -c) cannot be used:\n  countersign:email: there is no such setting. Did you mean countersign:emails?\n',
  );
});
