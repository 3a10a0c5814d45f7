import { always, type LookAlikeRule } from './look-alike-rule.ts';

const kind = 'request-error' as const;

/** Errors in what was asked: not found, already there, malformed, in the wrong state. Some sound like a refusal and have advice of their own. */
export const requestRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'protected-role',
    codes: /^UnmodifiableEntity(?:Exception)?$/,
    phrase: /cannot perform the operation on the protected role/i,
    advice: always(
      'This role belongs to an AWS service or to IAM Identity Center: IAM cannot change it.',
      'AWSReservedSSO_… roles: change the permission set in IAM Identity Center',
      'Service-linked roles: change or delete them through their service',
    ),
  },
  {
    kind,
    rule: 'service-role-policy-version',
    phrase: /did not create the default version \(v\d+\) of the/i,
    advice: always(
      'The service wanted to make a new version of its own policy and could not.',
      'Set its default version to V1: aws iam set-default-policy-version --policy-arn <ARN> --version-id v1, then try again',
      'If V1 is gone: detach the policy from other identities, delete policy and role, and let the service make them anew',
    ),
  },
  {
    kind,
    rule: 'session-duration',
    phrase:
      /durationseconds exceeds (?:the )?maxsessionduration|exceeds the 1 hour session limit for roles assumed by role chaining|requested durationseconds/i,
    advice: always(
      'The session was asked to last longer than the role allows.',
      'Ask for less: --duration-seconds 3600; a role that assumes a role (role chaining) has one hour at most',
      'Or raise the limit of the role, 12 hours at most: aws iam update-role --role-name <role> --max-session-duration 43200',
    ),
  },
  {
    kind,
    rule: 'instance-profile',
    phrase: /instance profile does not contain a role|instanceprofilenotfound|invalid iam instance profile/i,
    advice: always(
      'The instance profile is gone, was made anew, or holds no role.',
      'Look: aws iam get-instance-profile --instance-profile-name <name>',
      'Put the role in: aws iam add-role-to-instance-profile --instance-profile-name <name> --role-name <role>; new credentials come with the next refresh, or after associating the profile anew',
    ),
  },
  {
    kind,
    rule: 'trust-as-parameter',
    phrase:
      /role (?:defined for the function |you (?:have )?provided )?cannot be assumed by|does not have permission to assume (?:the )?(?:provided )?role|unable to assume (?:the )?(?:provided )?(?:iam )?role/i,
    advice: always(
      'The service may not assume the role: the trust policy of the role does not name the service (or the role was made seconds ago).',
      'Add to the trust policy: {"Effect":"Allow","Principal":{"Service":"<service>.amazonaws.com"},"Action":"sts:AssumeRole"}',
      'After making a role wait some seconds: IAM is eventually consistent',
    ),
  },
  {
    kind,
    rule: 'switch-role',
    phrase: /invalid information in one or more fields/i,
    advice: always(
      'The Switch Role page found no such role to assume.',
      'Check account id (or alias) and role name: names are case sensitive',
      'The trust policy of the role must name you, and your policies must allow sts:AssumeRole on it',
    ),
  },
  {
    kind,
    rule: 'object-disabled',
    codes: /^AllAccessDisabled$/,
    phrase: /all access to this object has been disabled/i,
    advice: always(
      'AWS has switched off all access to this bucket or object: a misspelt bucket name of somebody else, or a take-down.',
      'Check the bucket name',
      'Ask AWS Support if the bucket is yours',
    ),
  },
  {
    kind,
    rule: 'web-acl',
    codes: /^InvalidWebACLId$/,
    phrase: /web acl is not accessible by the requester/i,
    advice: always(
      'The web ACL does not fit: for CloudFront it must be a global one (WAFv2, scope CLOUDFRONT, us-east-1) of this account.',
      'aws wafv2 list-web-acls --scope CLOUDFRONT --region us-east-1',
    ),
  },
  {
    kind,
    rule: 'policy-type',
    codes: /^PolicyTypeNotEnabledException$/,
    advice: always(
      'This type of policy is not enabled in the organization: nothing was refused.',
      'Enable it in the management account: aws organizations enable-policy-type --root-id <root id> --policy-type SERVICE_CONTROL_POLICY',
    ),
  },
];

/** Everything else that is wrong with a request; asked last. */
export const generalRequestRule: LookAlikeRule = {
  kind,
  rule: 'request',
  codes:
    /^(?:[A-Za-z.]*(?:NotFound|NotFoundException|NotFoundFault|NotFoundError|AlreadyExists|AlreadyExistsException|AlreadyExistsFault|AlreadyOwnedByYou|InUse|InUseException|NotEmpty|NotEmptyException|Conflict|ConflictException|Malformed|MalformedException|DoesNotExist|DoesNotExistException)|NoSuch[A-Za-z]+|Validation(?:Error|Exception|Failed[A-Za-z]*)|Invalid[A-Za-z.]*|Malformed[A-Za-z]*|Missing[A-Z][A-Za-z]*|Duplicate[A-Za-z]*|BucketNotEmpty|BucketAlreadyExists|DependencyViolation|PreconditionFailed|IncorrectState[A-Za-z]*|IncorrectInstanceState|ResourceNotReady[A-Za-z]*|ResourceInUse[A-Za-z]*|Unsupported[A-Za-z]*|BadRequest(?:Exception)?|MethodNotAllowed|OperationAborted|EntityAlreadyExists|DeleteConflict(?:Exception)?|NoncurrentVersion[A-Za-z]*|ParameterNotFound|TrailNotFoundException|InvocationDoesNotExist|ObjectLockConfigurationNotFoundError|ReplicationConfigurationNotFoundError|ServiceUnavailable(?:Exception)?|SerializationException|UnknownOperation(?:Exception)?|RequestTimeout|PermanentRedirect|IllegalLocationConstraintException|AuthorizationHeaderMalformed|Operation(?:Not)?SupportedException)$/,
  phrase:
    /failed to satisfy constraint|validation error detected|does not exist|was not found|could not be found|not found\b|already exists|is not empty|is not valid|is invalid|must have (?:length|value)|failed legacy parsing|syntax errors? in policy|unknown field|pre-?conditions? you specified did not hold|at least one of the pre-conditions|cannot be deleted (?:while|because)|in an? (?:incorrect|invalid|wrong) state|is not in (?:a|the) (?:valid|correct|right) state|no longer exists|does not permit attaching|is pending deletion|is not (?:a )?supported|malformed|unparseable/i,
  advice: always(
    'AWS did not refuse this for want of permission: something in the request is wrong.',
    'Read the message: it names a parameter, a state, or a thing that is not there (or is there already)',
    'Check account and Region: what is not found is often somewhere else (aws sts get-caller-identity, AWS_REGION)',
  ),
};
