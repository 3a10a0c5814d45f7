const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const esbuild = require('esbuild');

const self = readFileSync(__filename, 'utf8');
// Jest runs CommonJS: `import()` becomes `require`, too, and a module's own place is that of its file.
const options = {
  loader: 'ts',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'ownUrlOfThisModule' },
};
const ownUrl = "const ownUrlOfThisModule=require('node:url').pathToFileURL(__filename).href;";

/** TypeScript for Jest through esbuild. The cache key covers this file and esbuild's version, or stale code would pass the tests. */
module.exports = {
  getCacheKey: (source, path) => createHash('sha256').update([self, esbuild.version, path, source].join('\0')).digest('hex'),
  process: (source, path) => ({
    code: esbuild.transformSync(source, { ...options, sourcefile: path, ...(source.includes('import.meta.url') ? { banner: ownUrl } : {}) })
      .code,
  }),
};
