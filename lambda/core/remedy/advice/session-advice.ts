import { type Advisor, factsFor, json } from './advice.ts';

/** Session policies are passed by whoever made the session. (IAM user guide, "Session policies") */
export const sessionAdvice: Advisor = (diagnosis) => {
  if (diagnosis.cause.policyType !== 'session') return null;
  const facts = factsFor(diagnosis);
  const denies = diagnosis.cause.kind === 'explicit-deny';
  return {
    summary: `The session policy ${denies ? 'denies' : 'does not allow'} ${facts.action}: it was passed when the session was made, and no policy of the role or user widens it.`,
    owner:
      'whoever makes the session (the program or broker that calls AssumeRole or GetFederationToken, or the service that does it for you)',
    steps: [
      facts.policy === null
        ? 'Find the call that made the session (CloudTrail: AssumeRole, AssumeRoleWithSAML, AssumeRoleWithWebIdentity, GetFederationToken) and its Policy and PolicyArns parameters'
        : `Read the session policy: aws iam get-policy --policy-arn ${facts.policy}, then aws iam get-policy-version for its default version`,
      denies
        ? `Take ${facts.action} out of the Deny statement of the session policy, or narrow it`
        : `Add to the session policy: ${json({ Effect: 'Allow', Action: facts.action, Resource: facts.resource })}`,
      'Make a new session: a session keeps the policy that it was made with.',
    ],
    warnings: ['The permissions of a session are what both the session policy and the role or user allow.'],
  };
};
