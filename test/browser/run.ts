import { writeFileSync } from 'node:fs';
import { startBrowser, type Walk, walkOnce } from './harness.ts';
import { address, alerts, events, keyed, live, readOnly, table } from './walks/address.ts';
import { hostile, hostileAddress } from './walks/hostile.ts';
import { keyboard, moves, tabThrough } from './walks/keyboard.ts';
import { accessible, narrow } from './walks/looks.ts';
import { refusedAction, rejectAndIgnore, story } from './walks/story.ts';

// The page in a real browser: `npx tsx test/browser/run.ts [RESULT.json] [part of a name]`. Writes {"passed":N,"failed":N}.
const [file, wanted = ''] = process.argv.slice(2);
const walks: readonly Walk[] = [
  story,
  rejectAndIgnore,
  refusedAction,
  address,
  table,
  live,
  keyed,
  readOnly,
  events,
  alerts,
  keyboard,
  tabThrough,
  moves,
  narrow,
  accessible,
  hostile,
  hostileAddress,
];

const browser = await startBrowser();
const results = { passed: 0, failed: 0 };
for (const walk of walks.filter(({ name }) => name.includes(wanted))) {
  try {
    await walkOnce(browser, walk);
    results.passed += 1;
    console.log(`  ✓ ${walk.name}`);
  } catch (error) {
    results.failed += 1;
    console.log(`  ✕ ${walk.name}\n${error instanceof Error ? error.message : String(error)}`);
  }
}
await browser.close();
console.log(`${results.passed} passed, ${results.failed} failed`);
if (file) writeFileSync(file, JSON.stringify(results));
process.exit(results.failed > 0 || results.passed === 0 ? 1 : 0);
