import { chromium } from 'playwright-core';
import { servePage } from '../../lambda/adapters/page/serve-page.ts';
import { samplePorts } from './sample-ports.ts';
import { sampleViews } from './sample-views.ts';

// The pictures of the README: `npx tsx test/browser/pictures.ts` writes docs/images/page-light.png and page-dark.png.
const { ports } = samplePorts(await sampleViews());
const served = await servePage(ports, { port: 0, assets: 'dist/page', isKeyed: false, report: console.error });
if (served.kind === 'busy') throw new Error('the port is busy');
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const viewport = { width: 1200, height: 820 };

const light = await browser.newPage({ viewport, colorScheme: 'light' });
await light.goto(served.url);
await light.locator('a.line').first().waitFor();
await light.waitForTimeout(500);
await light.screenshot({ path: 'docs/images/page-light.png' });

const dark = await browser.newPage({ viewport, colorScheme: 'dark' });
await dark.goto(served.url);
await dark.locator('a.line', { hasText: 'eks:DescribeCluster' }).click();
await dark.getByRole('button', { name: /^Ask for approval/ }).click();
await dark.getByRole('dialog').getByText('✓ Computed').waitFor();
await dark.getByRole('dialog').locator('.primary').click();
await dark.getByRole('button', { name: /^Approve/ }).click();
await dark.getByRole('dialog').getByText('✓ Computed').waitFor();
await dark.getByRole('dialog').getByRole('textbox').fill('Deploys read the cluster since this week.');
await dark.waitForTimeout(9000);
await dark.screenshot({ path: 'docs/images/page-dark.png' });
await browser.close();
await served.close();
process.exit(0);
