import { accountIdOf, parseArn } from './arn.ts';
import type { Principal } from './denial.ts';

export const unknownPrincipal: Principal = {
  arn: null,
  kind: 'unknown',
  name: null,
  session: null,
  account: null,
  reserved: null,
  uniqueId: null,
  identityProvider: null,
};

/**
 * The principal that a text names. The ARN of an assumed role becomes the role's, with the session name apart; roles that IAM calls
 * cannot change are recognised by name and path (AWSReservedSSO_*, aws-service-role/).
 * (IAM user guide, "AWS JSON policy elements: Principal"; "IAM identifiers")
 */
export const principalFrom = (text: string | null): Principal => {
  if (text === null) return unknownPrincipal;
  const name = text.trim();
  if (/^(?:arn:aws[a-z-]*:iam::)?anonymous$/i.test(name)) return { ...unknownPrincipal, kind: 'anonymous', name: 'anonymous' };
  const service = /^(?:arn:[^:]*:[^:]*:[^:]*:[^:]*:)?\[?([a-z0-9.-]+\.amazonaws\.com(?:\.cn)?)\]?$/i.exec(name)?.[1];
  if (service) return { ...unknownPrincipal, kind: 'service', name: service };
  if (/^\d{12}$/.test(name)) return { ...unknownPrincipal, kind: 'account', name, account: name };
  const arn = parseArn(name);
  return arn ? fromArn(name, arn) : { ...unknownPrincipal, name };
};

const fromArn = (text: string, arn: NonNullable<ReturnType<typeof parseArn>>): Principal => {
  const base: Principal = { ...unknownPrincipal, arn: text, account: accountIdOf(arn.account) };
  const [kind = '', ...path] = arn.resource.split('/');
  const last = path.at(-1) ?? null;
  if (arn.resource === 'root') return { ...base, kind: 'root', name: 'root' };
  if (kind === 'assumed-role') return assumedRole(base, arn, path);
  if (kind === 'role') return { ...base, kind: 'role', name: last, reserved: reservedKind(arn.resource) };
  if (kind === 'user') return { ...base, kind: 'user', name: last };
  if (kind === 'federated-user') return { ...base, kind: 'federated-user', name: last };
  return { ...base, name: last ?? arn.resource };
};

/** `assumed-role/NAME/SESSION`: the path of the role is not in it, so the ARN made here has none. */
const assumedRole = (base: Principal, arn: NonNullable<ReturnType<typeof parseArn>>, path: readonly string[]): Principal => {
  const [name = null, ...session] = path;
  return {
    ...base,
    arn: name === null ? base.arn : `arn:${arn.partition}:iam::${arn.account ?? ''}:role/${name}`,
    kind: 'role',
    name,
    session: session.length > 0 ? session.join('/') : null,
    reserved: reservedKind(`role/${name}`),
  };
};

/** Roles that only their service or IAM Identity Center can change. */
const reservedKind = (resource: string): Principal['reserved'] => {
  if (/^role\/(?:aws-reserved\/sso\.amazonaws\.com\/(?:[a-z0-9-]+\/)?)?AWSReservedSSO_/.test(resource)) return 'identity-center';
  return /^role\/(?:aws-service-role\/|AWSServiceRoleFor)/.test(resource) ? 'service-linked' : null;
};
