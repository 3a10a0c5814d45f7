import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

interface LocalRun {
  readonly url: string;
  /** As Ctrl-C; out: the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** `countersign local`, as people start it. */
const startLocal = async (state: string): Promise<LocalRun> => {
  const child = spawn(process.execPath, ['dist/countersign.js', 'local', '--no-open', '--port', '0', '--state', state]);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /Ctrl-C ends the run/.test(text) ? /http:\/\/127\.0\.0\.1:\d+\//.exec(text) : null;
      if (found) resolve(found[0]);
    });
    child.on('close', () => reject(new Error(`the local run ended:\n${text}`)));
  });
  return {
    url,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
};

const openIncident = async (page: Page, url: string, action: string): Promise<void> => {
  await page.goto(url);
  await page.locator('a.line', { hasText: action }).first().click();
};

const press = async (page: Page, button: RegExp, reason?: string): Promise<void> => {
  await page.locator('.actions').getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) await dialog.getByRole('textbox').fill(reason);
  await dialog.locator('.buttons .primary').click();
  await dialog.waitFor({ state: 'detached' });
};

/** The page over the real local run: the triage of the Lambda, the real runbooks, the local IAM. */
export const realRun = {
  name: 'the local run itself: approves, sees it granted and tried, restarts in between, sees it end; rejects and ignores others',
  run: async (browser: Browser): Promise<void> => {
    const state = await mkdtemp(join(tmpdir(), 'countersign-walk-'));
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    let run = await startLocal(state);
    try {
      await openIncident(page, run.url, 'sqs:SendMessage');
      await page.getByText('An approver is asked. Nothing is changed before the answer.').waitFor();
      assert.equal(await run.stop(), 0);
      // Another process goes on where that one waited.
      run = await startLocal(state);
      await openIncident(page, run.url, 'sqs:SendMessage');
      await press(page, /^Approve/, 'the worker needs its queue');
      await page.getByText(/Granted, and checked with IAM/).waitFor();
      await page.getByText('✓ allowed').first().waitFor();
      await page.getByText('✕ refused').first().waitFor();

      await openIncident(page, run.url, 's3:GetObject');
      await press(page, /^Reject/, 'use the reports role');
      await page.locator('.ident').getByText('rejected').waitFor();

      await openIncident(page, run.url, 'kinesis:PutRecords');
      await page.getByRole('button', { name: /^Ignore/ }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('the boundary is right');
      await page.getByRole('dialog').locator('.buttons .primary').click();
      await page
        .locator('.sub')
        .getByText(/ignored/)
        .waitFor();

      await page.goto(run.url);
      await page.getByText('Move time').click();
      await page.getByRole('button', { name: '+ 15 days' }).click();
      await page.getByText('Time moved forward by 15 days').waitFor();
      await page.getByRole('link', { name: /^All/ }).click();
      await page.locator('a.line', { hasText: 'grant ended' }).waitFor();
      assert.deepEqual(problems, []);
      assert.equal(await run.stop(), 0);
    } finally {
      await run.stop();
      await context.close();
      await rm(state, { recursive: true, force: true });
    }
  },
};
