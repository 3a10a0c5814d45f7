import { type Advisor, factsFor, iamOption, json } from './advice.ts';

/** A permissions boundary caps what identity policies can give. (IAM user guide, "Permissions boundaries for IAM entities") */
export const boundaryAdvice: Advisor = (diagnosis) => {
  if (diagnosis.cause.policyType !== 'boundary') return null;
  const facts = factsFor(diagnosis);
  const denies = diagnosis.cause.kind === 'explicit-deny';
  return {
    summary: `The permissions boundary of ${facts.who} ${denies ? 'denies' : 'does not allow'} ${facts.action}: an identity policy cannot give more than the boundary lets through.`,
    owner: 'whoever owns the permissions boundary (usually the platform or security team)',
    steps: [
      facts.policy === null
        ? `See which policy is the boundary: aws iam get-${iamOption(diagnosis)} --query '*.PermissionsBoundary'`
        : `Read the boundary: aws iam get-policy --policy-arn ${facts.policy}, then aws iam get-policy-version for its default version`,
      denies
        ? `Remove ${facts.action} from its Deny statement, or narrow that statement's Resource or Condition so that it no longer matches ${facts.resource}`
        : `Add to the boundary: ${json({ Effect: 'Allow', Action: facts.action, Resource: facts.resource })}`,
      'Check that an identity policy allows the action too: the boundary alone grants nothing.',
    ],
    warnings: ['The boundary is shared: a change reaches every user and role that it is set on.'],
  };
};
