import { isRefusal } from '../core/cause/cause.ts';
import type { Explanation } from '../core/cause/diagnosis.ts';
import { isAuthorizationCode } from '../core/denial/authorization-codes.ts';
import { denialFromDecoded } from '../core/denial/decoded-denial.ts';
import type { DecodedMessage } from '../core/denial/decoded-message.ts';
import type { Denial } from '../core/denial/denial.ts';
import { type InputItem, readInput } from '../core/denial/read-input.ts';
import { type ExplainSettings, explainDenial } from './explain-denial.ts';
import type { Ports } from './ports.ts';

export interface ExplainInputOptions extends ExplainSettings {
  /** Show records with other errors too, with their cause kind. */
  readonly all: boolean;
  /** A decoded message that the caller has already: it stands for the encoded one of the input. */
  readonly decoded: DecodedMessage | null;
}

export type ExplainedItem =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  /** A record that is no denial; `cause` tells its look-alike, null a success or another error. */
  | { readonly kind: 'passed-over'; readonly cause: string | null }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Explains everything in an input, in order, one at a time so that memory stays flat.
 *
 * Passed over are records that are no denials, unless one of them is the whole input: who pastes one record asks about it.
 */
export async function* explainInput(
  ports: Pick<Ports, 'decode' | 'lookUpActions' | 'sha256'>,
  options: ExplainInputOptions,
  input: string,
): AsyncGenerator<ExplainedItem> {
  const items = readInput(input);
  const seen = new Map<string, Set<string | null>>();
  let found = false;
  for (const item of items) {
    const result = await explainItem(ports, options, item, items.length === 1);
    if (result === null || isRepeat(item, result, seen)) continue;
    found = true;
    yield result;
  }
  if (!found) yield { kind: 'unreadable', reason: nothingFound };
}

const nothingFound =
  'no denial found in the text; expected a CloudTrail record, an event, or the text of an AWS error such as "User: … is not authorized to perform: …"';

const explainItem = async (
  ports: Parameters<typeof explainInput>[0],
  options: ExplainInputOptions,
  item: InputItem,
  alone: boolean,
): Promise<ExplainedItem | null> => {
  if (item.kind === 'unreadable') return item;
  if (item.kind === 'decoded') {
    const explanation = await explainDenial(ports, options, denialFromDecoded(item.decoded), item.decoded);
    return explanation ? { kind: 'explained', explanation } : { kind: 'unreadable', reason: allowed };
  }
  const decoded = item.denial.stated.encoded === null && !alone ? null : options.decoded;
  const explanation = await explainDenial(ports, options, item.denial, decoded);
  if (item.kind === 'record') return ofRecord(item.denial, explanation, options.all || alone);
  // Text between errors says nothing.
  return explanation === null ? null : { kind: 'explained', explanation };
};

const allowed = 'the decoded message says that the request was allowed';

/** A record that says nothing was a success; other errors are passed over unless somebody asks for them. */
const ofRecord = (denial: Denial, explanation: Explanation | null, showAll: boolean): ExplainedItem => {
  if (explanation === null) return { kind: 'passed-over', cause: null };
  const isDenial = isRefusal(explanation.cause.kind) || (denial.errorCode !== null && isAuthorizationCode(denial.errorCode));
  return isDenial || showAll ? { kind: 'explained', explanation } : { kind: 'passed-over', cause: explanation.cause.kind };
};

/** Programs print one error twice, with and without its stack: in one paste the same denial is told once. */
const isRepeat = (item: InputItem, result: ExplainedItem, seen: Map<string, Set<string | null>>): boolean => {
  if (item.kind !== 'text' || result.kind !== 'explained') return false;
  const { fingerprint, denial } = result.explanation;
  const requests = seen.get(fingerprint) ?? new Set();
  const repeat = requests.size > 0 && (denial.requestId === null || requests.has(null) || requests.has(denial.requestId));
  seen.set(fingerprint, requests.add(denial.requestId));
  return repeat;
};
