import type { Diagnosis } from '../../cause/diagnosis.ts';
import { federatedTrust, isFederatedCall } from '../federated-trust.ts';
import { type Advice, type Advisor, factsFor, json, pathWarning } from './advice.ts';

const assumeRole = /^sts:AssumeRole/i;

/** Role trust policies, and the checklist for a role that cannot be assumed. (IAM user guide, "I can't assume a role") */
export const trustAdvice: Advisor = (diagnosis) => {
  const facts = factsFor(diagnosis);
  const trust = diagnosis.cause.policyType === 'role-trust';
  const unknownAssume = diagnosis.cause.kind === 'unknown' && diagnosis.cause.policyType === null && assumeRole.test(facts.action);
  if (!trust && !unknownAssume) return null;
  if (isFederatedCall(facts.action)) return federatedAdvice(diagnosis);
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

/** A token or an assertion is no principal with policies: the trust policy alone lets it in. (STS API reference, AssumeRoleWithWebIdentity) */
const federatedAdvice = (diagnosis: Diagnosis): Advice => {
  const { action } = factsFor(diagnosis);
  const role = diagnosis.authorizations[0]?.resource ?? 'the role';
  const saml = /SAML$/i.test(action);
  const denies = diagnosis.cause.kind === 'explicit-deny';
  return {
    summary:
      diagnosis.cause.policyType === 'role-trust'
        ? `The trust policy of ${role} ${denies ? 'denies' : 'does not allow'} ${action} to this user of the identity provider: the owner of that role decides who may assume it.`
        : `${action} was refused and AWS does not say why. Its caller has no policies of its own, so look at the trust policy of ${role} first.`,
    owner: 'the owner of the role that was to be assumed',
    steps: [
      denies
        ? 'Find the Deny statement in the trust policy and narrow its Principal or Condition'
        : `The trust policy must have: ${json(federatedTrust(diagnosis.denial, action))}`,
      `Compare its conditions with the ${saml ? 'assertion' : 'token'}, letter by letter: StringEquals takes no wildcard, StringLike does`,
      `See that the provider is there, in the account of the role: aws iam ${saml ? 'list-saml-providers' : 'list-open-id-connect-providers'}`,
      'With session tags or a source identity the trust policy must also allow sts:TagSession or sts:SetSourceIdentity',
    ],
    warnings: [],
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
