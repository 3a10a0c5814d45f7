import { chmod, copyFile, rm } from 'node:fs/promises';
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

// The page, beside it: all that a browser loads is in these files.
await build({
  entryPoints: { page: 'lambda/adapters/page/browser/main.tsx' },
  outdir: `${outdir}/page`,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  banner: { js: '/* Contains Preact, MIT License, Copyright (c) 2015-present Jason Miller. https://preactjs.com */' },
  logLevel: 'warning',
});
await copyFile('lambda/adapters/page/browser/favicon.svg', `${outdir}/page/favicon.svg`);
