import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';
import { CountersignStack } from '../../lib/countersign-stack.ts';
import { handler as sweep } from './bundled-handlers/sweep.ts';
import { handler } from './bundled-handlers/triage.ts';

const output = mkdtempSync(join(tmpdir(), 'countersign-bundle-'));
afterAll(() => rmSync(output, { recursive: true }));

it('the bundle is a minified ES module with its source map, and finds the catalog that was copied beside it', async () => {
  // The stack has a sweep as well: the same handler here, so that it does not matter whose bundle is looked at.
  expect(sweep).toBe(handler);
  const app = new App({ outdir: output });
  new CountersignStack(app, 'Countersign', { countersign: { handlers: join(process.cwd(), 'test/lib/bundled-handlers') } });
  app.synth();
  const [asset] = readdirSync(output).filter((name) => name.startsWith('asset.'));
  const folder = join(output, String(asset));
  expect(readdirSync(folder).sort()).toEqual(['index.mjs', 'index.mjs.map', 'node_modules']);
  const code = readFileSync(join(folder, 'index.mjs'), 'utf8');
  // Banner, code, source map's name: what is not minified has a line a statement.
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(3);
  expect(code).toContain('//# sourceMappingURL=index.mjs.map');

  // Outside of the repository, where no other node_modules is near.
  const bundle = pathToFileURL(join(folder, 'index.mjs')).href;
  const ask = `import { handler } from '${bundle}'; console.log(await handler('s3', 'GetObject'), await handler('s3', 'GetNothing'))`;
  const answers = execFileSync(process.execPath, ['--input-type=module', '-e', ask], { cwd: output, encoding: 'utf8' });
  expect(answers).toBe(`${await handler('s3', 'GetObject')} ${await handler('s3', 'GetNothing')}\n`);
  expect(answers).toBe('true false\n');
}, 60_000);
