import type { Explanation } from '../../cause/diagnosis.ts';
import type { PolicyType } from '../../denial/denial.ts';
import { federatedTrust, isFederatedCall } from '../../remedy/federated-trust.ts';
import { actionAndResource, callerThroughEndpoint, type NamedCaller, namedCaller } from '../../remedy/named-caller.ts';
import type { AskedChange } from './asked.ts';

/** The Allow that is missing (or may be, where AWS does not say), as one statement; without one where the message does not name its parts. */
export const askedAllow = (explanation: Explanation, policyType: PolicyType): AskedChange => {
  if (policyType === 'rcp') return throughRcp;
  if (explanation.denial.principal.kind === 'anonymous') return withCredentials;
  const json = statementFor(explanation, policyType);
  const place = placeFor(explanation, policyType);
  return {
    words: [
      ...(explanation.cause.kind === 'unknown' ? [unsure] : []),
      ...(json === null
        ? [`Please allow the request above in ${place}.`, ...missingParts(explanation)]
        : [`Please add this statement to ${place}:`]),
      ...(policyType === 'session' ? ['The session must then be made again: it keeps the policy that it was made with.'] : []),
    ],
    json,
    quoted: [],
    why: json === null ? 'The least is the refused action and no other, on the refused resource alone.' : places[policyType].why,
  };
};

const unsure =
  'The message does not say whether the resource exists, an Allow is missing, or a Deny matches: please check that first. If an Allow is missing:';

/** AWS's own RCPFullAWSAccess allows everything; RCPs of customers can only deny. (Organizations user guide, "RCP syntax") */
const throughRcp: AskedChange = {
  words: [
    'Please check that the RCP RCPFullAWSAccess reaches the account that owns the resource: RCPs that you write can deny, and cannot allow.',
  ],
  json: null,
  quoted: [],
  why: 'An RCP grants nothing: policies in the account must still allow the action.',
};

/** An Allow for a caller without credentials is an Allow for everybody: it is never asked for. */
const withCredentials: AskedChange = {
  words: [
    'The request carried no credentials. Please say which principal it should be made with; that one is then to be allowed, not everybody.',
  ],
  json: null,
  quoted: [],
  why: 'Nothing becomes public.',
};

const onlyThis = 'It has the refused action and no other, on the refused resource and no other';

const places: Readonly<Record<PolicyType, { readonly place: string; readonly why: string }>> = {
  identity: { place: 'an identity policy of the principal', why: `${onlyThis}.` },
  boundary: {
    place: 'the permissions boundary',
    why: `${onlyThis}. A boundary grants nothing: an identity policy must allow the same.`,
  },
  session: { place: 'the session policy', why: `${onlyThis}. A session policy grants nothing that the role or user does not have.` },
  scp: {
    place: 'the SCP that lacks it; every level from the root down to the account must allow it',
    why: 'It has the refused action and no other. An SCP grants nothing: policies in the account must still allow the action, on their own resources.',
  },
  rcp: { place: '', why: '' },
  resource: { place: 'the policy of the resource', why: `${onlyThis}, for this principal alone.` },
  'vpc-endpoint': {
    place: 'the policy of the VPC endpoint',
    why: `${onlyThis}, for this principal alone. An endpoint policy grants nothing: it lets pass what others allow.`,
  },
  'role-trust': { place: 'the trust policy of the role', why: 'It lets this principal alone assume the role, and nothing else.' },
  'block-public-access': { place: '', why: '' },
};

/** IAM refuses to change the roles of Identity Center: their permission set has the policy. */
const placeFor = ({ denial }: Explanation, policyType: PolicyType): string =>
  policyType === 'identity' && denial.principal.reserved === 'identity-center'
    ? 'the permission set that the role is made from'
    : places[policyType].place;

const statementFor = ({ authorizations, denial }: Explanation, policyType: PolicyType): object | null => {
  const parts = actionAndResource(authorizations[0]);
  const action = authorizations[0]?.action ? { Action: authorizations[0].action } : null;
  switch (policyType) {
    case 'identity':
    case 'boundary':
    case 'session':
      return allow({}, parts);
    case 'scp':
      return allow({}, action && { ...action, Resource: '*' });
    case 'resource':
      return allow(namedCaller(denial.principal), parts && onTheResource(parts));
    case 'vpc-endpoint':
      return allow(callerThroughEndpoint(denial.principal), parts);
    case 'role-trust':
      return action !== null && isFederatedCall(action.Action)
        ? federatedTrust(denial, action.Action)
        : allow(namedCaller(denial.principal), action);
    case 'rcp':
    case 'block-public-access':
      return null;
    default:
      return policyType satisfies never;
  }
};

/** In a key policy `*` is the key itself. (KMS developer guide, "Key policies in AWS KMS") */
const onTheResource = (parts: { readonly Action: string; readonly Resource: string }): object =>
  /^kms:/i.test(parts.Action) ? { ...parts, Resource: '*' } : parts;

const allow = (caller: Partial<NamedCaller> | null, parts: object | null): object | null => {
  if (caller === null || parts === null) return null;
  const { Condition, ...named } = caller;
  return { Effect: 'Allow', ...named, ...parts, ...(Condition ? { Condition } : {}) };
};

/** What keeps us from writing the statement; nothing is made up for it. */
const missingParts = ({ authorizations, denial }: Explanation): string[] => {
  const [first] = authorizations;
  if (first === undefined || first.action === null)
    return ['The message does not name the action: the CloudTrail record of the request does.'];
  if (first.resource === null || first.resource === '*') {
    return [
      'The message names no single resource: take its ARN from the CloudTrail record and allow the action on that ARN alone. "*" is right only for an action without resource-level permissions.',
    ];
  }
  return namedCaller(denial.principal) === null
    ? ['The message does not give the whole ARN of the caller: the CloudTrail record does.']
    : [];
};
