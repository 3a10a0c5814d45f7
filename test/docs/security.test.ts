import { existsSync, readFileSync } from 'node:fs';

const page = readFileSync('docs/security.md', 'utf8');
/** `test/…` or `test/…` › "name", as the page writes them. */
const named = [...page.matchAll(/`(test\/[\w./-]+\.test\.ts)`(?: › "([^"]+)")?/g)].map(([, file = '', name]): [string, string | null] => [
  file,
  name ?? null,
]);

test('the security page names tests', () => expect(named.length).toBeGreaterThan(15));

test.each(named)('%s is there, with the test that the page names: %s', (file, name) => {
  expect(existsSync(file)).toBe(true);
  if (name !== null) expect(readFileSync(file, 'utf8')).toContain(name);
});

test('every promise of a table has a test', () => {
  const attacks = page.split('## The attacker')[1]?.split('## ')[0] ?? '';
  const rows = attacks.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| step') && !line.startsWith('| ---'));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect([row.slice(0, 60), /`test\//.test(row)]).toEqual([row.slice(0, 60), true]);
});
