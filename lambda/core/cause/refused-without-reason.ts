import { isAuthorizationCode } from '../denial/authorization-codes.ts';
import { type CauseRule, noPolicy } from './finding.ts';

// Words with which services refuse without AWS's common sentence; found in their documentation and in what people paste.
const refusals =
  /access[ _-]?denied|not[ _-]authorized|unauthorized|\bforbidden\b|permission[ _-]denied|insufficient [^.\n]{0,60}permission|do(?:es)? ?n[o']t have (?:the )?(?:required |sufficient |necessary )?permission|not have (?:the )?(?:required |sufficient |necessary )?(?:permission|access)|not have [^.\n]{1,40} permissions to the requested s3 prefix|need(?:ed)? permission|(?:key|cmk) that does not exist|not allowed to perform/i;

/** Whether a message speaks of a refusal, in whatever words. */
export const speaksOfRefusal = (message: string): boolean => refusals.test(message.slice(0, 20_000));

/** It is a refusal, and the text does not say which policy type is behind it: unknown, never a guess. */
export const refusedWithoutReason: CauseRule = ({ denial }) => {
  const { stated, errorCode, message } = denial;
  const words = message === null ? null : refusals.exec(message.slice(0, 20_000));
  const byCode = errorCode !== null && isAuthorizationCode(errorCode);
  // Events of other carriers are failures, whatever words they find.
  const isFailure = denial.carrier === 'autoscaling' || denial.carrier === 'backup' || denial.carrier === 'cloudformation';
  if (stated.action === null && stated.encoded === null && !byCode && words === null && !isFailure) return null;
  return {
    cause: { kind: 'unknown', ...noPolicy },
    certainty: 'unknown',
    evidence: [
      ...(errorCode === null ? [] : [{ from: 'error code', says: errorCode }]),
      ...(message === null || message === '' ? [] : [{ from: 'message', says: firstSentence(message) }]),
    ],
    advice: null,
  };
};

const firstSentence = (message: string): string => {
  // An encoded message of 600 characters says nothing to people.
  const line = message
    .replace(/\s+/g, ' ')
    .replace(/[A-Za-z0-9_-]{120,}/g, (blob) => `${blob.slice(0, 12)}… (${blob.length} characters)`)
    .trim();
  const refusal = Math.max(0, line.search(refusals) - 200);
  return line.slice(refusal, refusal + 400);
};
