import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { overflow, type Walk } from '../harness.ts';

const paths = ['/', '/?section=all&range=7d', '/incidents/cs-e61e7a', '/incidents/cs-g9c1fz', '/alerts', '/?q=nothing'];

export const narrow: Walk = {
  name: 'from 360 pixels on nothing is wider than the window, dialogs neither',
  walk: async ({ open, leave }) => {
    for (const width of [360, 560, 561, 900, 901, 1920]) {
      for (const path of paths) {
        const page = await open(path, { viewport: { width, height: 740 } });
        await page.locator('main .card').first().waitFor();
        assert.equal(await overflow(page), 0, `${path} at ${width}`);
        if (path.includes('cs-e61e7a')) {
          await page.locator('.actions button').first().click();
          const box = await page.getByRole('dialog').boundingBox();
          assert(box !== null && box.x >= 0 && box.x + box.width <= width);
          assert.equal(await overflow(page), 0, `the dialog at ${width}`);
        }
        await leave(page);
      }
    }
  },
};

/** What axe-core finds wrong by WCAG 2.2 A and AA, a line each. */
const found = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const violations: unknown =
    await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(
    ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ' ' + node.target.join(' ') + ': ' + node.failureSummary)),
  )`);
  assert(Array.isArray(violations));
  return violations.map(String);
};

export const accessible: Walk = {
  name: 'axe finds nothing by WCAG 2.2 AA, in light and in dark: contrast, names, roles',
  walk: async ({ open, leave }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const path of paths) {
        const page = await open(path, { colorScheme });
        await page.locator('main .card').first().waitFor();
        await page.waitForTimeout(300);
        assert.deepEqual(await found(page), [], `${path} in ${colorScheme}`);
        if (path.includes('cs-e61e7a')) {
          await page.locator('.actions button').first().click();
          await page.getByText('✓ Computed in this browser').waitFor();
          assert.deepEqual(await found(page), [], `the dialog in ${colorScheme}`);
        }
        await leave(page);
      }
    }
  },
};
