import { parseArn } from '../../denial/arn.ts';
import { type Advisor, factsFor, json, pathWarning } from './advice.ts';

type Facts = ReturnType<typeof factsFor>;

/** Policies on the resource: bucket, queue, secret, key. (IAM user guide, "Identity-based policies and resource-based policies") */
export const resourceAdvice: Advisor = (diagnosis) => {
  if (diagnosis.cause.policyType !== 'resource') return null;
  const facts = factsFor(diagnosis);
  const { kind } = diagnosis.cause;
  const kms = /^kms:/i.test(facts.action);
  const owner = parseArn(facts.resource)?.account ?? null;
  const caller = diagnosis.denial.principal.account;
  return {
    summary: summaryOf(facts, kind, kms),
    owner: `the owner of the resource${owner === null ? '' : ` (account ${owner})`}`,
    steps: [
      ...(kind === 'unknown' ? [existsStep(facts, kms)] : []),
      ...(kind === 'explicit-deny' ? denySteps(facts) : [allowStep(facts, kms)]),
      ...(owner !== null && caller !== null && owner !== caller ? [bothSides(facts)] : []),
    ],
    warnings: [...pathWarning(diagnosis), ...(kms ? [keyWarning] : [])],
  };
};

const existsStep = (facts: Facts, kms: boolean): string =>
  `Check first that the resource exists in this Region and account: ${kms ? 'aws kms describe-key --key-id <key ARN>' : facts.resource}`;

const denySteps = (facts: Facts): string[] => [
  `Find the Deny statement in the policy of ${facts.resource} and narrow it: its Condition may be one that the call can meet (TLS, encryption, source network, organization)`,
  `If this principal is to be exempt, add to that statement's Condition: ${json({ ArnNotLike: { 'aws:PrincipalArn': facts.principalArn } })}`,
];

const allowStep = (facts: Facts, kms: boolean): string =>
  `Add to the ${kms ? 'key policy' : 'resource policy'}: ${json({ Effect: 'Allow', ...facts.caller, Action: facts.action, Resource: kms ? '*' : facts.resource })}`;

const keyWarning =
  "A KMS key policy must take part: it allows the principal itself, or lets the account's IAM policies decide (Principal arn:aws:iam::<account>:root).";

const summaryOf = (facts: Facts, kind: string, kms: boolean): string => {
  const what = kms ? 'key policy' : 'resource-based policy';
  if (kind === 'explicit-deny')
    return `A ${what} denies ${facts.action}: no policy of the caller overrides it, the owner of the resource must change it.`;
  if (kind === 'missing-allow') return `No ${what} allows ${facts.action} to ${facts.who}: the owner of the resource must add it.`;
  return `${facts.action} was refused because the resource does not exist here, or its ${what} does not allow it, or denies it: AWS does not say which.`;
};

const bothSides = (facts: Facts): string =>
  `The caller is in another account: both sides must allow it. In the caller's account an identity policy needs ${json({ Effect: 'Allow', Action: facts.action, Resource: facts.resource })}`;
