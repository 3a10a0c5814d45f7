import assert from 'node:assert/strict';
import { haveLines, type Walk } from '../harness.ts';

export const address: Walk = {
  name: 'filters live in the address: shared, reloaded, and undone by the back button',
  walk: async ({ open, url }) => {
    const page = await open('/');
    const lines = page.locator('a.line');
    await page.getByRole('searchbox').fill('who:ci-deployer');
    await page.waitForURL(`${url}?q=who%3Aci-deployer`);
    await page.waitForFunction(`(() => { const found = document.querySelectorAll('a.line').length; return found > 0 && found < 11; })()`);
    await page.getByLabel('Cause').selectOption('missing-allow');
    await page.getByRole('link', { name: /^New/ }).click();
    await page.getByRole('link', { name: '7 d' }).click();
    assert.equal(page.url(), `${url}?section=new&q=who%3Aci-deployer&cause=missing-allow&range=7d`);
    const other = await open(page.url());
    assert.equal(await other.getByRole('searchbox').inputValue(), 'who:ci-deployer');
    await lines.first().waitFor();
    await haveLines(other, await lines.count());
    await lines.first().click();
    assert.match(page.url(), /\/incidents\/cs-\w+\?section=new&q=who/);
    await page.goBack();
    assert.equal(await page.getByRole('searchbox').inputValue(), 'who:ci-deployer');
    await page.goBack();
    await page.goBack();
    await page.goBack();
    assert.equal(page.url(), `${url}?q=who%3Aci-deployer`);
    assert.equal(await page.getByLabel('Cause').inputValue(), '');
    await page.getByRole('searchbox').fill('nothing-like-this');
    await page.getByText('Nothing is found for this search.').waitFor();
  },
};

export const table: Walk = {
  name: 'the chart has a table with the same numbers, and its legend filters',
  walk: async ({ open }) => {
    const page = await open('/?section=all');
    await page.getByText('As a table').click();
    await page.locator('.chart tbody td').first().waitFor();
    const cells = await page.locator('.chart tbody td').allTextContents();
    const sum = cells.reduce((total, cell) => total + Number(cell.replaceAll(',', '')), 0);
    assert.match((await page.locator('.chart h2').textContent()) ?? '', new RegExp(`^${sum.toLocaleString('en')} denials`));
    await page
      .locator('.legend')
      .getByRole('link', { name: /Organization/ })
      .click();
    assert.match(page.url(), /cause=organization/);
    await haveLines(page, 1);
  },
};

export const live: Walk = {
  name: 'what changes elsewhere is shown without a reload, and a lost connection is told',
  expectedErrors: /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|Failed to load resource/,
  walk: async ({ open, sample, close }) => {
    const page = await open('/');
    await page.locator('a.line').first().waitFor();
    const [incident] = await sample.ports.listIncidents();
    assert(incident);
    sample.change(incident.fingerprint, { incident: { ...incident, count: 98_765 } });
    await page.getByText('98,765×').waitFor();
    await close();
    await page.getByText('The connection was lost').waitFor();
  },
};

export const keyed: Walk = {
  name: 'a keyed page opens by its whole address only, keeps no key in it, and opens in other tabs',
  isKeyed: true,
  expectedErrors: /401/,
  walk: async ({ open, url }) => {
    const stranger = await open('/');
    await stranger.getByText('open the page by the whole address that was printed').waitFor();
    const page = await open(url);
    await page.locator('a.line').first().waitFor();
    assert.equal(new URL(page.url()).hash, '');
    const tab = await page.context().newPage();
    await tab.goto(new URL('/?section=all', url).href);
    await tab.locator('a.line').first().waitFor();
  },
};

export const readOnly: Walk = {
  name: 'who may change nothing sees why, and has no buttons for it',
  info: { kind: 'stack', readOnly: 'you are no approver of this stack', clockCanMove: false },
  walk: async ({ open }) => {
    const page = await open('/');
    await page.getByText('Read-only: you are no approver of this stack').waitFor();
    assert.equal(await page.getByText('Move time').count(), 0);
    await page.locator('a.line').first().click();
    await page.getByText('Nothing can be changed from here.').waitFor();
    assert.equal(await page.locator('.actions button').count(), 0);
    await page.keyboard.press('a');
    assert.equal(await page.getByRole('dialog').count(), 0);
  },
};

export const events: Walk = {
  name: 'files of events are chosen or dropped, and wrong ones are told in words',
  expectedErrors: /400/,
  walk: async ({ open, sample }) => {
    const page = await open('/');
    await page.locator('a.line').first().waitFor();
    const event = JSON.stringify({ detail: { errorCode: 'AccessDenied' } });
    await page.locator('input[type=file]').setInputFiles({ name: 'event.json', mimeType: 'application/json', buffer: Buffer.from(event) });
    await page.getByText('event.json: 1 denial taken').waitFor();
    const { gzipSync } = await import('node:zlib');
    await page.locator('input[type=file]').setInputFiles({ name: 'trail.json.gz', mimeType: 'application/gzip', buffer: gzipSync(event) });
    await page.getByText('trail.json.gz: 1 denial taken').waitFor();
    await page.evaluate(`{
      const data = new DataTransfer();
      data.items.add(new File(['<html>'], 'wrong.json'));
      for (const type of ['dragover', 'drop']) dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }`);
    await page.getByText(/wrong\.json: this is not JSON/).waitFor();
    assert.deepEqual(sample.taken, [event, event]);
  },
};

export const alerts: Walk = {
  name: 'alerts are shown as they were sent, to e-mail and to Slack',
  walk: async ({ open }) => {
    const page = await open('/alerts');
    await page.locator('article.alert').first().waitFor();
    const first = page.locator('article.alert').first();
    assert.match((await first.locator('pre').textContent()) ?? '', /was refused|was stopped/);
    await first.getByRole('tab', { name: /Slack/ }).click();
    assert.equal(typeof JSON.parse((await first.locator('pre').textContent()) ?? ''), 'object');
    await first.getByRole('link').click();
    await page.locator('h1.story').waitFor();
  },
};
