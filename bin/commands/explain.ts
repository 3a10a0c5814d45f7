import { lookUpActions } from '../../lambda/adapters/catalog.ts';
import { type ReadText, readFileText, readStreamText } from '../../lambda/adapters/read-bytes.ts';
import { sha256 } from '../../lambda/adapters/sha256.ts';
import type { Explanation } from '../../lambda/core/cause/diagnosis.ts';
import { type DecodedMessage, readDecodedMessage } from '../../lambda/core/denial/decoded-message.ts';
import { explanationJson } from '../../lambda/core/message/explanation-json.ts';
import { plainText } from '../../lambda/core/message/plain-text.ts';
import { requestText } from '../../lambda/core/message/request-text.ts';
import { terminalPage } from '../../lambda/core/message/terminal/page.ts';
import type { CodeFormat } from '../../lambda/core/remedy/snippets/code-input.ts';
import { type ExplainedItem, explainInput } from '../../lambda/flows/explain-input.ts';
import type { Decode } from '../../lambda/flows/ports.ts';
import { codeOf } from './explain-code.ts';
import type { CommandRun, ExitCode, Output, Terminal } from './output.ts';
import { paintFor } from './paint-for.ts';

export interface ExplainFlags {
  readonly output?: 'json' | 'table';
  readonly all?: boolean;
  readonly offline?: boolean;
  readonly decoded?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly wholeCall?: boolean;
  readonly as?: CodeFormat;
  readonly expect?: 'allowed' | 'denied';
  readonly requestText?: boolean;
  readonly protect?: readonly string[];
}

/** `countersign explain [FILE|-]`: reads the input, explains every denial in it, and says what it passed over. */
export async function* explain(source: string | undefined, flags: ExplainFlags, terminal: Terminal): CommandRun {
  const prepared = await prepare(source, flags, terminal);
  if (prepared.kind === 'refused') {
    yield note(prepared.why);
    return prepared.code;
  }
  const ports = { decode: decodePort(flags), lookUpActions, sha256 };
  const { all = false, wholeCall = false, protect = [] } = flags;
  const options = { all, wholeCall, protectedPrincipals: protect, decoded: prepared.decoded };
  const tally: Tally = { again: new Map(), explained: 0, refused: 0, unreadable: 0, passedOver: new Map() };
  for await (const item of explainInput(ports, options, prepared.text)) {
    yield* show(item, flags, terminal, source ?? '-', tally);
  }
  yield* closing(tally, flags);
  return exitCode(tally, flags);
}

type Prepared =
  | { readonly kind: 'ready'; readonly text: string; readonly decoded: DecodedMessage | null }
  | { readonly kind: 'refused'; readonly why: string; readonly code: ExitCode };

const noInput = 'expected FILE, or text on standard input; for example: countersign explain examples/ec2-run-instances-denied.json';

const prepare = async (source: string | undefined, flags: ExplainFlags, terminal: Terminal): Promise<Prepared> => {
  if (source === undefined && terminal.stdin.isTTY) return { kind: 'refused', why: noInput, code: 2 };
  const input = await readSource(source, terminal);
  if (input.kind === 'unreadable') return { kind: 'refused', why: input.reason, code: isUsage(input.reason) ? 2 : 3 };
  const decoded = flags.decoded === undefined ? null : await readDecodedFile(flags.decoded);
  return typeof decoded === 'string' ? { kind: 'refused', why: decoded, code: 2 } : { kind: 'ready', text: input.text, decoded };
};

interface Tally {
  /** Times that each incident came again; a page is shown once. */
  readonly again: Map<string, number>;
  explained: number;
  refused: number;
  unreadable: number;
  readonly passedOver: Map<string, number>;
}

const note = (text: string): Output => ({ to: 'stderr', text: `countersign: ${plainText(text)}\n` });

const readSource = (source: string | undefined, terminal: Terminal): Promise<ReadText> =>
  source === undefined || source === '-' ? readStreamText(terminal.stdin) : readFileText(source);

const isUsage = (reason: string): boolean => /^no such file|is a directory/.test(reason);

/** The SDK is loaded only when something is to be decoded: it costs more than all the rest. */
const decodePort =
  (flags: ExplainFlags): Decode =>
  async (encoded, where) => {
    if (flags.offline) return { kind: 'skipped', says: 'not decoded (--offline); --decoded FILE takes the decoded message' };
    process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
    const { decodeThroughSts } = await import('../../lambda/adapters/sts.ts');
    return decodeThroughSts({ profile: flags.profile ?? null, region: flags.region ?? null })(encoded, where);
  };

const readDecodedFile = async (name: string): Promise<DecodedMessage | string> => {
  const read = await readFileText(name);
  if (read.kind === 'unreadable') return `--decoded: ${read.reason}`;
  return (
    readDecodedMessage(read.text) ??
    `--decoded: ${name} is no decoded authorization message; expected the JSON that aws sts decode-authorization-message prints`
  );
};

function* show(item: ExplainedItem, flags: ExplainFlags, terminal: Terminal, source: string, tally: Tally): Generator<Output> {
  if (item.kind === 'unreadable') {
    tally.unreadable += 1;
    yield note(item.reason);
    return;
  }
  if (item.kind === 'passed-over') {
    const cause = item.cause ?? 'without an error';
    tally.passedOver.set(cause, (tally.passedOver.get(cause) ?? 0) + 1);
    return;
  }
  tally.explained += 1;
  if (isRefusal(item.explanation)) tally.refused += 1;
  yield* render(item.explanation, flags, terminal, source, tally);
}

const isRefusal = ({ cause }: Explanation): boolean => ['missing-allow', 'explicit-deny', 'unknown'].includes(cause.kind);

function* render(explanation: Explanation, flags: ExplainFlags, terminal: Terminal, source: string, tally: Tally): Generator<Output> {
  if (flags.as !== undefined) {
    const code = codeOf(flags.as, explanation);
    yield code.kind === 'code' ? { to: 'stdout', text: code.text } : note(code.why);
    return;
  }
  if (flags.requestText) {
    yield { to: 'stdout', text: `${tally.explained > 1 ? '\n' : ''}${requestText(explanation)}\n` };
    return;
  }
  if (wantsJson(flags, terminal)) {
    yield { to: 'stdout', text: `${explanationJson(explanation)}\n` };
    return;
  }
  const times = tally.again.get(explanation.incident);
  tally.again.set(explanation.incident, (times ?? 0) + 1);
  if (times !== undefined) return;
  const page = terminalPage(explanation, { width: terminal.columns, paint: paintFor(terminal.colour), source: shown(source) });
  yield { to: 'stdout', text: `${tally.explained > 1 ? '\n' : ''}${page}` };
}

const wantsJson = (flags: ExplainFlags, terminal: Terminal): boolean =>
  flags.output === 'json' || (flags.output === undefined && !terminal.isTerminal);

/** Text given on the command line is not repeated in the commands to run next. */
const shown = (source: string): string => (/\s/.test(source) ? '…' : source);

function* closing(tally: Tally, flags: ExplainFlags): Generator<Output> {
  const again = [...tally.again].filter(([, times]) => times > 1);
  if (again.length > 0)
    yield { to: 'stdout', text: `\n${again.map(([incident, times]) => `${incident} ${times} times in all`).join('\n')}\n` };
  const passed = [...tally.passedOver].map(([cause, count]) => `${count} ${cause}`).join(', ');
  if (tally.explained === 0 && passed !== '') yield note('no denial among the records');
  if (passed !== '') yield note(`passed over ${passed}${flags.all ? '' : ' (--all shows other errors)'}`);
  if (flags.expect === 'allowed' && tally.refused > 0) yield note(`expected allowed, found ${tally.refused} denied`);
  if (flags.expect === 'denied' && tally.refused === 0) yield note('expected denied, found none');
}

const exitCode = (tally: Tally, flags: ExplainFlags): ExitCode => {
  if (flags.expect !== undefined && (flags.expect === 'allowed') === tally.refused > 0) return 1;
  if (tally.unreadable > 0) return 3;
  return tally.explained === 0 && flags.expect === undefined ? 3 : 0;
};
