import { writeFileSync } from 'node:fs';
import { startBrowser, type Walk, walkOnce } from './harness.ts';
import { address, alerts, events, keyed, live, readOnly, table } from './walks/address.ts';
import { hostile, hostileAddress } from './walks/hostile.ts';
import { keyboard, moves, tabThrough } from './walks/keyboard.ts';
import { accessible, narrow } from './walks/looks.ts';
import { realRun } from './walks/real-run.ts';
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
const tried = [...walks.map((walk) => ({ name: walk.name, run: (its: typeof browser) => walkOnce(its, walk) })), realRun];
for (const { name, run } of tried.filter((walk) => walk.name.includes(wanted))) {
  try {
    await run(browser);
    results.passed += 1;
    console.log(`  ✓ ${name}`);
  } catch (error) {
    results.failed += 1;
    console.log(`  ✕ ${name}\n${error instanceof Error ? error.message : String(error)}`);
  }
}
await browser.close();
console.log(`${results.passed} passed, ${results.failed} failed`);
if (file) writeFileSync(file, JSON.stringify(results));
process.exit(results.failed > 0 || results.passed === 0 ? 1 : 0);
