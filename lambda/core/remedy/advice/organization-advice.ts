import { type Advisor, factsFor, json, quoteForShell } from './advice.ts';

/** Service and resource control policies: the organization owns them, and nothing inside the account overrides them. */
export const organizationAdvice: Advisor = (diagnosis) => {
  const { policyType } = diagnosis.cause;
  if (policyType !== 'scp' && policyType !== 'rcp') return null;
  const facts = factsFor(diagnosis);
  const words = policyType === 'scp' ? 'service control policy (SCP)' : 'resource control policy (RCP)';
  const filter = policyType === 'scp' ? 'SERVICE_CONTROL_POLICY' : 'RESOURCE_CONTROL_POLICY';
  const policyId = /\/(p-[a-z0-9]+)$/.exec(facts.policy ?? '')?.[1];
  const find = policyId
    ? `Read the policy (in the management account): aws organizations describe-policy --policy-id ${policyId}`
    : `Find it (in the management account): aws organizations list-policies-for-target --target-id ${quoteForShell(facts.account)} --filter ${filter}, then the same for each OU above the account and for the root`;
  return {
    summary: `Only the organization's administrators can change this: a ${words} ${diagnosis.cause.kind === 'explicit-deny' ? 'denies' : 'does not allow'} ${facts.action}. No policy in this account can allow it.`,
    owner: 'the administrators of the AWS organization (management account or delegated administrator)',
    steps: [
      find,
      ...changeSteps(diagnosis.cause.kind === 'explicit-deny', policyType, facts, words),
      'Keep the guardrail if it did its job: then use another Region, service or account that it permits.',
    ],
    warnings:
      policyType === 'rcp' ? ['An RCP acts on the resource: the policy to change is the one over the account that owns the resource.'] : [],
  };
};

const changeSteps = (denies: boolean, policyType: 'scp' | 'rcp', facts: ReturnType<typeof factsFor>, words: string): string[] => {
  if (denies) return exempt(facts);
  // RCPs of customers can only deny. (Organizations user guide, "RCP syntax")
  if (policyType === 'rcp')
    return [
      "Check that AWS's own RCPFullAWSAccess reaches the account that owns the resource: an RCP that you write can deny, and cannot allow.",
    ];
  return allow(facts, words);
};

const exempt = (facts: ReturnType<typeof factsFor>): string[] => [
  `Look for the Deny statement that matches ${facts.action}${facts.statement === null ? '' : ` (Sid ${facts.statement})`} and its Condition: often the call only has to meet it (Region, tag, encryption, source network).`,
  `If this principal is to be exempt, add to that statement's Condition: ${json({ ArnNotLike: { 'aws:PrincipalArn': facts.principalArn } })}`,
];

const allow = (facts: ReturnType<typeof factsFor>, words: string): string[] => [
  `Every level from the root down to the account must allow the action. Add to the ${words} that lacks it: ${json({ Effect: 'Allow', Action: facts.action, Resource: '*' })}`,
];
