import type { Explanation } from '../../cause/diagnosis.ts';
import { parseArn } from '../../denial/arn.ts';
import type { PolicyType } from '../../denial/denial.ts';

/**
 * The layer that the request asks to change, null where it is not known. Not always the one that refused: within one account an
 * identity policy does what a missing Allow in the policy of the resource would, and for Identity Center that is the permission set.
 * (IAM user guide, "Determining whether a request is allowed or denied within an account")
 */
export const askedLayer = ({ authorizations, cause, denial, remedy }: Explanation): PolicyType | null => {
  if (remedy.policy !== null) return 'identity';
  const [first] = authorizations;
  const bySet = denial.principal.reserved === 'identity-center' && cause.kind === 'missing-allow' && cause.policyType === 'resource';
  const account = parseArn(first?.resource ?? null)?.account ?? null;
  const sameAccount = account !== null && account === denial.principal.account;
  return bySet && sameAccount && !/^(?:kms|sts):/i.test(first?.action ?? '') ? 'identity' : cause.policyType;
};
