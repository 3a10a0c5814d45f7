import { isAuthorizationCode } from '../denial/authorization-codes.ts';
import { type CauseRule, noPolicy } from './finding.ts';
import { generalRequestRule } from './look-alikes/general-request-rule.ts';

// Programs have errors of their own; these words say that AWS answered.
const fromAws = /\baws\b|amazon|arn:aws|when calling|api error|request id|requestid|status ?code|::errors::/i;

/** An error of AWS under a code that nothing here knows: it is no refusal, since those have codes and words that are known. */
export const fromOtherError: CauseRule = ({ denial }) => {
  const { errorCode, message, carrier } = denial;
  if (errorCode === null || isAuthorizationCode(errorCode)) return null;
  if (carrier === 'text' && !fromAws.test((message ?? '').slice(0, 20_000))) return null;
  return {
    cause: { kind: 'request-error', ...noPolicy },
    certainty: 'stated',
    evidence: [{ from: 'error code', says: errorCode }],
    advice: generalRequestRule.advice(message ?? ''),
  };
};
