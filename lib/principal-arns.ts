import { Aws } from 'aws-cdk-lib';

/** ARN of all users, or all roles, of the account, or of those under a path: `role`, `aws-reserved/*`. */
export const principalArn = (kind: 'user' | 'role', which = '*'): string => `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:${kind}/${which}`;

/**
 * IAM's ARN patterns of an approver: the user, the role, or the role of a session. The ARN of a session does not tell the role's path, so
 * that any role of this name is meant. (IAM user guide, "IAM identifiers")
 *
 * @example iamArnsOf('arn:aws:sts::111122223333:assumed-role/oncall/ana')
 *   // ['arn:aws:iam::111122223333:role/oncall', 'arn:aws:iam::111122223333:role/ANY/oncall']
 */
export const iamArnsOf = (approver: string): readonly string[] => {
  const [, partition, account, role] = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(approver) ?? [];
  if (role === undefined) return [approver];
  const roles = `arn:${partition}:iam::${account}:role/`;
  return [`${roles}${role}`, `${roles}*/${role}`];
};
