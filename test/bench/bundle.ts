import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundleTriage } from '../pipeline/bundle.ts';

// Size of the triage bundle, and what importing it costs over an empty Node. Part of `npm run bench`.
const bundle = bundleTriage();
const code = readFileSync(bundle);

const environment = {
  PATH: process.env['PATH'] ?? '',
  AWS_REGION: 'eu-west-1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  TABLE_NAME: 'table',
  TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:alerts',
  OWNER_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:owners',
  MODE: 'advise',
  RETENTION_DAYS: '90',
  PROBING_ACTIONS: '10',
  PROBING_MINUTES: '10',
  DEFAULT_MUTES: 'on',
  OWNER_TAGS: 'owner,team',
  ACCOUNT_NAMES: '{}',
  IGNORE_RULES: '[]',
};

const timed = (script: string): number => {
  const start = performance.now();
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: environment, stdio: 'ignore' });
  return performance.now() - start;
};

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

// In turns, so that the noise of the machine meets both.
const rounds = Array.from({ length: 25 }, () => [timed(''), timed(`await import('${pathToFileURL(bundle).href}')`)] as const);
const empty = median(rounds.map(([first]) => first));
const imported = median(rounds.map(([, second]) => second));

console.log(
  JSON.stringify(
    {
      bundleBytes: code.length,
      gzippedBytes: gzipSync(code).length,
      coldStart: {
        emptyNodeMs: Math.round(empty),
        withTriageMs: Math.round(imported),
        moreMs: Math.round(imported - empty),
        ratio: Math.round((imported / empty) * 100) / 100,
      },
    },
    null,
    2,
  ),
);
process.exit(0);
