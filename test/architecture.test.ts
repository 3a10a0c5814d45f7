import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const folders = ['bin', 'lib', 'lambda'];
const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[];
  };
  readonly modules: readonly { readonly source: string }[];
}

const cruise = (...paths: string[]): Cruise => {
  const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const result = spawnSync(process.execPath, [command, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...paths], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(result.stdout);
};

const linesOf = (file: string): number => readFileSync(join(root, file), 'utf8').split('\n').length;

describe('the architecture', () => {
  const found = cruise(...folders);

  test('every import keeps the rules of the layout', () => {
    expect(found.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  test('the cruiser saw every source file: one that it cannot read would pass every rule', () => {
    const seen = new Set(found.modules.map(({ source }) => source));
    expect(sources.filter((file) => !seen.has(file))).toEqual([]);
    expect(sources.length).toBeGreaterThan(50);
  });

  test.each([
    ['lambda/core', "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n", 'core-is-pure'],
    ['lambda/core', "import { sha256 } from '../../adapters/sha256.ts';\nexport const planted = sha256;\n", 'core-is-pure'],
    ['lambda/flows', "import { sha256 } from '../../adapters/sha256.ts';\nexport const planted = sha256;\n", 'flows-know-core-and-ports'],
    ['lib', "import { sha256 } from '../../lambda/adapters/sha256.ts';\nexport const planted = sha256;\n", 'lib-is-infrastructure'],
  ])('a planted import in %s is caught', (folder, code, rule) => {
    const planted = mkdtempSync(join(root, folder, 'planted-'));
    try {
      writeFileSync(join(planted, 'planted.ts'), code);
      const names = cruise(planted.slice(root.length + 1)).summary.violations.map((violation) => violation.rule.name);
      expect(names).toContain(rule);
    } finally {
      rmSync(planted, { recursive: true });
    }
  });

  test('core has no clock, no chance and no environment of its own', () => {
    const impure = sources.filter(
      (file) =>
        file.startsWith('lambda/core/') &&
        /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bMath\.random\(|\bfetch\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(impure).toEqual([]);
  });

  test('no file is over 250 lines, and half of them are under 70', () => {
    const lengths = sources.map((file) => ({ file, lines: linesOf(file) })).sort((one, other) => one.lines - other.lines);
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThanOrEqual(70);
  });

  test('the command line starts without the AWS SDK, the catalog or the CDK', () => {
    execFileSync(process.execPath, ['build.mjs'], { cwd: root });
    const start = readFileSync(join(root, 'dist/countersign.js'), 'utf8');
    expect(start).not.toMatch(/(?:from|import)\s*\(?"(?:@aws-sdk|@cloud-copilot|aws-cdk-lib)/);
  });
});
