import type { Explanation } from '../../cause/diagnosis.ts';
import type { PolicyType } from '../../denial/denial.ts';
import { principalPattern } from '../../remedy/named-caller.ts';
import type { AskedChange } from './asked.ts';
import { askedAllow } from './asked-allow.ts';
import { askedLayer } from './asked-layer.ts';

/** The smallest change that would let the refused request through; where nobody can know it yet, what is to be found out. */
export const askedChange = (explanation: Explanation): AskedChange => {
  const layer = askedLayer(explanation);
  if (explanation.remedy.policy !== null) return identityPolicy(explanation);
  if (layer === 'block-public-access') return withoutPublicAccess;
  if (layer === null || isNoQuestionOfPolicy(explanation)) return asAdvised(explanation);
  return explanation.cause.kind === 'explicit-deny' ? narrowedDeny(explanation, layer) : askedAllow(explanation, layer);
};

const identityPolicy = ({ remedy }: Explanation): AskedChange => {
  const stops = remedy.guards.filter(({ verdict }) => verdict === 'withhold');
  const whole = JSON.stringify(remedy.policy).includes('"Resource":"*"');
  return {
    words:
      stops.length === 0
        ? ['Please attach this policy to the principal above, best in the code that makes the principal:']
        : [
            'Countersign does not propose this by itself; the reasons are quoted below the policy. Whether the principal may have it is yours to decide:',
          ],
    json: remedy.policy,
    quoted: stops.map(({ reason }) => reason),
    why: whole
      ? 'It has the refused action and no other, for this principal alone. A resource "*" stands only where the action takes no other.'
      : 'It has the refused action and no other, on the refused resource and no other, for this principal alone.',
  };
};

/** Where editing a policy is the wrong answer, and where AWS does not say which: the advice, in its own order. */
const asAdvised = ({ cause, remedy }: Explanation): AskedChange => ({
  words: [
    cause.policyType === null
      ? 'AWS does not say which policy type refused it, so please find that out first, in this order:'
      : 'Please do not edit a policy for this; do this instead:',
  ],
  json: null,
  quoted: [remedy.summary, ...remedy.steps.map((step, index) => `${index + 1}. ${step}`)],
  why: 'No permission is asked for before it is known which one is missing.',
});

/** A virtual MFA device left over is deleted, a service-linked role belongs to its service. (IAM user guide, "Troubleshoot IAM") */
const isNoQuestionOfPolicy = ({ authorizations, cause, denial }: Explanation): boolean =>
  (/^iam:DeleteVirtualMFADevice$/i.test(authorizations[0]?.action ?? '') && cause.kind === 'explicit-deny') ||
  (denial.principal.reserved === 'service-linked' && cause.policyType === 'identity');

const withoutPublicAccess: AskedChange = {
  words: [
    'Please do not switch off Block Public Access for this. If the principal above should reach the data, a bucket policy that names it, or a presigned URL, does it without public access. If the data is meant to be public, that is the decision of its owner.',
  ],
  json: null,
  quoted: [],
  why: 'The setting stays, which guards every object of the bucket or account.',
};

const narrowedDeny = ({ cause, denial }: Explanation, policyType: PolicyType): AskedChange => {
  const statement = cause.statementId === null ? 'the Deny statement that matches the request above' : 'the Deny statement named above';
  const pattern = exemptible.has(policyType) ? principalPattern(denial.principal) : null;
  return {
    words: [
      `Please narrow the Action, Resource or Condition of ${statement}, so that it no longer matches that request. An Allow elsewhere does not help: a Deny always wins.`,
      ...(policyType === 'session' ? ['The session must then be made again: it keeps the policy that it was made with.'] : []),
      ...(pattern === null ? [] : ['If this principal is to be exempt from the statement as a whole, add this to its Condition:']),
    ],
    json: pattern === null ? null : { ArnNotLike: { 'aws:PrincipalArn': pattern } },
    quoted: [],
    why:
      pattern === null
        ? 'The statement goes on refusing all else that it was made for.'
        : 'The statement goes on refusing everybody else. Narrowing it by action and resource is smaller still, and to be preferred.',
  };
};

/** Policies that many principals meet; in one that belongs to the principal or its session an exemption would empty the statement. */
const exemptible: ReadonlySet<PolicyType> = new Set(['scp', 'rcp', 'boundary', 'resource', 'vpc-endpoint', 'role-trust']);
