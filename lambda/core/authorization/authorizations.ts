import type { DecodedMessage } from '../denial/decoded-message.ts';
import type { Denial } from '../denial/denial.ts';
import type { Catalog } from './action-facts.ts';
import type { Authorization } from './authorization.ts';
import { inferAuthorizations } from './infer.ts';

/**
 * What IAM had to decide: from the decoded message where there is one, else as the message states it, else inferred from the call.
 *
 * In: the denial, the decoded message, and the catalog entries of the actions in question. Out: empty where nothing names an action.
 */
export const authorizationsOf = (denial: Denial, decoded: DecodedMessage | null, catalog: Catalog): readonly Authorization[] => {
  if (decoded !== null && decoded.action !== null) {
    return [{ action: decoded.action, resource: decoded.resource, context: decoded.conditions, from: 'decoded' }];
  }
  const action = statedAction(denial, catalog);
  if (action !== null && denial.stated.resource !== null) {
    return [{ action, resource: statedResource(denial), context: {}, from: 'stated' }];
  }
  const inferred = inferAuthorizations(denial, catalog);
  if (action === null) return inferred;
  const same = inferred.find(
    (authorization) => authorization.action?.toLowerCase() === action.toLowerCase() && authorization.resource !== null,
  );
  return [{ action, resource: same?.resource ?? null, context: {}, from: same ? 'inferred' : 'stated' }];
};

/** A message that ends inside the action names none: `route53:DeleteHo` is the start of several. */
export const statedAction = (denial: Denial, catalog: Catalog): string | null => {
  const { action, actionEndsText } = denial.stated;
  if (action === null) return null;
  const cut = actionEndsText && catalog.get(action.toLowerCase())?.kind === 'unknown-action';
  return cut ? null : action;
};

const iamKinds: readonly (readonly [RegExp, string])[] = [
  [/^role\s+(\S+)$/i, 'role'],
  [/^user\s+(\S+)$/i, 'user'],
  [/^group\s+(\S+)$/i, 'group'],
  [/^policy\s+(\S+)$/i, 'policy'],
  [/^instance[- ]?profile\s+(\S+)$/i, 'instance-profile'],
  [/^mfa\s+(\S+)$/i, 'mfa'],
  [/^server[- ]certificate\s+(\S+)$/i, 'server-certificate'],
  [/^saml[- ]provider\s+(\S+)$/i, 'saml-provider'],
];

/** IAM names some resources by kind and name (`role Auditor`): the ARN follows from the principal's account and partition. */
const statedResource = (denial: Denial): string | null => {
  const { resource } = denial.stated;
  const account = denial.principal.account ?? denial.account;
  if (resource === null || account === null) return resource;
  for (const [pattern, kind] of iamKinds) {
    const name = pattern.exec(resource)?.[1];
    if (name?.startsWith('arn:')) return name;
    if (name !== undefined) return `arn:${denial.partition}:iam::${account}:${kind}/${name}`;
  }
  return resource;
};
