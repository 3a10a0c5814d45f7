import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { haveLines, type Walk } from '../harness.ts';

/** What has the focus: its text or name, and whether one can see that it has it. */
const focused = async (page: Page): Promise<{ readonly text: string; readonly isVisible: boolean; readonly isInDialog: boolean }> => {
  const found: unknown = await page.evaluate(`(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const holder = element.closest('.button');
    const shown = holder === null ? style : getComputedStyle(holder);
    return {
      text: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 80),
      isVisible: shown.outlineStyle !== 'none' && parseFloat(shown.outlineWidth) >= 2,
      isInDialog: element.closest('dialog') !== null,
    };
  })()`);
  assert(typeof found === 'object' && found !== null && 'text' in found && 'isVisible' in found && 'isInDialog' in found);
  return { text: String(found.text), isVisible: found.isVisible === true, isInDialog: found.isInDialog === true };
};

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

export const keyboard: Walk = {
  name: 'everything works by keyboard: searching, moving, deciding, and the dialog keeps the focus',
  walk: async ({ open, sample }) => {
    const page = await open('/');
    await page.locator('a.line').first().waitFor();
    await press(page, '/');
    await page.locator('#search:focus').waitFor();
    await page.keyboard.type('eks');
    await page.waitForURL(/q=eks/);
    await haveLines(page, 1);
    await press(page, 'Escape', 'j');
    assert.match((await focused(page)).text, /^eks:DescribeCluster/);
    await press(page, 'Enter');
    await page.locator('h1.story').waitFor();
    await page.locator('.actions').waitFor();
    await press(page, 'a');
    await page.getByRole('dialog').waitFor();
    await page.getByText('✓ Computed in this browser').waitFor();
    const seen = new Set<string>();
    for (let step = 0; step < 12; step++) {
      await press(page, 'Tab');
      const its = await focused(page);
      // Between the last and the first the focus is on the window itself.
      if (its.text !== '' && its.text.length < 80) assert.equal(its.isInDialog, true, its.text);
      seen.add(its.text);
    }
    assert.equal(
      [...seen].some((text) => /^Ask for/.test(text)),
      true,
    );
    assert.equal(seen.has('Cancel'), true);
    await press(page, 'Escape');
    assert.equal(await page.getByRole('dialog').count(), 0);
    await press(page, 'a');
    await page.getByText('✓ Computed in this browser').waitFor();
    // As fast as keys come: the one that was closed takes nothing with it.
    for (let round = 0; round < 10; round++) {
      await press(page, 'Escape', 'a');
      await page.getByText('✓ Computed in this browser').waitFor();
    }
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Ask for/ })
      .focus();
    await press(page, 'Enter');
    await page.getByText('An approver is asked').waitFor();
    await press(page, 'r');
    await page.getByRole('dialog').getByRole('textbox').focus();
    await page.keyboard.type('jk/? are letters here');
    await page.getByText('✓ Computed in this browser').waitFor();
    await press(page, 'Tab', 'Enter');
    await page.locator('.ident').getByText('rejected').waitFor();
    await press(page, 's');
    await page.getByRole('dialog').getByLabel('1 day').focus();
    await press(page, 'Space');
    await page.getByRole('dialog').locator('.primary').focus();
    await press(page, 'Enter');
    await page
      .locator('.sub')
      .getByText(/snoozed until/)
      .waitFor();
    assert.deepEqual(
      sample.acted.slice(1).map(({ action }) => action),
      [
        {
          kind: 'reject',
          hash: sample.acted[0]?.action.kind === 'propose' ? sample.acted[0].action.hash : '',
          reason: 'jk/? are letters here',
        },
        { kind: 'snooze', hours: 24 },
      ],
    );
    await press(page, 'Escape');
    await page.waitForURL(/\/\?q=eks$/);
    await press(page, '?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await press(page, 'Escape');
  },
};

export const tabThrough: Walk = {
  name: 'Tab reaches everything in order, and one sees where one is',
  walk: async ({ open }) => {
    for (const path of ['/', '/incidents/cs-e61e7a', '/alerts']) {
      const page = await open(path);
      await page.locator('main .card').first().waitFor();
      await page.waitForTimeout(300);
      const all = Number(
        await page.evaluate(
          `[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter((element) => element.checkVisibility() && element.tabIndex >= 0).length`,
        ),
      );
      const unseen: string[] = [];
      let reached = 0;
      for (let step = 0; step < all + 3; step++) {
        await press(page, 'Tab');
        const its = await focused(page);
        if (String(await page.evaluate('document.activeElement.tagName')) === 'BODY') break;
        reached += 1;
        if (!its.isVisible) unseen.push(its.text);
      }
      assert.deepEqual(unseen, []);
      // Parts that scroll are reached, too, so that there can be more.
      assert.equal(reached >= all, true, `${path}: ${reached} of ${all}`);
    }
  },
};

export const moves: Walk = {
  name: 'j and k go from incident to incident, in the list and on their pages',
  walk: async ({ open }) => {
    const page = await open('/?section=new');
    await page.locator('a.line').first().waitFor();
    const ids = await page.locator('a.line .id').allTextContents();
    await press(page, 'j', 'j', 'k', 'j', 'Enter');
    await page
      .locator('.ident')
      .getByText(ids[1] ?? '?')
      .waitFor();
    await press(page, 'j');
    await page
      .locator('.ident')
      .getByText(ids[2] ?? '?')
      .waitFor();
    await press(page, 'k', 'k');
    await page
      .locator('.ident')
      .getByText(ids[0] ?? '?')
      .waitFor();
    await press(page, 'Escape', 'j', 'i');
    await page.getByRole('dialog', { name: /^Ignore/ }).waitFor();
  },
};
