import { type CauseRule, noPolicy } from './finding.ts';
import { findLookAlike } from './look-alikes/find-look-alike.ts';

/** Refusals that no policy causes. A message with AWS's sentence or an encoded message in it is none of them. */
export const fromLookAlike: CauseRule = ({ denial }) => {
  const { stated } = denial;
  if (stated.action !== null || stated.reason !== null || stated.encoded !== null) return null;
  const found = findLookAlike({ errorCode: denial.errorCode, message: denial.message });
  if (found === null) return null;
  return {
    cause: { kind: found.kind, ...noPolicy },
    certainty: 'stated',
    evidence: [{ from: found.quoted === denial.errorCode ? 'error code' : 'message', says: found.quoted }],
    advice: found.advice,
  };
};
