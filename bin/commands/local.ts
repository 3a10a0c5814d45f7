import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readUntil } from '../../lambda/core/incident/read-until.ts';
import { plainText } from '../../lambda/core/message/plain-text.ts';
import { packageRoot } from '../package-root.ts';
import type { LineQueue } from './local-run/line-queue.ts';
import type { LocalRun } from './local-run/local-run.ts';
import type { EventFile } from './local-run/read-events.ts';
import type { CommandRun, Terminal } from './output.ts';
import { paintFor } from './paint-for.ts';

export interface LocalFlags {
  readonly port?: number;
  readonly open: boolean;
  readonly state?: string;
  readonly events?: string;
  readonly forward?: string;
}

const heading =
  'Countersign, local run: EventBridge, SQS, Lambda, DynamoDB, SNS, Systems Manager and IAM are doubles in this process.\nNothing leaves this machine. The pipeline, the runbooks and the alerts are the real ones; accounts and people are made up.\n\n';

/** `countersign local` (`npm start`): the whole pipeline on this machine, until Ctrl-C. */
export async function* local(flags: LocalFlags, terminal: Terminal): CommandRun {
  yield { to: 'stdout', text: heading };
  // Nothing is asked of AWS here; its client only carries questions to the local IAM.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const { readEvents } = await import('./local-run/read-events.ts');
  const { lineQueue } = await import('./local-run/line-queue.ts');
  let files: readonly EventFile[] = [];
  try {
    files = flags.events === undefined ? [] : await readEvents(flags.events);
  } catch (error) {
    return yield* wrong(error, 2);
  }
  if (flags.forward !== undefined && readUntil(flags.forward, new Date().toISOString()) === null)
    return yield* wrong(`--forward ${flags.forward}: expected a time from now, such as 4h or 15d (90d at most), or a day to come`, 2);
  const lines = lineQueue();
  let run: LocalRun;
  try {
    run = await openRun(flags, lines);
  } catch (error) {
    return yield* wrong(error, 1);
  }
  const ended = endsOnSignal(lines);
  const { tellAll } = await import('./local-run/tell-all.ts');
  const story = join(packageRoot(), 'examples', 'story');
  const telling = tellAll(run, { story, files, forward: flags.forward ?? null, say: lines.say, paint: paintFor(terminal.colour) }).catch(
    (error: unknown) => lines.say(`countersign: ${wordsOf(error)}\n`),
  );
  for await (const text of lines) yield { to: 'stdout', text };
  await telling;
  await run.close();
  yield { to: 'stdout', text: `\nThe state is kept in ${stateFolder(flags)}; the next run goes on from there.\n` };
  return (await ended) ? 0 : 1;
}

const stateFolder = ({ state }: LocalFlags): string => state ?? join(homedir(), '.countersign', 'local-run');

const wordsOf = (error: unknown): string => plainText(error instanceof Error ? error.message : String(error), 1500);

async function* wrong(error: unknown, code: 1 | 2): CommandRun {
  yield { to: 'stderr', text: `countersign: ${wordsOf(error)}\n` };
  return code;
}

const openRun = async (flags: LocalFlags, lines: LineQueue): Promise<LocalRun> => {
  const { openLocalRun } = await import('./local-run/local-run.ts');
  const root = packageRoot();
  const text = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');
  return openLocalRun({
    folder: stateFolder(flags),
    iam: text('examples', 'story', 'iam.yaml'),
    runbooks: { grant: text('lib', 'runbooks', 'grant.yaml'), revoke: text('lib', 'runbooks', 'revoke.yaml') },
    accountNames: { '111122223333': 'payments-prod' },
    machine: Date.now,
    told: ({ time, title }) => lines.say(`    alert ${time.slice(0, 16).replace('T', ' ')}  ${plainText(title, 160)}\n`),
    warned: (says) => lines.say(`! ${plainText(says, 300)}\n`),
  });
};

/** Ctrl-C once ends in order; twice at once. Out: true when it was asked for. */
const endsOnSignal = (lines: LineQueue): Promise<boolean> =>
  new Promise((resolve) => {
    // Whatever else is open, the process waits for a word.
    const awake = setInterval(() => undefined, 3_600_000);
    const end = (): void => {
      clearInterval(awake);
      lines.end();
      resolve(true);
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
