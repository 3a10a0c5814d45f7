import type { Authorization } from '../authorization/authorization.ts';
import type { Denial } from '../denial/denial.ts';
import type { Remedy } from '../remedy/remedy.ts';
import type { Cause, Certainty, Evidence } from './cause.ts';
import type { LookAlikeAdvice } from './finding.ts';

/** A denial with what IAM had to decide, why it refused, how sure that is, and the quoted evidence. */
export interface Diagnosis {
  readonly denial: Denial;
  readonly authorizations: readonly Authorization[];
  readonly cause: Cause;
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
  /** Only look-alikes bring their own advice. */
  readonly advice: LookAlikeAdvice | null;
}

/** The whole answer to one denial. */
export interface Explanation extends Diagnosis {
  readonly remedy: Remedy;
  /** SHA-256 (hex) of account, principal, action, resource and cause; the session name is no part of it. */
  readonly fingerprint: string;
  /** `cs-` and 6 Crockford base32 characters of the fingerprint. */
  readonly incident: string;
}
