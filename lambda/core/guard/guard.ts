import type { ActionFacts } from '../authorization/action-facts.ts';
import type { Principal } from '../denial/denial.ts';
import type { PolicyDocument } from '../remedy/policy-document.ts';

export type GuardName =
  | 'escalation'
  | 'escalation-path'
  | 'passed-role'
  | 'protected-principal'
  | 'unchangeable-principal'
  | 'wildcard'
  | 'template-text'
  | 'policy-variable'
  | 'unknown-action'
  | 'secrets'
  | 'identities'
  | 'code-of-others'
  | 'permissions-management';

/** One guard's answer: `pass`, `sensitive` (two approvers) or `withhold` (never granted). */
export interface GuardResult {
  readonly guard: GuardName;
  readonly verdict: 'pass' | 'sensitive' | 'withhold';
  readonly reason: string;
}

/** All that a guard may look at. */
export interface GuardInput {
  readonly principal: Principal;
  readonly policy: PolicyDocument;
  readonly factsOf: (action: string) => ActionFacts | null;
  /** ARNs (with `*` and `?`) that are never patched; a setting. */
  readonly protectedPrincipals: readonly string[];
}

export type Guard = (input: GuardInput) => readonly GuardResult[];
