import { isRefusal, type LookAlike } from '../cause/cause.ts';
import type { Explanation } from '../cause/diagnosis.ts';
import { speaksOfRefusal } from '../cause/refused-without-reason.ts';
import { isAuthorizationCode } from '../denial/authorization-codes.ts';

// Failures that people take for a denial, and whose advice helps.
const worthTelling: readonly LookAlike[] = ['credentials', 'quota', 'capacity', 'region', 'service-not-enabled'];

/**
 * Whether something that came through a rule belongs into an incident: a refusal, or a look-alike of one. Successes never come here; what
 * does not belong are errors in the request, throttling, dry runs, and failures of other carriers that say nothing of a refusal.
 */
export const isDenial = ({ denial, cause }: Pick<Explanation, 'denial' | 'cause'>): boolean => {
  if (denial.errorCode !== null && isAuthorizationCode(denial.errorCode)) return true;
  if (cause.kind === 'unknown') return isSaid(denial);
  return isRefusal(cause.kind) || worthTelling.some((kind) => kind === cause.kind);
};

const isSaid = ({ stated, message }: Explanation['denial']): boolean =>
  stated.action !== null || stated.reason !== null || stated.encoded !== null || (message !== null && speaksOfRefusal(message));
