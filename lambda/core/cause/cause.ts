import type { PolicyType } from '../denial/denial.ts';

/** Refusals that no IAM policy causes and no IAM policy fixes. */
export const lookAlikes = [
  'credentials',
  'quota',
  'capacity',
  'region',
  'service-not-enabled',
  'throttled',
  'dry-run',
  'request-error',
] as const;
export type LookAlike = (typeof lookAlikes)[number];

export type CauseKind = 'missing-allow' | 'explicit-deny' | LookAlike | 'unknown';

/** Why the request was refused. Fields that are not known are null, never a guess. */
export interface Cause {
  readonly kind: CauseKind;
  readonly policyType: PolicyType | null;
  readonly policyArn: string | null;
  readonly statementId: string | null;
}

/** Where the cause was learned. Never claim more than this. */
export type Certainty = 'stated' | 'decoded' | 'simulated' | 'inferred' | 'unknown';

/** A quoted piece of what was read, and where it was read. */
export interface Evidence {
  readonly from: string;
  readonly says: string;
}

/** Whether IAM (or Block Public Access) refused, as opposed to a look-alike. */
export const isRefusal = (kind: CauseKind): boolean => kind === 'missing-allow' || kind === 'explicit-deny' || kind === 'unknown';
