import { chmod, rm } from 'node:fs/promises';
import { build } from 'esbuild';

// The command line as plain JavaScript: commands are chunks of their own, so that each loads what it needs when it needs it.
await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: ['bin/countersign.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  packages: 'external',
  logLevel: 'warning',
});
await chmod('dist/countersign.js', 0o755);
