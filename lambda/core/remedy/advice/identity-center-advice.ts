import { parseArn } from '../../denial/arn.ts';
import { permissionSetOf } from '../../denial/permission-set.ts';
import { type Advisor, factsFor, json } from './advice.ts';

/** In one account the permission set can give what the policy of the resource does not; across accounts it alone does not help. */
const isOwnResource = ({ cause, denial, authorizations }: Parameters<Advisor>[0]): boolean =>
  cause.policyType === 'resource' &&
  denial.principal.account !== null &&
  parseArn(authorizations[0]?.resource ?? null)?.account === denial.principal.account &&
  !/^kms:/i.test(authorizations[0]?.action ?? '');

/**
 * Roles of IAM Identity Center are made from permission sets, and IAM refuses to change them (UnmodifiableEntity).
 * (IAM Identity Center user guide, "Permission sets")
 */
export const identityCenterAdvice: Advisor = (diagnosis) => {
  const { principal } = diagnosis.denial;
  if (principal.reserved !== 'identity-center' || diagnosis.cause.kind !== 'missing-allow') return null;
  if (diagnosis.cause.policyType !== 'identity' && !isOwnResource(diagnosis)) return null;
  const facts = factsFor(diagnosis);
  const set = permissionSetOf(facts.who) ?? '<name>';
  return {
    summary: `${facts.who} comes from the permission set ${set} of IAM Identity Center: IAM cannot change it, the permission set can.`,
    owner: 'the administrators of IAM Identity Center',
    steps: [
      `Add this statement to the permission set ${set}: ${json({ Effect: 'Allow', Action: facts.action, Resource: facts.resource })}`,
      'Read its inline policy first, the next command replaces it: aws sso-admin get-inline-policy-for-permission-set --instance-arn <instance ARN> --permission-set-arn <permission set ARN>',
      'aws sso-admin put-inline-policy-to-permission-set --instance-arn <instance ARN> --permission-set-arn <permission set ARN> --inline-policy file://policy.json',
      `aws sso-admin provision-permission-set --instance-arn <instance ARN> --permission-set-arn <permission set ARN> --target-type AWS_ACCOUNT --target-id ${facts.account}`,
    ],
    warnings: ['A permission set reaches everybody who is assigned to it, in every account where it is provisioned.'],
  };
};
