import { type Advisor, factsFor, iamOption, quoteForShell } from './advice.ts';

/** An explicit deny in an identity policy, or in a policy of a type that AWS does not name. An Allow never overrides it. */
export const explicitDenyAdvice: Advisor = (diagnosis) => {
  if (diagnosis.cause.kind !== 'explicit-deny') return null;
  const facts = factsFor(diagnosis);
  const identity = diagnosis.cause.policyType === 'identity';
  const statement = facts.statement === null ? 'a Deny statement' : `the Deny statement "${facts.statement}"`;
  return {
    summary: `${identity ? `In an identity policy of ${facts.who}, ${statement}` : `A policy with ${statement}`} refuses ${facts.action}: no Allow overrides a Deny, so there is nothing to grant.`,
    owner: identity ? 'whoever administers IAM in this account' : null,
    steps: [
      ...(identity ? identitySteps(diagnosis, facts) : unknownTypeSteps(facts)),
      'Read the Condition of the Deny: one with aws:MultiFactorAuthPresent wants a sign-in with MFA, not another policy; aws:RequestedRegion or aws:SourceIp want the call made otherwise',
      'Change the Deny only if it denies more than its author meant: narrow its Action, Resource or Condition',
    ],
    warnings: [],
  };
};

const identitySteps = (diagnosis: Parameters<Advisor>[0], facts: ReturnType<typeof factsFor>): string[] => {
  if (facts.policy !== null)
    return [`Read the policy: aws iam get-policy --policy-arn ${facts.policy}, then aws iam get-policy-version for its default version`];
  const option = iamOption(diagnosis);
  const name = option.split(' ').slice(1).join(' ');
  const kind = option.split(' ')[0];
  return [
    `List the policies: aws iam list-attached-${kind}-policies ${name} and aws iam list-${kind}-policies ${name}${kind === 'user' ? ', and those of its groups' : ''}`,
  ];
};

const unknownTypeSteps = (facts: ReturnType<typeof factsFor>): string[] => [
  'AWS does not name the policy type here: look in identity policies, the permissions boundary, SCPs and RCPs, the session policy, the resource policy and the VPC endpoint policy',
  `aws iam simulate-principal-policy --policy-source-arn ${quoteForShell(facts.principalArn)} --action-names ${quoteForShell(facts.action)} --resource-arns ${quoteForShell(facts.resource)} shows identity policies, boundary and SCPs`,
];
