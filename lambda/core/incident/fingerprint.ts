import type { Diagnosis } from '../cause/diagnosis.ts';
import { resourceShape } from './resource-shape.ts';

/**
 * The text whose SHA-256 is the fingerprint: account, principal, action, resource by its shape, and cause. The session name is no part of it,
 * else each CI run would be a new incident; neither are times and request ids.
 */
export const fingerprintText = ({ denial, authorizations, cause }: Diagnosis): string => {
  const [first] = authorizations;
  return JSON.stringify([
    denial.account ?? denial.principal.account,
    denial.principal.arn ?? denial.principal.name,
    first?.action?.toLowerCase() ?? [denial.service, denial.operation, denial.errorCode],
    resourceShape(first?.resource ?? null),
    cause.kind,
    cause.policyType,
    cause.policyArn,
  ]);
};

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** `cs-` and the first 30 bits of the fingerprint in Crockford base32: the same id on a laptop's scan and in the cloud. In: hex. */
export const incidentId = (fingerprint: string): string => {
  const bits = Number.parseInt(fingerprint.slice(0, 8), 16) >>> 2;
  return `cs-${[25, 20, 15, 10, 5, 0].map((shift) => crockford[(bits >>> shift) & 31]).join('')}`;
};
