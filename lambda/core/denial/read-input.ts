import { denialFromCarrierEvent, isCarrierEvent } from './carrier-events.ts';
import { cleanText } from './clean-text.ts';
import { denialFromRecord, isCloudTrailRecord } from './cloudtrail-record.ts';
import { type DecodedMessage, readDecodedMessage, readLoosely } from './decoded-message.ts';
import type { Denial } from './denial.ts';
import { asBareEncodedMessage } from './encoded-message.ts';
import { jsonDocuments } from './json-documents.ts';
import { mergeRepeats } from './merge-repeats.ts';
import { nothingStated } from './read-message.ts';
import { splitPaste } from './split-paste.ts';
import { textChunks } from './text-chunks.ts';
import { denialFromText } from './text-denial.ts';
import { withoutEmphasis } from './without-emphasis.ts';

/** One thing found in an input, in order. */
export type InputItem =
  | { readonly kind: 'record'; readonly denial: Denial }
  | { readonly kind: 'event'; readonly denial: Denial }
  | { readonly kind: 'text'; readonly denial: Denial }
  | { readonly kind: 'decoded'; readonly decoded: DecodedMessage }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Reads anything that may hold a denial: CloudTrail records in every wrapping, events of the other carriers, decoded and encoded
 * messages, and pasted text.
 *
 * In: the whole input as text (unzipped). Out: what was found; nothing recognised gives one `unreadable`. Linear time.
 */
export const readInput = (input: string): InputItem[] => {
  const trimmed = input.replace(/^\ufeff/, '').trim();
  if (trimmed === '') return [unreadable('the input is empty; expected a CloudTrail record, an event, or the text of an error')];
  if (/^[[{]/.test(trimmed)) {
    const items = itemsOfJson(trimmed);
    if (items !== null) return items;
  }
  return itemsOfText(trimmed);
};

/** Reads one value that is JSON already: an EventBridge envelope, a record. Out: no item where it is an event that says nothing. */
export const readEvent = (value: unknown): InputItem[] => {
  const items = itemsOf(value, 0);
  return items.length > 0 || isCarrierEvent(value) ? items : [unreadable('neither a CloudTrail record nor an event of another carrier')];
};

const unreadable = (reason: string): InputItem => ({ kind: 'unreadable', reason });

/** Null where the input is no JSON, or JSON that is itself a pasted error message. */
const itemsOfJson = (text: string): InputItem[] | null => {
  const documents = jsonDocuments(text);
  if (documents === null) return null;
  const items = documents.flatMap((document) => (document.ok ? itemsOf(document.value, 0) : [unreadable(document.reason)]));
  return items.some((item) => item.kind !== 'unreadable') ? items : null;
};

const deepest = 6;

/** Wrappings: a list, `{"Records": […]}`, lookup-events output, EventBridge envelopes, SQS and SNS messages with JSON inside. */
const itemsOf = (value: unknown, depth: number): InputItem[] => {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => itemsOf(entry, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  if (isCloudTrailRecord(value)) return [{ kind: 'record', denial: denialFromRecord(value) }];
  const event = denialFromCarrierEvent(value);
  if (event) return [{ kind: 'event', denial: event }];
  const decoded = readDecodedMessage(value);
  if (decoded) return [{ kind: 'decoded', decoded }];
  return wrappings.flatMap((name) => (name in value ? itemsOf(inner(Reflect.get(value, name)), depth + 1) : []));
};

const wrappings = ['Records', 'records', 'Events', 'CloudTrailEvent', 'detail', 'body', 'Sns', 'Message', 'message', 'logEvents', 'value'];

/** A record inside a string, as lookup-events, SQS, SNS and CloudWatch Logs carry it. */
const inner = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
};

const itemsOfText = (text: string): InputItem[] => {
  const encoded = asBareEncodedMessage(text);
  if (encoded) {
    const denial = denialFromText('');
    return [{ kind: 'text', denial: { ...denial, message: null, stated: { ...nothingStated, encoded } } }];
  }
  const decoded = looksDecoded(text) ? (readDecodedMessage(text) ?? readDecodedMessage(readLoosely(cleanText(text)))) : null;
  if (decoded) return [{ kind: 'decoded', decoded }];
  return textChunks(text).flatMap(itemsOfChunk);
};

/** A piece of a decoded message names its fields at its beginning. */
const looksDecoded = (text: string): boolean => /DecodedMessage|"?allowed\\*"?\s*[":]|\\*"context\\*"?\s*[:{]/.test(text.slice(0, 4000));

const itemsOfChunk = (text: string): InputItem[] => {
  const parts = splitPaste(withoutEmphasis(cleanText(text))).map((part) => denialFromText(part.trim()));
  return mergeRepeats(parts).map((denial) => ({ kind: 'text', denial }));
};
