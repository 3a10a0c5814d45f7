/** An error code with which AWS refuses for want of permission. */
export interface AuthorizationCode {
  readonly code: string;
  /** Where the code was seen: a page of AWS, or the service model of an SDK. */
  readonly seenIn: string;
}

/**
 * As CloudTrail and the services write them. `Client.` in front is EC2's.
 * NotAuthorizedException is left out of Cognito's sign-in calls by its message ("Incorrect username or password").
 */
export const authorizationCodes: readonly AuthorizationCode[] = [
  { code: 'AccessDenied', seenIn: 'IAM, STS, S3, CloudFront, Route 53, SQS: "Common errors" of their API references' },
  { code: 'AccessDeniedException', seenIn: 'AWS JSON services (DynamoDB, Lambda, KMS, Secrets Manager …): "Common errors"' },
  { code: 'AccessDeniedFault', seenIn: 'DMS API reference' },
  { code: 'AccessDeniedError', seenIn: 'SDK service models (CodeCatalyst, older services)' },
  { code: 'AccessDeniedForDependencyException', seenIn: 'AWS Organizations API reference' },
  { code: 'AccessForbidden', seenIn: 'AppStream, Lex service models' },
  { code: 'UnauthorizedOperation', seenIn: 'EC2 API reference, "Error codes"' },
  { code: 'Client.UnauthorizedOperation', seenIn: 'EC2, as CloudTrail writes it' },
  { code: 'UnauthorizedAccess', seenIn: 'Auto Scaling and ELB messages' },
  { code: 'UnauthorizedAccessException', seenIn: 'SDK service models' },
  { code: 'UnauthorizedException', seenIn: 'API Gateway, IoT, AppSync service models' },
  { code: 'Unauthorized', seenIn: 'API Gateway, OpenSearch' },
  { code: 'UnauthorizedRequestException', seenIn: 'Comprehend, IoT Wireless service models' },
  { code: 'UnauthorizedRequest', seenIn: 'SDK service models' },
  { code: 'UnauthorizedResourceAccessException', seenIn: 'Security Incident Response, RAM service models' },
  { code: 'UnauthorizedClientException', seenIn: 'IAM Identity Center OIDC API reference' },
  { code: 'AuthorizationError', seenIn: 'SNS API reference' },
  { code: 'AuthorizationErrorException', seenIn: 'SNS service model; AWS Application Discovery Service API reference' },
  { code: 'AuthorizationException', seenIn: 'OpenSearch client; WorkMail' },
  { code: 'AuthorizerNotAuthorized', seenIn: 'API Gateway' },
  { code: 'NotAuthorized', seenIn: 'Elastic Beanstalk; "Common errors" (NotAuthorized, HTTP 400)' },
  { code: 'NotAuthorizedException', seenIn: 'Cognito, Systems Manager, Connect API references' },
  { code: 'NotAuthorizedError', seenIn: 'SDK service models' },
  { code: 'NotAuthorizedForSourceException', seenIn: 'Neptune, DocumentDB' },
  { code: 'Forbidden', seenIn: 'API Gateway, EKS, S3 (HTTP 403 without a body)' },
  { code: 'ForbiddenException', seenIn: 'MSK, API Gateway, Pinpoint API references' },
  { code: 'OperationNotPermitted', seenIn: 'EC2 API reference, "Error codes"' },
  { code: 'OperationNotPermittedException', seenIn: 'RAM, Transfer API references' },
  { code: 'OperationDisabledException', seenIn: 'Elasticsearch service' },
  { code: 'InsufficientPrivilegesException', seenIn: 'Elastic Beanstalk API reference' },
  { code: 'InsufficientPermissions', seenIn: 'SDK service models' },
  { code: 'InsufficientPermissionsException', seenIn: 'Cloud Directory, SDK service models' },
  { code: 'KMSAccessDenied', seenIn: 'SQS, SNS service models (KmsAccessDenied)' },
  { code: 'KMSAccessDeniedException', seenIn: 'Lambda, SNS, Kinesis service models' },
  { code: 'KMSAccessDeniedFault', seenIn: 'DMS API reference' },
  { code: 'KmsAccessDenied', seenIn: 'SQS API reference' },
  { code: 'KMS.AccessDeniedException', seenIn: 'SQS as CloudTrail writes it' },
  { code: 'EC2AccessDeniedException', seenIn: 'Lambda API reference' },
  { code: 'S3AccessDeniedFault', seenIn: 'DMS API reference' },
  { code: 'IAMAccessDenied', seenIn: 'SDK service models' },
  { code: 'ResourceAccessDeniedException', seenIn: 'SDK service models' },
  { code: 'VpceAccessDenied', seenIn: 'CloudTrail user guide, network activity events' },
  { code: 'ExplicitDeny', seenIn: 'SDK service models' },
];

const known = new Set(authorizationCodes.map(({ code }) => code.toLowerCase()));

/** Whether an error code, as a record or a wrapper writes it, means a refusal for want of permission. */
export const isAuthorizationCode = (code: string): boolean => known.has(bareErrorCode(code).toLowerCase()) || known.has(code.toLowerCase());

/** `Client.X`, `com.amazonaws.sqs#X`, `AWS.SimpleQueueService.X`, `…model.X` and `Aws::S3::Errors::X` are all X; but `InvalidVpcID.NotFound` is itself. */
export const bareErrorCode = (code: string): string => {
  const plain = code
    .trim()
    .replace(/^(?:Client|Server|Sender)\./, '')
    .replace(/^.*#/, '')
    .replace(/^.*::/, '');
  return /^(?:AWS\.|com\.|software\.|KMS\.)/.test(plain) ? (plain.split('.').at(-1) ?? plain) : plain;
};
