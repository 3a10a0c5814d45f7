import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { startBrowser } from '../browser/harness.ts';

// 10,000 incidents in the page, in Debian's Chromium on this machine, and the size of what is sent. Part of `npm run bench:page`.
// Figures for people, printed as JSON: nothing here fails a test.
const incidents = 10_000;
const rounds = 9;
// A process of its own, as it is for users: this one drives the browser.
const serve = async (count: number) => {
  const server = spawn(process.execPath, ['--import', 'tsx', 'test/browser/serve-sample.ts', '0', String(count)]);
  const url: string = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(String(line).trim())));
  return { server, url };
};
const { server, url } = await serve(incidents);
// What the machine needs for any page at this moment: it is shared and noisy.
const few = await serve(10);

const median = (values: readonly number[]): number =>
  Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0);
const figures = (values: readonly number[]) => ({ median: median(values), worst: Math.round(Math.max(...values)) });
const browser = await startBrowser();

// From the navigation's start: the browser's own first contentful paint, and the first line of the list, in the page and painted.
const paint = async (address: string): Promise<{ readonly page: number; readonly lines: number }> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(`
    new MutationObserver((_, observer) => {
      if (document.querySelector('a.line') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now(); }));
    }).observe(document, { childList: true, subtree: true });
  `);
  await page.goto(address);
  await page.locator('a.line').first().waitFor();
  await page.waitForTimeout(300);
  const lines = Number(await page.evaluate('window.painted'));
  const first = Number(await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0].startTime`));
  await page.close();
  return { page: first, lines };
};

// From the key to the frame after the list has changed.
const filter = async (): Promise<readonly number[]> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(url);
  await page.locator('a.line').first().waitFor();
  const times: number[] = [];
  for (const text of ['w', 'wo', 'worker-1', 's3', 'who:worker-12 -s3', '', 'kms:decrypt', 'nothing']) {
    const took = await page.evaluate(`new Promise((resolve) => {
      const input = document.getElementById('search');
      const start = performance.now();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, ${JSON.stringify(text)});
      input.dispatchEvent(new Event('input', { bubbles: true }));
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))));
    })`);
    times.push(Number(took));
  }
  await page.close();
  return times;
};

const serverTimes: number[] = [];
let listBytes = 0;
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  listBytes = (await (await fetch(new URL('/api/incidents', url))).text()).length;
  serverTimes.push(performance.now() - start);
}
await paint(url);
const paints: Awaited<ReturnType<typeof paint>>[] = [];
const fewPaints: typeof paints = [];
for (let round = 0; round < rounds; round++) {
  fewPaints.push(await paint(few.url));
  paints.push(await paint(url));
}
const filters = (await Promise.all([filter()])).flat();
const size = (file: string) => {
  const bytes = readFileSync(`dist/page/${file}`);
  return { bytes: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
};
console.log(
  JSON.stringify(
    {
      incidents,
      listKilobytes: Math.round(listBytes / 1000),
      listServedMs: median(serverTimes),
      firstPaintMs: figures(paints.map(({ page }) => page)),
      firstLinesMs: figures(paints.map(({ lines }) => lines)),
      // With ten incidents: what the machine and the browser need for any page at this moment.
      ofTen: { firstPaintMs: figures(fewPaints.map(({ page }) => page)), firstLinesMs: figures(fewPaints.map(({ lines }) => lines)) },
      filterMs: figures(filters),
      script: size('page.js'),
      style: size('page.css'),
    },
    null,
    2,
  ),
);
await browser.close();
server.kill();
few.server.kill();
process.exit(0);
