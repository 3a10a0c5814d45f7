import { type Advisor, factsFor } from './advice.ts';

/**
 * The refusal to delete a virtual MFA device stands for a device that was begun and never assigned.
 * (IAM user guide, "I am not authorized to perform: iam:DeleteVirtualMFADevice": do not edit the policy)
 */
export const virtualMfaAdvice: Advisor = (diagnosis) => {
  const facts = factsFor(diagnosis);
  if (!/^iam:DeleteVirtualMFADevice$/i.test(facts.action) || diagnosis.cause.kind !== 'explicit-deny') return null;
  const serial = /^arn:[^:]*:iam::\d{12}:mfa\//.test(facts.resource) ? facts.resource : '<ARN of the device>';
  return {
    summary: 'A virtual MFA device was begun for this user and never assigned. Delete that device; do not edit policies.',
    owner: 'an administrator of IAM in this account',
    steps: [
      'Find the unassigned device: aws iam list-virtual-mfa-devices --assignment-status Unassigned',
      `Delete it, as an administrator: aws iam delete-virtual-mfa-device --serial-number ${serial}`,
      'Begin the assignment again',
    ],
    warnings: ['The Deny is what makes people sign in with MFA before they manage it: keep it.'],
  };
};

/** Service-linked roles belong to their service. (IAM user guide, "I can't edit or delete a role in my AWS account") */
export const serviceLinkedRoleAdvice: Advisor = (diagnosis) => {
  if (diagnosis.denial.principal.reserved !== 'service-linked' || diagnosis.cause.policyType !== 'identity') return null;
  const facts = factsFor(diagnosis);
  return {
    summary: `${facts.who} is a service-linked role: its permissions are set by AWS and cannot be edited.`,
    owner: 'the AWS service that the role is linked to',
    steps: [
      `See what the service documents as the permissions of ${facts.who}: what it lacks is often given elsewhere, by a key policy, a resource policy, or a service role that you choose`,
      "When an encrypted volume or image is involved, let the key policy of its KMS key (in the key's account) allow the service-linked role",
    ],
    warnings: [],
  };
};
