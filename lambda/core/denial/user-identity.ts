import * as z from 'zod';
import { accountIdOf } from './arn.ts';
import type { Principal, PrincipalKind } from './denial.ts';
import { principalFrom, unknownPrincipal } from './principal.ts';

const text = z.string().max(4096).nullable().catch(null).default(null);
const issuerSchema = z.object({ type: text, arn: text, principalId: text, accountId: text, userName: text });
const identitySchema = z.object({
  type: text,
  principalId: text,
  arn: text,
  accountId: text,
  userName: text,
  invokedBy: text,
  identityProvider: text,
  sessionContext: z
    .object({ sessionIssuer: issuerSchema.nullable().catch(null).default(null) })
    .nullable()
    .catch(null)
    .default(null),
  onBehalfOf: z.object({ userId: text }).nullable().catch(null).default(null),
});
type Identity = z.infer<typeof identitySchema>;

/**
 * The principal of a CloudTrail `userIdentity` element. For a role session it is the role of `sessionIssuer`, whose ARN has the path
 * that the session's own ARN lacks. (CloudTrail user guide, "CloudTrail userIdentity element")
 */
export const principalOfIdentity = (value: unknown): Principal => {
  const parsed = identitySchema.safeParse(value);
  if (!parsed.success) return unknownPrincipal;
  const identity = parsed.data;
  const account = accountIdOf(identity.accountId);
  const own = ownPrincipal(identity);
  return { ...own, account: own.account ?? account };
};

const ownPrincipal = (identity: Identity): Principal => {
  const [uniqueId = null] = identity.principalId?.split(':') ?? [];
  switch (identity.type) {
    case 'AssumedRole':
      return sessionPrincipal(identity, 'role');
    case 'FederatedUser':
      return sessionPrincipal(identity, 'federated-user');
    case 'AWSService':
      return { ...unknownPrincipal, kind: 'service', name: identity.invokedBy ?? identity.userName };
    case 'SAMLUser':
      return named(identity, 'saml-user', identity.userName ?? identity.principalId);
    case 'WebIdentityUser':
      return {
        ...named(identity, 'web-identity-user', identity.userName ?? identity.principalId),
        identityProvider: identity.identityProvider,
      };
    case 'IdentityCenterUser':
      return named(identity, 'unknown', identity.userName ?? identity.onBehalfOf?.userId ?? null);
    case 'AWSAccount':
      return otherAccount(identity);
    default:
      return { ...principalFrom(identity.arn ?? identity.userName), uniqueId: identity.arn === null ? null : uniqueId };
  }
};

const named = (identity: Identity, kind: PrincipalKind, name: string | null): Principal => ({ ...principalFrom(identity.arn), kind, name });

/** Session issuer and session: `AROA…:session-name`, and the session's own ARN. */
const sessionPrincipal = (identity: Identity, kind: 'role' | 'federated-user'): Principal => {
  const issuer = identity.sessionContext?.sessionIssuer ?? null;
  const session = principalFrom(identity.arn);
  const [uniqueId = null, ...sessionName] = identity.principalId?.split(':') ?? [];
  const arn = issuer?.arn ?? session.arn;
  const known = principalFrom(arn);
  return {
    ...known,
    kind,
    name: kind === 'federated-user' ? (session.name ?? sessionName.join(':')) : (known.name ?? issuer?.userName ?? null),
    session: kind === 'federated-user' ? session.name : (session.session ?? (sessionName.join(':') || null)),
    uniqueId: issuer?.principalId ?? uniqueId,
  };
};

/** Callers of other accounts come with their account and unique id only, and without either when they are anonymous. */
const otherAccount = (identity: Identity): Principal => {
  const account = accountIdOf(identity.accountId);
  if (account === null && !identity.arn) return { ...unknownPrincipal, kind: 'anonymous', name: 'anonymous' };
  if (identity.arn) return principalFrom(identity.arn);
  const [uniqueId = '', ...session] = identity.principalId?.split(':') ?? [];
  return { ...unknownPrincipal, kind: 'account', name: account, account, uniqueId: uniqueId || null, session: session.join(':') || null };
};
