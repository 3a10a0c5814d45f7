/**
 * Whether a caller, or a principal, is one of the approvers. An approver is a user's ARN or name, a role's ARN, or the ARN of one session of
 * a role; a session counts for its role. (Systems Manager user guide, "aws:approve", Approvers)
 *
 * @example isApprover('arn:aws:iam::111122223333:role/oncall', 'arn:aws:sts::111122223333:assumed-role/oncall/bob') // true
 */
export const isApprover = (approver: string, arn: string): boolean => {
  if (approver === arn) return true;
  const [one, other] = [identityOf(approver), identityOf(arn)];
  if (one === null || other === null) return identityNameOnly(approver, other);
  if (one.account !== other.account || one.kind !== other.kind || one.name !== other.name) return false;
  // One session of a role approves for itself; and the whole role is denied to a grant where one of its sessions approves.
  return one.session === null || other.session === null || one.session === other.session;
};

interface Identity {
  readonly account: string;
  readonly kind: 'role' | 'user';
  readonly name: string;
  readonly session: string | null;
}

const identityOf = (arn: string): Identity | null => {
  const session = /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(arn);
  if (session?.[1] && session[2]) return { account: session[1], kind: 'role', name: session[2], session: session[3] ?? null };
  const [, account, kind, name] = /^arn:[\w-]+:iam::(\d{12}):(role|user)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  return account && name && (kind === 'role' || kind === 'user') ? { account, kind, name, session: null } : null;
};

/** An approver may be given by a user's name alone. */
const identityNameOnly = (approver: string, other: Identity | null): boolean =>
  !approver.includes(':') && other?.kind === 'user' && other.name === approver;

/** The session's name of a caller, or the user's: the person, as far as AWS tells. Null for anything else. */
export const personOf = (arn: string): string | null => {
  const identity = identityOf(arn);
  return identity === null ? null : (identity.session ?? (identity.kind === 'user' ? identity.name : null));
};
