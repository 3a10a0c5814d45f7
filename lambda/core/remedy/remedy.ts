import type { GuardResult } from '../guard/guard.ts';
import type { PolicyDocument } from './policy-document.ts';

export type RemedyKind = 'grant' | 'advice' | 'withheld' | 'none';

/**
 * What may be done about a denial.
 *
 * `policy` is the document that would be attached (`grant`) or would have been proposed (`withheld`), else null.
 * `sensitive` grants reach secrets, other identities or the code of others: they need two approvers.
 */
export interface Remedy {
  readonly kind: RemedyKind;
  readonly summary: string;
  readonly steps: readonly string[];
  readonly policy: PolicyDocument | null;
  readonly guards: readonly GuardResult[];
  readonly sensitive: boolean;
  /** Who can make the change: `iam` (this account's IAM), `organization`, `resource-owner`, … in words. */
  readonly owner: string | null;
  /** What is true but not asked: other policies may deny next, the wildcard and why, both sides of cross-account. */
  readonly warnings: readonly string[];
  /** With `--whole-call`: every authorization of the same API call; never instead of `policy`. */
  readonly wholeCall: WholeCall | null;
}

export interface WholeCall {
  readonly policy: PolicyDocument;
  readonly guards: readonly GuardResult[];
  /** What could not be filled in from the request, and why. */
  readonly notes: readonly string[];
}
