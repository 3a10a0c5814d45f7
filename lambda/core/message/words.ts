import type { CauseKind, Certainty } from '../cause/cause.ts';
import type { Explanation } from '../cause/diagnosis.ts';
import type { PolicyType } from '../denial/denial.ts';

/** The layers in the words of the field. */
export const policyTypeWords: Readonly<Record<PolicyType, string>> = {
  identity: 'identity policy',
  resource: 'resource policy',
  boundary: 'permissions boundary',
  scp: 'service control policy (SCP)',
  rcp: 'resource control policy (RCP)',
  session: 'session policy',
  'vpc-endpoint': 'VPC endpoint policy',
  'role-trust': 'role trust policy',
  'block-public-access': 'S3 Block Public Access',
};

export const certaintyWords: Readonly<Record<Certainty, string>> = {
  stated: 'stated by the message',
  decoded: 'decoded from the encoded message',
  simulated: 'simulated by IAM',
  inferred: 'inferred, not stated',
  unknown: 'unknown',
};

const lookAlikeWords: Readonly<Record<Exclude<CauseKind, 'missing-allow' | 'explicit-deny' | 'unknown'>, string>> = {
  credentials: 'a problem with the credentials, not with permissions',
  quota: 'a quota, not permissions',
  capacity: 'a lack of capacity at AWS, not permissions',
  region: 'a Region that is not enabled, not permissions',
  'service-not-enabled': 'a service that is not enabled or subscribed, not permissions',
  throttled: 'throttling, not permissions',
  'dry-run': 'a dry run that would have succeeded',
  'request-error': 'an error in the request, not permissions',
};

/** Why, in half a sentence. */
export const causeWords = ({ cause }: Pick<Explanation, 'cause'>): string => {
  const layer = cause.policyType === null ? null : policyTypeWords[cause.policyType];
  switch (cause.kind) {
    case 'missing-allow':
      return `no ${layer ?? 'policy'} allows it (missing Allow)`;
    case 'explicit-deny':
      if (cause.policyType === 'block-public-access') return 'S3 Block Public Access refuses it';
      return layer === null ? 'an explicit Deny, AWS does not say in which policy type' : `an explicit Deny in ${article(layer)} ${layer}`;
    case 'unknown':
      return layer === null ? 'AWS does not say which policy type refused' : `the ${layer} is involved, AWS does not say how`;
    default:
      return lookAlikeWords[cause.kind];
  }
};

/** Why, as the end of a title: "an SCP denies it". Of a look-alike what it was, as in causeWords. */
export const becauseWords = ({ cause }: Pick<Explanation, 'cause'>): string => {
  const layer = cause.policyType === null ? 'policy' : shortLayer(cause.policyType);
  switch (cause.kind) {
    case 'missing-allow':
      return `no ${layer} allows it`;
    case 'explicit-deny':
      return cause.policyType === 'block-public-access' ? `${layer} refuses it` : `${article(layer)} ${layer} denies it`;
    case 'unknown':
      return cause.policyType === null ? 'AWS does not say why' : `AWS does not say why, the ${layer} is involved`;
    default:
      return lookAlikeWords[cause.kind];
  }
};

/** "SCP" where the field says so, else the whole words. */
const shortLayer = (policyType: PolicyType): string => /\((\w+)\)$/.exec(policyTypeWords[policyType])?.[1] ?? policyTypeWords[policyType];

/** Letters are read by their names: an SCP, an RCP. */
const article = (words: string): string => (/^(?:[aeiou]|[SR]CP)/i.test(words) ? 'an' : 'a');

/** What was refused, in a few words: the action, else the call, else the error. */
export const refusedWords = ({ denial, authorizations }: Pick<Explanation, 'denial' | 'authorizations'>): string => {
  const action = authorizations[0]?.action;
  if (action) return action;
  if (denial.operation !== null) return denial.service === null ? denial.operation : `${denial.service} ${denial.operation}`;
  return denial.service === null ? 'The request' : `A request to ${denial.service}`;
};
