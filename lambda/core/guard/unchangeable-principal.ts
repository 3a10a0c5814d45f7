import type { Principal } from '../denial/denial.ts';
import { answers } from './answers.ts';
import type { Guard } from './guard.ts';

/** A policy can be attached to a user or role that IAM calls can change, and to nobody else. */
export const unchangeablePrincipal: Guard = ({ principal }) => {
  const reason = whyUnchangeable(principal);
  return answers('unchangeable-principal', 'withhold', reason === null ? [] : [reason]);
};

const whyUnchangeable = (principal: Principal): string | null => {
  const { arn, kind } = principal;
  if (kind !== 'user' && kind !== 'role') return `${kinds[kind] ?? 'It is not known who was denied'}: no policy can be attached.`;
  if (arn === null) return 'The ARN of the principal is not known, so no policy can be attached.';
  const [, partition, ownKind, path = '', name = ''] = principalArn.exec(arn) ?? [];
  if (partition === undefined || ownKind !== kind) return 'The principal is not the ARN of one user or role, so no policy can be attached.';
  const reserved = principal.reserved ?? reservedBy.find(([pattern]) => pattern.test(path + name))?.[1] ?? null;
  return reserved === null ? null : owners[reserved];
};

// By name and path once more: whoever read the event may have missed it. (IAM user guide, "I can't edit or delete a role in my AWS account")
const reservedBy: readonly (readonly [RegExp, NonNullable<Principal['reserved']>])[] = [
  [/^aws-reserved\/|^(?:.*\/)?AWSReservedSSO_/i, 'identity-center'],
  [/^aws-service-role\/|^(?:.*\/)?AWSServiceRoleFor/i, 'service-linked'],
];

const owners: Readonly<Record<NonNullable<Principal['reserved']>, string>> = {
  'identity-center': 'Only IAM Identity Center can change this role: its permission set has to be changed.',
  'service-linked': 'Only the AWS service that owns this service-linked role can change it.',
};

// Names and paths as IAM allows them: nothing that was masked, cut or forged. (IAM user guide, "IAM and AWS STS quotas": name requirements)
const principalArn = /^arn:(aws[a-z-]*):iam::\d{12}:(user|role)\/((?:[\u0021-\u002e\u0030-\u007e]+\/)*)([\w+=,.@-]{1,128})$/;

const kinds: Readonly<Partial<Record<Principal['kind'], string>>> = {
  root: 'The root user has no identity policies',
  'federated-user': 'A federated session belongs to the user who asked for it and is no IAM identity',
  'saml-user': 'A SAML identity exists outside of IAM',
  'web-identity-user': 'A web identity exists outside of IAM',
  service: 'An AWS service has no identity policies here',
  account: 'A whole account is no IAM identity',
  anonymous: 'Nobody signed the request',
};
