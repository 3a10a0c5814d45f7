/** What doctor looks at; docs/assumptions.md names those that tell whether an assumption holds. */
export const checks = [
  'stack',
  'settings',
  'trail',
  'global-events',
  'rule-state',
  'rule-pattern',
  'queue',
  'dead-letters',
  'function',
  'partial-answers',
  'permissions',
  'simulation',
  'subscriptions',
  'slack',
  'approvers',
  'self-test',
] as const;
export type CheckName = (typeof checks)[number];

/** `unknown`: the caller may not look. */
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

/** What was seen of something, or that the caller may not see it and which permission is missing. */
export type Seen<Value> = { readonly kind: 'seen'; readonly value: Value } | { readonly kind: 'refused'; readonly needs: string };

/** Judges what was seen; a look that was refused is a finding of its own, never a guess. */
export const judge = <Value>(check: CheckName, seen: Seen<Value>, judgement: (value: Value) => readonly Finding[]): readonly Finding[] =>
  seen.kind === 'seen'
    ? judgement(seen.value)
    : [
        {
          check,
          state: 'unknown',
          says: `cannot tell: you need ${seen.needs}`,
          todo: `allow yourself ${seen.needs}, or ask somebody who may`,
        },
      ];
