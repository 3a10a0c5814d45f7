import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { haveLines, type Walk } from '../harness.ts';

const list = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'All incidents' }).click();
  await page.locator('a.line').first().waitFor();
};

const decide = async (page: Page, button: RegExp, reason?: string): Promise<string> => {
  await page.locator('.actions').getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  const hash = (await dialog.locator('dd.hash').textContent()) ?? '';
  // What is shown is what the hash is of: laid out, and nothing else.
  const shown: unknown = JSON.parse((await dialog.locator('pre').textContent()) ?? '');
  assert.equal(createHash('sha256').update(JSON.stringify(shown)).digest('hex'), hash);
  await dialog.getByText('✓ Computed in this browser').waitFor();
  if (reason !== undefined) await dialog.getByRole('textbox').fill(reason);
  await dialog.locator('.buttons .primary').click();
  await dialog.waitFor({ state: 'detached' });
  return hash;
};

export const story: Walk = {
  name: 'sees an incident, asks, approves by the hash, sees it granted and tried, and sees it end',
  walk: async ({ open, sample }) => {
    const page = await open('/');
    const line = page.locator('a.line', { hasText: 'eks:DescribeCluster' });
    assert.match((await line.textContent()) ?? '', /ci-deployer.*payments-prod.*new.*14×/);
    await page.getByText(/5,\d+ denials/).waitFor();
    await line.click();
    await page
      .getByRole('heading', { name: 'ci-deployer was refused eks:DescribeCluster 14 times: no identity policy allows it' })
      .waitFor();
    assert.match((await page.locator('mark').textContent()) ?? '', /no identity-based policy allows the eks:DescribeCluster action/);
    assert.equal(await page.locator('.diff .added pre span').first().textContent(), '+{\n');
    const asked = await decide(page, /Ask for approval/);
    await page.getByText('An approver is asked. Nothing is changed before the answer.').waitFor();
    const approved = await decide(page, /^Approve/, 'deploys need it');
    assert.equal(approved, asked);
    await page.getByText('Granted, and checked with IAM. It ends by itself 2026-12-06.').waitFor();
    await page.getByText('✓ allowed').waitFor();
    await page.getByText('✕ refused').waitFor();
    await page.getByText(`approved ${asked.slice(0, 8)}: deploys need it`).waitFor();
    assert.deepEqual(
      sample.acted.map(({ action }) => action),
      [
        { kind: 'propose', hash: asked },
        { kind: 'approve', hash: asked, reason: 'deploys need it' },
      ],
    );
    await list(page);
    await page.getByRole('link', { name: /^Granted 1/ }).click();
    await haveLines(page, 1);
    await page.getByText('Move time').click();
    await page.getByRole('button', { name: '+ 15 days' }).click();
    await page.getByText('Time moved forward by 15 days').waitFor();
    await page.getByRole('link', { name: /^All/ }).click();
    await page.locator('a.line', { hasText: 'grant ended' }).waitFor();
  },
};

export const rejectAndIgnore: Walk = {
  name: 'rejects one with a reason, ignores another, and finds both where they belong',
  walk: async ({ open, sample }) => {
    const page = await open('/');
    await page.locator('a.line', { hasText: 'states:StartExecution' }).click();
    await decide(page, /Ask for approval/);
    await page.getByText('An approver is asked').waitFor();
    await page
      .locator('.actions')
      .getByRole('button', { name: /^Reject/ })
      .click();
    assert.equal(await page.getByRole('dialog').locator('.primary').isDisabled(), true);
    await page.keyboard.press('Escape');
    const hash = await decide(page, /^Reject/, 'not this role');
    await page.locator('.ident').getByText('rejected').waitFor();
    await list(page);
    await page.locator('a.line', { hasText: 'glue:GetTable' }).click();
    await page.getByRole('button', { name: /^Ignore/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('a scanner');
    await dialog.getByLabel('30 days are over').check();
    await dialog.locator('.primary').click();
    await page
      .locator('.sub')
      .getByText(/ignored until/)
      .waitFor();
    await list(page);
    await page.getByRole('link', { name: /^Ignored 2/ }).click();
    await page.locator('a.line', { hasText: 'glue:GetTable' }).waitFor();
    assert.deepEqual(
      sample.acted.slice(1).map(({ action }) => action),
      [
        { kind: 'reject', hash, reason: 'not this role' },
        { kind: 'ignore', reason: 'a scanner', days: 30 },
      ],
    );
  },
};

export const refusedAction: Walk = {
  name: 'is told when an approval comes too late, and nothing is lost of what was typed',
  expectedErrors: /409/,
  walk: async ({ open, sample }) => {
    const page = await open('/');
    await page.locator('a.line', { hasText: 'eks:DescribeCluster' }).click();
    await decide(page, /Ask for approval/);
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('my reason');
    const [{ fingerprint } = { fingerprint: '' }] = sample.acted;
    const view = await sample.ports.readIncident(fingerprint);
    const grant = view?.incident.grant;
    assert(view && grant);
    sample.change(fingerprint, { incident: { ...view.incident, grant: { ...grant, documentHash: '0'.repeat(64) } } });
    await page.getByText('The plan has changed since this was opened').waitFor();
    assert.equal(await page.getByRole('dialog').locator('.primary').isDisabled(), true);
    assert.equal(await page.getByRole('dialog').getByRole('textbox').inputValue(), 'my reason');
  },
};
