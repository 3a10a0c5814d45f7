import type { Explanation } from '../../cause/diagnosis.ts';
import type { PolicyType } from '../../denial/denial.ts';
import { askedLayer } from './asked-layer.ts';

/** Who may change what refused the request, in our own words: nothing from the event stands in them. */
export const addresseeOf = (explanation: Explanation): string => {
  const layer = askedLayer(explanation);
  if (layer === null) return `${iamAdministrators}, who can look at every policy type`;
  return layer === 'identity' && explanation.denial.principal.reserved === 'identity-center'
    ? 'the administrators of IAM Identity Center'
    : owners[layer];
};

const iamAdministrators = 'the administrators of IAM in the account of the principal';

const owners: Readonly<Record<PolicyType, string>> = {
  identity: iamAdministrators,
  resource: 'the owner of the resource',
  boundary: 'the owner of the permissions boundary',
  scp: 'the administrators of the AWS organization',
  rcp: 'the administrators of the AWS organization',
  session: 'whoever makes the session: the program, broker or service that calls AssumeRole or GetFederationToken',
  'vpc-endpoint': 'the owner of the VPC endpoint',
  'role-trust': 'the owner of the role that was to be assumed',
  'block-public-access': 'the owner of the bucket',
};
