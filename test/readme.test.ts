import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readmeParts, withParts } from './readme-tables.ts';

const readme = readFileSync('README.md', 'utf8');

test('what the README has from the code says what the code says (UPDATE_README=1 writes it)', async () => {
  if (process.env['UPDATE_README']) writeFileSync('README.md', await withParts(readme));
  const now = readFileSync('README.md', 'utf8');
  for (const name of Object.keys(readmeParts)) expect(now).toContain(`<!-- /${name} -->`);
  expect(await withParts(now)).toBe(now);
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
