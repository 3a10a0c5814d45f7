import { allowedSomewhere } from '../core/guard/combinations/allowed-somewhere.ts';
import type { HeldAction } from '../core/guard/combinations/held-action.ts';
import { readIdentityPolicy } from '../core/guard/combinations/identity-policy.ts';
import type { AppliedPolicy, Ports, Unanswered } from './ports.ts';

/** `unseen`: why an Allow on some resources only may have been missed, null where all was seen. */
export type HeldAnswer = { readonly kind: 'held'; readonly held: readonly HeldAction[]; readonly unseen: string | null } | Unanswered;

/**
 * What a user or role already may do of some actions. The simulator is asked about all resources at once; it does not find an Allow on
 * one ARN so, hence the policies themselves are read for what it left open. What an explicit Deny forbids everywhere is not held.
 */
export const askHeld = async (
  ports: Pick<Ports, 'mayDo' | 'readPolicies'>,
  principalArn: string,
  actions: readonly string[],
): Promise<HeldAnswer> => {
  const answer = await ports.mayDo(principalArn, actions);
  if (answer.kind === 'unanswered') return answer;
  const everywhere = answer.allowed.map((action): HeldAction => ({ action, extent: 'everywhere', resources: ['*'], conditional: false }));
  const open = actions.filter((action) => !answer.allowed.includes(action) && !answer.denied.includes(action));
  if (open.length === 0) return { kind: 'held', held: everywhere, unseen: null };
  const read = await ports.readPolicies(principalArn);
  if (read.kind === 'unanswered') return { kind: 'held', held: everywhere, unseen: read.says };
  const { statements, unreadable } = statementsOf(read.policies);
  return {
    kind: 'held',
    held: [...everywhere, ...allowedSomewhere(statements, open)],
    unseen: unreadable.length === 0 ? null : `${unreadable.length} of its policies cannot be read`,
  };
};

const statementsOf = (policies: readonly AppliedPolicy[]) => {
  const read = policies.map(({ name, document }) => ({ name, statements: readIdentityPolicy(document) }));
  return {
    statements: read.flatMap(({ statements }) => statements ?? []),
    unreadable: read.filter(({ statements }) => statements === null),
  };
};
