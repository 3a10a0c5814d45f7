import { always, codeList, type LookAlikeRule, whoAmI } from './look-alike-rule.ts';

const kind = 'request-error' as const;

const wait = 'If the role was made seconds ago, wait and try again: IAM is eventually consistent';

/** What is wrong with a role or its use, and no policy of the caller mends. (IAM user guide, "Troubleshoot IAM roles", "Troubleshoot IAM and Amazon EC2") */
export const roleRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'protected-role',
    codes: codeList('UnmodifiableEntity UnmodifiableEntityException'),
    says: /cannot perform the operation on the protected role/i,
    advice: always(
      'This role belongs to an AWS service or to IAM Identity Center: IAM cannot change it.',
      'AWSReservedSSO_… roles: change the permission set in IAM Identity Center: aws sso-admin list-permission-sets --instance-arn <ARN>',
      'Service-linked roles: change or delete them through their service (its documentation, "Using service-linked roles")',
    ),
  },
  {
    kind,
    rule: 'service-role-policy-version',
    says: /did not create the default version \(v\d+\) of the/i,
    advice: always(
      'The service wanted to make a new version of its own policy and could not: the policy is attached to other identities, or its default version was changed.',
      'Set its default version to V1: aws iam set-default-policy-version --policy-arn <ARN> --version-id v1, then try again in the service',
      'If V1 is gone, see who uses it and detach it from all: aws iam list-entities-for-policy --policy-arn <ARN>',
      'Then delete the policy and the role, and let the service make them anew',
    ),
  },
  {
    kind,
    rule: 'session-duration',
    codes: codeList('SessionDurationEscalationException'),
    says: /durationseconds exceeds|1 hour session limit for roles assumed by role chaining|requested durationseconds/i,
    advice: always(
      'The session was asked to last longer than it may.',
      'Ask for less: --duration-seconds 3600; a role that assumes a role (role chaining) has one hour at most, whatever its setting',
      'See the limit of the role: aws iam get-role --role-name <role> --query Role.MaxSessionDuration',
      'Raise it, 12 hours at most: aws iam update-role --role-name <role> --max-session-duration 43200',
    ),
  },
  {
    kind,
    rule: 'root-cannot-assume',
    says: /roles may not be assumed by root accounts/i,
    advice: always(
      'The root user cannot assume roles: no policy opens it.',
      'Call as an IAM user or a role: aws sts assume-role --role-arn <role> --role-session-name <name> --profile <profile>',
      whoAmI,
      'Delete access keys of the root user',
    ),
  },
  {
    kind,
    rule: 'instance-profile',
    codes: codeList('InstanceProfileNotFound InvalidIamInstanceProfileArn'),
    says: /instance profile does not contain a role|InstanceProfileNotFound|invalid iam instance profile/i,
    advice: always(
      'The instance profile is not there, was made anew under the same name, or holds no role.',
      'Look: aws iam get-instance-profile --instance-profile-name <name>; a profile is not a role, and may have another name than its role',
      'Put the role in: aws iam add-role-to-instance-profile --instance-profile-name <name> --role-name <role>',
      'Compare InstanceProfileId with the one of the instance: aws ec2 describe-iam-instance-profile-associations; if they differ, disassociate and associate it',
      'Credentials of the new role come with the next rotation, or after stop and start',
    ),
  },
  {
    kind,
    rule: 'trust-as-parameter',
    says: /role (?:defined for the function |you (?:have )?provided |arn:\S{1,200} )?(?:is invalid or )?cannot be assumed\b|does not have permission to assume (?:the )?(?:provided )?role/i,
    suggests: /(?:unable|failed|not able) to assume (?:the |this )?(?:(?:provided|given|specified|iam|service|execution) ){0,2}role/i,
    codes: codeList('InvalidSmsRoleTrustRelationshipException NoAssociatedRoleException'),
    advice: always(
      'The service may not assume the role: the trust policy of the role does not name the service (or the role was made seconds ago).',
      'See who may: aws iam get-role --role-name <role> --query Role.AssumeRolePolicyDocument',
      'Add to the trust policy: {"Effect":"Allow","Principal":{"Service":"<service>.amazonaws.com"},"Action":"sts:AssumeRole"} with aws iam update-assume-role-policy',
      'Check its conditions (aws:SourceArn, aws:SourceAccount), and that the ARN is of a role in this account',
      wait,
    ),
  },
  {
    kind,
    rule: 'switch-role',
    says: /invalid information in one or more fields/i,
    advice: always(
      'The Switch Role page found no such role to assume.',
      'Check account id (or alias) and role name: names are case sensitive, and a path is part of the name there',
      'The trust policy of the role must name you, and your policies must allow sts:AssumeRole on it',
      'Try it on the command line, which says more: aws sts assume-role --role-arn <role> --role-session-name test',
    ),
  },
];
