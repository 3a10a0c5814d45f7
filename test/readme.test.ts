import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fixedCost } from './bench/cost-table.ts';
import { resourcesOf, synthesize } from './lib/synthesized.ts';
import { readmeParts, withParts } from './readme-tables.ts';

const readme = readFileSync('README.md', 'utf8');

test('what the README has from the code says what the code says (UPDATE_README=1 writes it)', async () => {
  if (process.env['UPDATE_README']) writeFileSync('README.md', await withParts(readme));
  const now = readFileSync('README.md', 'utf8');
  for (const name of Object.keys(readmeParts)) expect(now).toContain(`<!-- /${name} -->`);
  expect(await withParts(now)).toBe(now);
});

test('what a month without a denial costs is the sum, and the sum has the alarms that are there', () => {
  const alarms = [...resourcesOf(synthesize(), 'AWS::CloudWatch::Alarm').values()];
  expect(fixedCost).toContain(`${alarms.filter((alarm) => 'MetricName' in alarm).length} alarms of one metric`);
  expect(readme).toContain(`A month without any denial costs some ${fixedCost.split(':')[0]}:`);
});

test('every file that the README and the documents lead to is there', () => {
  for (const file of [
    'README.md',
    'docs/architecture.md',
    'docs/runbooks.md',
    'docs/json.md',
    'docs/assumptions.md',
    'docs/error-codes.md',
  ]) {
    const folder = file.includes('/') ? 'docs/' : '';
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(`${folder}${link}`))).toEqual([]);
  }
});
