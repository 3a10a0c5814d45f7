import { type Advisor, factsFor, json, pathWarning } from './advice.ts';

const assumeRole = /^sts:AssumeRole/i;

/** Role trust policies, and the checklist for a role that cannot be assumed. (IAM user guide, "I can't assume a role") */
export const trustAdvice: Advisor = (diagnosis) => {
  const facts = factsFor(diagnosis);
  const trust = diagnosis.cause.policyType === 'role-trust';
  const unknownAssume = diagnosis.cause.kind === 'unknown' && diagnosis.cause.policyType === null && assumeRole.test(facts.action);
  if (!trust && !unknownAssume) return null;
  return {
    summary: trust
      ? `The trust policy of ${facts.resource} ${diagnosis.cause.kind === 'explicit-deny' ? 'denies' : 'does not allow'} ${facts.action} by ${facts.who}: the owner of that role decides who may assume it.`
      : `${facts.action} was refused and AWS does not say by which policy: either the caller's policies or the trust policy of ${facts.resource}.`,
    owner: 'the owner of the role that was to be assumed',
    steps: [...(trust ? trustSteps(diagnosis.cause.kind === 'explicit-deny', facts) : bothSteps(facts)), ...checklist],
    warnings: [
      ...pathWarning(diagnosis),
      'Role names are case sensitive. A role that trusts a role or user made again trusts the old one: save its trust policy anew.',
    ],
  };
};

const trustStatement = (facts: ReturnType<typeof factsFor>): string => json({ Effect: 'Allow', ...facts.caller, Action: facts.action });

const trustSteps = (denies: boolean, facts: ReturnType<typeof factsFor>): string[] => [
  denies
    ? 'Find the Deny statement in the trust policy and narrow its Principal or Condition'
    : `Add to the trust policy: ${trustStatement(facts)}`,
];

const bothSteps = (facts: ReturnType<typeof factsFor>): string[] => [
  `An identity policy of the caller must allow it: ${json({ Effect: 'Allow', Action: facts.action, Resource: facts.resource })}`,
  `The trust policy of the role must name the caller: ${trustStatement(facts)}`,
];

const checklist: readonly string[] = [
  'Check the conditions of the trust policy: MFA (aws:MultiFactorAuthPresent), external id (sts:ExternalId), tags (aws:PrincipalTag, aws:RequestTag), source identity (sts:SourceIdentity), dates (aws:CurrentTime), source network',
  'With session tags or a source identity the trust policy must also allow sts:TagSession or sts:SetSourceIdentity',
  'DurationSeconds may not exceed the maximum session duration of the role (12 hours at most), and not one hour when a role assumes a role (role chaining)',
];
