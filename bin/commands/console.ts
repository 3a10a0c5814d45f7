import { isApprover } from '../../lambda/core/grant/approvers.ts';
import { plainText } from '../../lambda/core/message/plain-text.ts';
import type { PageInfo } from '../../lambda/flows/page/page-ports.ts';
import { lineQueue } from './local-run/line-queue.ts';
import { openBrowser } from './open-browser.ts';
import { type OpenGrants, openGrants } from './open-grants.ts';
import { configOf, type IncidentFlags, openIncidents } from './open-incidents.ts';
import type { CommandRun, Terminal } from './output.ts';
import { type StackPage, stackPagePorts } from './page/stack-page.ts';
import { serve } from './serve.ts';

export interface ConsoleFlags extends IncidentFlags {
  readonly port?: number;
  readonly open: boolean;
}

const pollMs = 15_000;

/** `countersign console`: the page over a deployed stack with the caller's own credentials, until Ctrl-C. */
export async function* openConsole(flags: ConsoleFlags, terminal: Terminal): CommandRun {
  const stack = await openStack(flags);
  const lines = lineQueue();
  // Whoever has the address acts with these credentials: it has a key that other users of this machine do not know.
  const page = await serve(stackPagePorts(stack), flags, {
    usualPort: 0,
    isKeyed: true,
    report: (says) => lines.say(`! ${plainText(says, 300)}\n`),
  });
  const { you, readOnly } = stack.info;
  lines.say(`You are ${plainText(you ?? 'nobody that AWS tells', 300)}.\n`);
  lines.say(readOnly === null ? 'You may approve.\n' : `Only to look at: ${plainText(readOnly, 500)}.\n`);
  lines.say(`The page: ${page.url}\nCtrl-C ends it.\n`);
  if (terminal.isTerminal && flags.open) openBrowser(page.url);
  process.once('SIGINT', lines.end);
  process.once('SIGTERM', lines.end);
  for await (const text of lines) yield { to: 'stdout', text };
  await page.close();
  return 0;
}

const openStack = async (flags: ConsoleFlags): Promise<StackPage> => {
  const incidents = await openIncidents(flags);
  // What is wrong with the credentials or the table shows here, and not later on the page.
  await incidents.readIncident('0'.repeat(64));
  const grants = await openGrants(flags).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  const config = configOf(flags);
  const { sha256 } = await import('../../lambda/adapters/sha256.ts');
  const { decodeThroughSts } = await import('../../lambda/adapters/sts.ts');
  const { readPoliciesWith } = await import('../../lambda/adapters/principal-policies.ts');
  const { IAMClient } = await import('@aws-sdk/client-iam');
  return {
    incidents,
    grants: typeof grants === 'string' ? null : grants,
    decode: decodeThroughSts({ profile: flags.profile ?? null, region: flags.region ?? null }),
    readPolicies: readPoliciesWith(new IAMClient(config)),
    sha256,
    info: await infoOf(flags, grants),
    pollMs,
  };
};

const infoOf = async (flags: ConsoleFlags, grants: OpenGrants | string): Promise<PageInfo> => {
  const isAdvice = typeof grants === 'string';
  const you = isAdvice ? null : await grants.ports.whoAmI();
  return {
    kind: 'stack',
    title: flags.table ?? flags.stack,
    account: isAdvice ? null : grants.settings.account,
    region: flags.region ?? null,
    readOnly: isAdvice ? grants : whyOnlyLook(grants, you ?? ''),
    clockCanMove: false,
    you,
    accountNames: {},
  };
};

const whyOnlyLook = ({ settings }: OpenGrants, you: string): string | null =>
  settings.approvers.some((approver) => isApprover(approver, you))
    ? null
    : `you are none of the approvers (${settings.approvers.join(', ')})`;
