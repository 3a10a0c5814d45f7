import assert from 'node:assert/strict';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { servePage } from '../../lambda/adapters/page/serve-page.ts';
import type { IncidentView } from '../../lambda/core/page/incident-view.ts';
import type { PageInfo } from '../../lambda/flows/page/page-ports.ts';
import { type Sample, samplePorts } from './sample-ports.ts';
import { sampleViews } from './sample-views.ts';

/** What a walk is given: the page over incidents in memory, and a browser. */
export interface Walking {
  readonly sample: Sample;
  readonly url: string;
  /** Opens a page that is watched: what executes, or breaks a rule of the page, fails the walk. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Checks a page, and closes it. */
  readonly leave: (page: Page) => Promise<void>;
  /** Ends the server. */
  readonly close: () => Promise<void>;
}

export interface Walk {
  readonly name: string;
  readonly views?: () => Promise<readonly Omit<IncidentView, 'plan'>[]>;
  readonly info?: Partial<PageInfo>;
  readonly isKeyed?: boolean;
  /** Words of console errors that belong to the walk: a server that was ended. */
  readonly expectedErrors?: RegExp;
  readonly walk: (walking: Walking) => Promise<void>;
}

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** A browser of the machine; nothing is downloaded. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'] });

// Runs in every page before its own code: what the policy of the page stopped, and what hostile text would set.
const watch = `
  window.brokenRules = [];
  addEventListener('securitypolicyviolation', (event) => window.brokenRules.push(event.violatedDirective + ' ' + event.blockedURI));
`;

/** Walks once, with a server and a browser context of its own. Throws where something was not as it should be. */
export const walkOnce = async (
  browser: Browser,
  { views = sampleViews, info, isKeyed = false, expectedErrors, walk }: Walk,
): Promise<void> => {
  const sample = samplePorts(await views(), info);
  const served = await servePage(sample.ports, { port: 0, assets: 'dist/page', isKeyed, report: (error) => problems.push(String(error)) });
  assert(served.kind === 'served');
  const problems: string[] = [];
  const pages: Page[] = [];
  const open: Walking['open'] = async (path, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    await context.addInitScript(watch);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    watchPage(page, problems, expectedErrors);
    pages.push(page);
    await page.goto(new URL(path, served.url).href);
    return page;
  };
  const leave: Walking['leave'] = async (page) => {
    problems.push(...(await brokenRules(page)));
    await page.close();
  };
  try {
    await walk({ sample, url: served.url, open, leave, close: served.close });
    for (const page of pages.filter((its) => !its.isClosed())) await leave(page);
    assert.deepEqual(problems, []);
  } finally {
    await Promise.all(pages.map((page) => page.context().close()));
    await served.close();
  }
};

const watchPage = (page: Page, problems: string[], expected: RegExp | undefined): void => {
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && expected?.test(message.text()) !== true) problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) problems.push(`request: ${request.url()}`);
  });
};

const brokenRules = async (page: Page): Promise<string[]> => {
  const rules: unknown = await page.evaluate('[...window.brokenRules, ...("hacked" in window ? ["hostile text was executed"] : [])]');
  return Array.isArray(rules) ? rules.map((rule) => `rule: ${String(rule)}`) : ['rule: unknown'];
};

/** How much wider the page is than its window, in pixels. */
export const overflow = async (page: Page): Promise<number> =>
  Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));

/** Waits until the list has so many lines: it comes in two steps, and after a filter a moment later. */
export const haveLines = async (page: Page, count: number): Promise<void> => {
  await page.waitForFunction(`document.querySelectorAll('a.line').length === ${count}`);
};
