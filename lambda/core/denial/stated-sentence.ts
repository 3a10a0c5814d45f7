import { type SqueezedText, squeeze } from './squeezed-text.ts';
import { findReasons, type StatedReason } from './stated-reason.ts';
import { readAction, readResource } from './stated-request.ts';
import { readSubject } from './stated-subject.ts';

/** AWS's sentence as it stands in a text: `User: X is not authorized to perform: A on resource: R because …`. */
export interface StatedSentence {
  readonly principal: string | null;
  readonly action: string | null;
  readonly actionEndsText: boolean;
  readonly resource: string | null;
  readonly reasons: readonly StatedReason[];
}

const anchor =
  /(?:(?:is|are)(?:not|n't)|not|un)authorized?to(?:perform|access|call|invoke|assume)|do(?:es)?(?:not|n't)havepermissions?(?:to(?:perform|call|invoke|access))?/gi;

// A resource name has 2,048 characters at most; what follows much later belongs to another sentence.
const longestSentence = 8000;
const mostAnchors = 100;

/**
 * Reads the first sentence of a message. More than one different reason in it stays visible in `reasons`: resource names are
 * written by the caller and may imitate the rest of the sentence.
 *
 * Out: null where the text has no such sentence. (IAM user guide, "Troubleshoot access denied error messages")
 */
export const readSentence = (text: string): StatedSentence | null => {
  const squeezed = squeeze(text);
  let withoutAction: StatedSentence | null = null;
  let looked = 0;
  for (const match of squeezed.text.matchAll(anchor)) {
    if (++looked > mostAnchors) break;
    const sentence = sentenceAt(squeezed, match.index, match.index + match[0].length);
    if (sentence?.action) return sentence;
    withoutAction ??= sentence;
  }
  if (withoutAction) return withoutAction;
  const reasons = findReasons(squeezed, 0, squeezed.text.length);
  return reasons.length > 0 ? { principal: null, action: null, actionEndsText: false, resource: null, reasons } : null;
};

/** `Redis not authorized to …` has no verb: the `is` of a name is none. */
const verbAt = (squeezed: SqueezedText, start: number): { readonly begin: number; readonly isThere: boolean } => {
  const begin = squeezed.at(start);
  const verb = /^(?:is|are|do)/i.exec(squeezed.text.slice(start, start + 3))?.[0];
  if (verb === undefined || !/[A-Za-z0-9]/.test(squeezed.original[begin - 1] ?? '')) return { begin, isThere: verb !== undefined };
  return { begin: squeezed.at(start + verb.length), isThere: false };
};

const sentenceAt = (squeezed: SqueezedText, start: number, stop: number): StatedSentence | null => {
  const action = readAction(squeezed, stop);
  const end = Math.min(squeezed.text.length, stop + longestSentence);
  const reasons = findReasons(squeezed, action?.stop ?? stop, end);
  const verb = verbAt(squeezed, start);
  const principal = readSubject(squeezed.original.slice(Math.max(0, verb.begin - 900), verb.begin), verb.isThere);
  // `not authorized to perform: null` still says who was refused.
  if (!action && reasons.length === 0 && !principal?.startsWith('arn:')) return null;
  const resource = action ? readResource(squeezed, action.stop, reasons[0]?.start ?? null) : null;
  return {
    principal,
    action: action?.action ?? null,
    actionEndsText: action !== null && /^["'`.…)\]}>]*$/.test(squeezed.text.slice(action.stop, action.stop + 20)),
    resource: resource?.resource ?? null,
    reasons: resource?.quoted ? findReasons(squeezed, resource.stop, end) : reasons,
  };
};
