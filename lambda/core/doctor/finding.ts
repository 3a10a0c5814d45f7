/**
 * What doctor looks at, and the assumptions of docs/assumptions.md on which each look tells. A test holds the two together: what is
 * named here is named there.
 */
export const tells = {
  stack: [],
  trail: [],
  'global-events': ['A6'],
  'rule-state': ['A2'],
  'rule-pattern': ['A3', 'A4', 'A5'],
  queue: [],
  'dead-letters': [],
  function: [],
  'partial-answers': ['A15'],
  settings: [],
  permissions: ['A8'],
  simulation: ['A7'],
  subscriptions: [],
  slack: ['A13'],
  approvers: [],
  runbooks: ['A18'],
  'automation-role': [],
  'self-test': ['A1', 'A2'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type CheckName = keyof typeof tells;

/** `unknown`: doctor could not look, mostly because the caller may not. */
export type FindingState = 'ok' | 'warn' | 'fail' | 'unknown';

/** What one look at the stack says, and what to do about it where it is not right. */
export interface Finding {
  readonly check: CheckName;
  readonly state: FindingState;
  readonly says: string;
  readonly todo: string | null;
}

export const ok = (check: CheckName, says: string): Finding => ({ check, state: 'ok', says, todo: null });
export const warn = (check: CheckName, says: string, todo: string): Finding => ({ check, state: 'warn', says, todo });
export const fail = (check: CheckName, says: string, todo: string): Finding => ({ check, state: 'fail', says, todo });
export const unknown = (check: CheckName, says: string, todo: string): Finding => ({ check, state: 'unknown', says, todo });

/**
 * For what somebody changed or deleted by hand: a plain deployment of an unchanged template changes nothing.
 * (CloudFormation user guide, "Using drift-aware change sets")
 */
export const putBack = 'put back what was changed by hand: npx cdk deploy --revert-drift';

/** Why nothing was seen: the caller may not look and lacks a permission, the thing is not there, or the service did not answer. */
export type Unseen =
  | { readonly kind: 'refused'; readonly needs: string }
  | { readonly kind: 'missing'; readonly says: string }
  | { readonly kind: 'failed'; readonly says: string };

export type Seen<Value> = { readonly kind: 'seen'; readonly value: Value } | Unseen;

/** Judges what was seen; a look that came to nothing is a finding of its own, never a guess. */
export const judge = <Value>(check: CheckName, seen: Seen<Value>, judgement: (value: Value) => readonly Finding[]): readonly Finding[] =>
  seen.kind === 'seen' ? judgement(seen.value) : [judgeUnseen(check, seen)];

export const judgeUnseen = (check: CheckName, unseen: Unseen): Finding => {
  switch (unseen.kind) {
    case 'refused':
      return unknown(check, `cannot tell: you need ${unseen.needs}`, `allow yourself ${unseen.needs}, or ask somebody who may`);
    case 'missing':
      return fail(check, `it is in the stack's outputs and not there any more (${unseen.says})`, putBack);
    case 'failed':
      return unknown(check, `cannot tell: ${unseen.says}`, 'try again in a moment');
    default:
      return unseen satisfies never;
  }
};
