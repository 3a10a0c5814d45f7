import { chmod, rm } from 'node:fs/promises';
import { build } from 'esbuild';

// The command line as plain JavaScript, in `dist` or the folder that is named: commands are chunks of their own, so that each loads
// what it needs when it needs it.
const outdir = process.argv[2] ?? 'dist';
await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: ['bin/countersign.ts'],
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  packages: 'external',
  logLevel: 'warning',
});
await chmod(`${outdir}/countersign.js`, 0o755);
