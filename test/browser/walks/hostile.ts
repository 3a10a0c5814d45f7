import assert from 'node:assert/strict';
import { overflow, type Walk } from '../harness.ts';
import { hostileTexts, hostileViews } from '../hostile-views.ts';

/** Elements that only hostile text could have made. */
const made = `[...document.querySelectorAll('#page script, #page img, #page iframe, #page base, #page meta, #page object, [onload], [onerror], [onmouseover], a[href^="javascript"], a[href^="http"]')].map((element) => element.outerHTML.slice(0, 100))`;

export const hostile: Walk = {
  name: 'hostile text in every field of an event is shown as text: nothing executes, loads, hides or breaks',
  views: hostileViews,
  info: { title: hostileTexts[0] ?? '', accountNames: { '111122223333': hostileTexts[1] ?? '' } },
  walk: async ({ open, sample }) => {
    const page = await open('/?section=all', { viewport: { width: 360, height: 740 } });
    await page.locator('a.line').first().waitFor();
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await page.evaluate(made), []);
    const text = (await page.locator('main').textContent()) ?? '';
    assert.equal(text.includes('<script>window.hacked=1</script>'), true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u200b\u202e\u2066]/);
    for (const { id, fingerprint } of await sample.ports.listIncidents()) {
      await page.goto(new URL(`/incidents/${id}`, page.url()).href);
      await page.locator('.actions').waitFor();
      assert.deepEqual(await page.evaluate(made), []);
      assert.equal(await overflow(page), 0, `incident ${id}`);
      for (const summary of await page.locator('main summary').all()) await summary.click();
      for (const tab of await page.getByRole('tab').all()) await tab.click();
      assert.deepEqual(await page.evaluate(made), [], fingerprint);
    }
    await page.goto(new URL('/alerts', page.url()).href);
    await page.locator('article.alert').first().waitFor();
    assert.deepEqual(await page.evaluate(made), []);
    assert.equal(await overflow(page), 0);
  },
};

export const hostileAddress: Walk = {
  name: 'hostile text in the address is text, too',
  walk: async ({ open, leave }) => {
    for (const text of hostileTexts) {
      const page = await open(
        `/?q=${encodeURIComponent(text.slice(0, 1000).replace(/\p{Surrogate}/gu, ''))}&section=<script>&cause=__proto__#<img src=x onerror=window.hacked=1>`,
      );
      await page.locator('main .card').first().waitFor();
      assert.deepEqual(await page.evaluate(made), []);
      await leave(page);
    }
    const page = await open('/incidents/cs-zzzzzz');
    await page.getByText('There is no incident cs-zzzzzz here.').waitFor();
  },
};
