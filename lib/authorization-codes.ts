/**
 * The error codes with which AWS refuses for want of permission, and where each is written down.
 *
 * "models" are AWS's published service models (botocore 1.44.5, 2026-11), in which a service names its own exceptions; the other
 * sources are pages of AWS. lambda/core/denial/authorization-codes.ts has the same knowledge for what is read from a text: a test
 * keeps the two in step, since nothing in lib may import what runs.
 */
export const authorizationCodes: Readonly<Record<string, string>> = {
  AccessDenied: 'models of S3 and CloudFront; IAM API reference, "Common errors"',
  AccessDeniedException: '258 models; most services with a JSON protocol',
  AccessDeniedFault: 'model of DMS',
  AccessDeniedForDependencyException: 'models of Organizations and Shield',
  'Client.UnauthorizedOperation': 'EC2 user guide, "Log Amazon EC2 API calls using CloudTrail": EC2 puts Client. before its code',
  UnauthorizedOperation: 'EC2 API reference, "Error codes"; models of Redshift and Migration Hub',
  UnauthorizedOperationException: 'model of WorkDocs',
  UnauthorizedResourceAccessException: 'model of WorkDocs',
  UnauthorizedException: '28 models, among them Amplify, AppSync, IoT, Storage Gateway',
  UnauthorizedClientException: 'models of Chime',
  UnauthorizedPartnerIntegration: 'model of Redshift',
  AuthorizationError: 'model of SNS',
  AuthorizationErrorException: 'model of Application Discovery',
  AuthorizationException: 'model of License Manager',
  NotAuthorized: '"Common errors" of the API references of all services',
  NotAuthorizedException: '9 models, among them Cognito and Kinesis Video Streams',
  ForbiddenException: '28 models, among them Chime, App Mesh, MediaLive',
  AccessForbidden: 'model of SageMaker Feature Store Runtime',
  InsufficientPrivilegesException: 'model of Elastic Beanstalk',
  InsufficientPermissionsException: 'models of Config and Directory Service',
  InsufficientDependencyServiceAccessPermissionException: 'model of CloudTrail',
  InsufficientIAMAccessPermissionException: 'model of CloudTrail',
  OperationNotPermittedFault: 'model of SWF: the caller has no sufficient permission',
  AccessToClusterDenied: 'model of Redshift',
  AccessToSnapshotDenied: 'model of Redshift',
  DependentServiceAccessDenied: 'model of Redshift',
  VpceAccessDenied: 'CloudTrail user guide, "Logging network activity events": refused by a VPC endpoint policy',
  KMSAccessDenied: 'model of SNS',
  KmsAccessDenied: 'model of SQS',
  KMSAccessDeniedException: 'models of Kinesis and Lambda',
  KmsAccessDeniedException: 'models of CloudWatch and Step Functions',
  KMSAccessDeniedFault: 'model of DMS',
  S3AccessDeniedFault: 'model of DMS',
  EC2AccessDeniedException: 'model of Lambda',
  CloudHsmAccessDeniedException: 'model of CloudHSM',
  EncryptionKeyAccessDeniedException: 'model of CodeCommit',
  LoadUrlAccessDeniedException: 'model of Neptune data',
  OpsItemAccessDeniedException: 'model of Systems Manager',
  OrganizationAccessDeniedException: 'model of Config',
  DependencyAccessDeniedException: 'model of Service Quotas',
  SNSNoAuthorization: 'models of RDS, DocumentDB, Neptune, Redshift',
  SNSNoAuthorizationFault: 'model of DMS',
  IamRoleMissingPermissions: 'model of RDS',
  WAFLogDestinationPermissionIssueException: 'model of WAF',
};

/** What an EventBridge pattern asks of one string: to be equal to it, or to begin or end with it. */
export type StringMatcher = string | { readonly prefix: string } | { readonly suffix: string };

/**
 * The same codes as an event pattern can hold them: a pattern may have 2,048 characters (EventBridge quotas, "Event pattern size"),
 * and families of codes share a beginning or an end, so that a service's next spelling is let through too.
 */
export const authorizationCodeMatchers: readonly StringMatcher[] = [
  { prefix: 'AccessDenied' },
  { prefix: 'Unauthorized' },
  { suffix: 'AccessDenied' },
  { suffix: 'AccessDeniedException' },
  { suffix: 'AccessDeniedFault' },
  'Client.UnauthorizedOperation',
  { prefix: 'AuthorizationE' },
  { prefix: 'NotAuthorized' },
  { prefix: 'Forbidden' },
  'AccessForbidden',
  'InsufficientPrivilegesException',
  { prefix: 'InsufficientPermissions' },
  'InsufficientDependencyServiceAccessPermissionException',
  'InsufficientIAMAccessPermissionException',
  'OperationNotPermittedFault',
  'AccessToClusterDenied',
  'AccessToSnapshotDenied',
  { prefix: 'SNSNoAuthorization' },
  'IamRoleMissingPermissions',
  'WAFLogDestinationPermissionIssueException',
];
