import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readUntil } from '../../lambda/core/incident/read-until.ts';
import { plainText } from '../../lambda/core/message/plain-text.ts';
import { packageRoot } from '../package-root.ts';
import { type LineQueue, lineQueue } from './local-run/line-queue.ts';
import type { LocalRun } from './local-run/local-run.ts';
import type { EventFile } from './local-run/read-events.ts';
import { openBrowser } from './open-browser.ts';
import type { CommandRun, Terminal } from './output.ts';
import { paintFor } from './paint-for.ts';
import { type ServedPage, serve } from './serve.ts';

export interface LocalFlags {
  readonly port?: number;
  readonly open: boolean;
  readonly state?: string;
  readonly events?: string;
  readonly forward?: string;
}

const heading =
  'Countersign, local run: EventBridge, SQS, Lambda, DynamoDB, SNS, Systems Manager and IAM are doubles in this process.\nNothing leaves this machine. The pipeline, the runbooks and the alerts are the real ones; accounts and people are made up.\n\n';
const usualPort = 4477;

/** `countersign local` (`npm start`): the whole pipeline on this machine, until Ctrl-C. */
export async function* local(flags: LocalFlags, terminal: Terminal): CommandRun {
  yield { to: 'stdout', text: heading };
  // Nothing is asked of AWS here; its client only carries questions to the local IAM.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  if (flags.forward !== undefined && readUntil(flags.forward, new Date().toISOString()) === null)
    return yield* wrong(`--forward ${flags.forward}: expected a time from now, such as 4h or 15d (90d at most), or a day to come`, 2);
  const files = await readFiles(flags).catch((error: unknown) => wordsOf(error));
  if (typeof files === 'string') return yield* wrong(files, 2);
  const lines = lineQueue();
  const opened = await open(flags, lines).catch((error: unknown) => wordsOf(error));
  if (typeof opened === 'string') return yield* wrong(opened, 1);
  endOnSignal(lines);
  const telling = tell(opened, { flags, files, lines, terminal });
  for await (const text of lines) yield { to: 'stdout', text };
  await opened.page.close();
  await telling;
  await opened.run.close();
  yield { to: 'stdout', text: `\nThe state is kept in ${stateFolder(flags)}; the next run goes on from there.\n` };
  return 0;
}

const stateFolder = ({ state }: LocalFlags): string => state ?? join(homedir(), '.countersign', 'local-run');

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function* wrong(says: string, code: 1 | 2): CommandRun {
  yield { to: 'stderr', text: `countersign: ${plainText(says, 1500)}\n` };
  return code;
}

const readFiles = async ({ events }: LocalFlags): Promise<readonly EventFile[]> => {
  if (events === undefined) return [];
  const { readEvents } = await import('./local-run/read-events.ts');
  return readEvents(events);
};

interface Opened {
  readonly run: LocalRun;
  readonly page: ServedPage;
}

/** The run and its page. Throws, in words for people, where either cannot be. */
const open = async (flags: LocalFlags, lines: LineQueue): Promise<Opened> => {
  const { openLocalRun } = await import('./local-run/local-run.ts');
  const { localPagePorts } = await import('./local-run/local-page.ts');
  const root = packageRoot();
  const text = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');
  const warned = (says: string): void => lines.say(`! ${plainText(says, 300)}\n`);
  const run = await openLocalRun({
    folder: stateFolder(flags),
    iam: text('examples', 'story', 'iam.yaml'),
    runbooks: { grant: text('lib', 'runbooks', 'grant.yaml'), revoke: text('lib', 'runbooks', 'revoke.yaml') },
    accountNames: { '111122223333': 'payments-prod' },
    machine: Date.now,
    told: ({ time, title }) => lines.say(`    alert ${time.slice(0, 16).replace('T', ' ')}  ${plainText(title, 160)}\n`),
    warned,
  });
  try {
    return { run, page: await serve(localPagePorts(run), flags, { usualPort, isKeyed: false, report: warned }) };
  } catch (error) {
    await run.close();
    throw error;
  }
};

interface Telling {
  readonly flags: LocalFlags;
  readonly files: readonly EventFile[];
  readonly lines: LineQueue;
  readonly terminal: Terminal;
}

/** What happens, in lines, until the queue of lines is ended. */
const tell = async ({ run, page }: Opened, { flags, files, lines, terminal }: Telling): Promise<void> => {
  const { tellAll } = await import('./local-run/tell-all.ts');
  const { sayGrants } = await import('./local-run/say-grants.ts');
  const paint = paintFor(terminal.colour);
  const { say } = lines;
  const story = join(packageRoot(), 'examples', 'story');
  try {
    say(`The page: ${page.url}\n\n`);
    if (terminal.isTerminal && flags.open) openBrowser(page.url);
    await sayGrants(run, say, paint);
    await tellAll(run, { story, files, forward: flags.forward ?? null, say, paint });
    say(`\nApprove, reject, or move the time forward on the page: ${paint.bold(page.url)}\nCtrl-C ends the run.\n`);
  } catch (error) {
    say(`countersign: ${plainText(wordsOf(error), 1500)}\n`);
  }
};

/** Ctrl-C ends in order; pressed twice it ends at once, as is usual. */
const endOnSignal = ({ end }: LineQueue): void => {
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
};
