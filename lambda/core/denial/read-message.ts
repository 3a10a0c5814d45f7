import type { Stated } from './denial.ts';
import { findEncodedMessage } from './encoded-message.ts';
import type { StatedReason } from './stated-reason.ts';
import { readSentence } from './stated-sentence.ts';

export const nothingStated: Stated = {
  principal: null,
  action: null,
  actionEndsText: false,
  resource: null,
  effect: null,
  policyType: null,
  policyArn: null,
  reason: null,
  encoded: null,
};

/**
 * What one message of AWS states, in its own words.
 *
 * In: cleaned text of one error. Out: nulls where it does not say. Where the text holds two different reasons, none is believed:
 * resource names are written by whoever was denied.
 */
export const readMessage = (text: string): Stated => {
  const sentence = readSentence(text);
  const encoded = findEncodedMessage(text);
  if (!sentence) return { ...nothingStated, encoded };
  const reason = agreedReason(sentence.reasons);
  return {
    principal: sentence.principal,
    action: sentence.action,
    actionEndsText: sentence.actionEndsText,
    // Where two reasons stand, somebody wrote one of them into the resource, and nobody knows where it ends.
    resource: reason === null && sentence.reasons.length > 1 ? null : sentence.resource,
    effect: reason?.effect ?? null,
    policyType: reason?.policyType ?? null,
    policyArn: reason?.policyArn ?? null,
    reason: reason?.quoted ?? null,
    encoded,
  };
};

const agreedReason = (reasons: readonly StatedReason[]): StatedReason | null => {
  const [first, ...others] = reasons;
  if (!first) return null;
  const same = others.every(
    (other) => other.effect === first.effect && other.policyType === first.policyType && other.policyArn === first.policyArn,
  );
  return same ? first : null;
};
