/** An error code with which AWS refuses for want of permission. */
export interface AuthorizationCode {
  readonly code: string;
  /** Where the code was seen: a page of AWS, or the service model of an SDK. */
  readonly seenIn: string;
}

/**
 * As CloudTrail and the services write them, and where each was seen. "models" are AWS's published service models (botocore 1.44.5).
 * OperationNotPermitted and alike are states, not refusals: where they are refusals, their message says so.
 */
export const authorizationCodes: readonly AuthorizationCode[] = [
  { code: 'AccessDenied', seenIn: 'models of S3 and CloudFront; IAM API reference, "Common errors"' },
  { code: 'AccessDeniedException', seenIn: '258 models; most services with a JSON protocol' },
  { code: 'AccessDeniedFault', seenIn: 'model of DMS' },
  { code: 'AccessDeniedForDependencyException', seenIn: 'models of Organizations and Shield' },
  {
    code: 'Client.UnauthorizedOperation',
    seenIn: 'EC2 user guide, "Log Amazon EC2 API calls using CloudTrail": EC2 puts Client. before its code',
  },
  { code: 'UnauthorizedOperation', seenIn: 'EC2 API reference, "Error codes"; models of Redshift and Migration Hub' },
  { code: 'UnauthorizedOperationException', seenIn: 'model of WorkDocs' },
  { code: 'UnauthorizedResourceAccessException', seenIn: 'model of WorkDocs' },
  { code: 'UnauthorizedException', seenIn: '28 models, among them Amplify, AppSync, IoT, Storage Gateway' },
  { code: 'UnauthorizedClientException', seenIn: 'models of Chime' },
  {
    code: 'UnauthorizedTaggingOperation',
    seenIn: 'CloudFormation CLI user guide, "Handler error codes": the caller lacks the permission to tag',
  },
  { code: 'UnauthorizedPartnerIntegration', seenIn: 'model of Redshift' },
  { code: 'UnauthorizedPartnerIntegrationFault', seenIn: 'model of Redshift: the name of the exception' },
  { code: 'AuthorizationError', seenIn: 'model of SNS' },
  { code: 'AuthorizationErrorException', seenIn: 'model of Application Discovery' },
  { code: 'AuthorizationException', seenIn: 'model of License Manager' },
  { code: 'NotAuthorized', seenIn: '"Common errors" of the API references of all services' },
  { code: 'NotAuthorizedException', seenIn: '9 models, among them Cognito and Kinesis Video Streams' },
  { code: 'ForbiddenException', seenIn: '28 models, among them Chime, App Mesh, MediaLive' },
  { code: 'ForbiddenError', seenIn: 'model of Wickr' },
  { code: 'AccessForbidden', seenIn: 'model of SageMaker Feature Store Runtime' },
  { code: 'InsufficientPrivilegesException', seenIn: 'model of Elastic Beanstalk' },
  { code: 'InsufficientPermissionsException', seenIn: 'models of Config and Directory Service' },
  { code: 'InsufficientDependencyServiceAccessPermissionException', seenIn: 'model of CloudTrail' },
  { code: 'InsufficientIAMAccessPermissionException', seenIn: 'model of CloudTrail' },
  { code: 'OperationNotPermittedFault', seenIn: 'model of SWF: the caller has no sufficient permission' },
  { code: 'AccessToClusterDenied', seenIn: 'model of Redshift' },
  { code: 'AccessToSnapshotDenied', seenIn: 'model of Redshift' },
  { code: 'AccessToClusterDeniedFault', seenIn: 'model of Redshift: the name of the exception' },
  { code: 'AccessToSnapshotDeniedFault', seenIn: 'model of Redshift: the name of the exception' },
  { code: 'DependentServiceAccessDenied', seenIn: 'model of Redshift' },
  { code: 'VpceAccessDenied', seenIn: 'CloudTrail user guide, "Logging network activity events": refused by a VPC endpoint policy' },
  { code: 'KMSAccessDenied', seenIn: 'model of SNS' },
  { code: 'KmsAccessDenied', seenIn: 'model of SQS' },
  { code: 'KMSAccessDeniedException', seenIn: 'models of Kinesis and Lambda' },
  { code: 'KmsAccessDeniedException', seenIn: 'models of CloudWatch and Step Functions' },
  { code: 'S3AccessDeniedFault', seenIn: 'model of DMS' },
  { code: 'EC2AccessDeniedException', seenIn: 'model of Lambda' },
  { code: 'KMSAccessDeniedFault', seenIn: 'model of DMS' },
  { code: 'CloudHsmAccessDeniedException', seenIn: 'model of CloudHSM' },
  { code: 'EncryptionKeyAccessDeniedException', seenIn: 'model of CodeCommit' },
  { code: 'LoadUrlAccessDeniedException', seenIn: 'model of Neptune data' },
  { code: 'OpsItemAccessDeniedException', seenIn: 'model of Systems Manager' },
  { code: 'OrganizationAccessDeniedException', seenIn: 'model of Config' },
  { code: 'DependencyAccessDeniedException', seenIn: 'model of Service Quotas' },
  { code: 'SNSNoAuthorization', seenIn: 'models of RDS, DocumentDB, Neptune, Redshift' },
  { code: 'SNSNoAuthorizationFault', seenIn: 'model of DMS' },
  { code: 'IamRoleMissingPermissions', seenIn: 'model of RDS' },
  { code: 'IamRoleMissingPermissionsFault', seenIn: 'model of RDS: the name of the exception' },
  { code: 'WAFLogDestinationPermissionIssueException', seenIn: 'model of WAF' },
  { code: 'Unauthorized', seenIn: 'API Gateway and OpenSearch, HTTP 401 and 403' },
  { code: 'UnauthorizedAccess', seenIn: 'messages of Auto Scaling and Elastic Load Balancing' },
  { code: 'Forbidden', seenIn: 'API Gateway, EKS and S3 where the answer has no body (HTTP 403)' },
  { code: 'AuthorizerNotAuthorized', seenIn: 'API Gateway developer guide, "Gateway response types"' },
  { code: 'KMS.AccessDeniedException', seenIn: 'SQS, as CloudTrail writes it' },
  { code: 'NotAuthorizedError', seenIn: 'error classes of older SDKs' },
  { code: 'AccessDeniedError', seenIn: 'error classes of older SDKs' },
  { code: 'IAMAccessDenied', seenIn: 'error classes of older SDKs' },
];

/**
 * Refusals that a service words in its own way: of the role or policy that was given to it, mostly, and not of the caller. The event rule
 * lets them through too, but for those that no record holds (test/lib/authorization-codes.test.ts says which and why).
 */
export const rareAuthorizationCodes: readonly AuthorizationCode[] = [
  { code: '403', seenIn: 'AWS CLI and boto3 where S3 answers a HEAD request, which has no body' },
  {
    code: 'AuthFailure.ServiceLinkedRoleCreationNotPermitted',
    seenIn: 'EC2: the caller may not create the service-linked role for Spot Instances (github.com/kubernetes/kops/issues/16475)',
  },
  {
    code: 'AssumeRoleUnauthorizedAccess',
    seenIn: 'IAM user guide, "Troubleshoot IAM and Amazon EC2": the trust policy does not let EC2 in',
  },
  { code: 'InsufficientS3BucketPolicyException', seenIn: 'model of CloudTrail: the bucket policy does not let CloudTrail in' },
  { code: 'InsufficientS3BucketPolicyFault', seenIn: 'model of Redshift: the bucket policy does not let the cluster in' },
  { code: 'InsufficientSnsTopicPolicyException', seenIn: 'model of CloudTrail' },
  { code: 'InsufficientEncryptionPolicyException', seenIn: 'model of CloudTrail: policy of the bucket or of the KMS key' },
  { code: 'InsufficientDeliveryPolicyException', seenIn: 'model of Config' },
  { code: 'InsufficientCloudWatchLogsResourcePolicy', seenIn: 'model of Route 53' },
  { code: 'LogDestinationPermissionException', seenIn: 'model of Network Firewall' },
  { code: 'BucketPermissionException', seenIn: 'model of Import/Export' },
  { code: 'ChannelInsufficientPermission', seenIn: 'model of CloudTrail Data' },
  { code: 'InvalidSmsRoleAccessPolicyException', seenIn: 'model of Cognito: the role may not publish with SNS' },
  { code: 'InvalidEmailRoleAccessPolicyException', seenIn: 'model of Cognito: it may not use the e-mail identity' },
  { code: 'FailedResourceAccessException', seenIn: 'model of Application Auto Scaling: its role may not read the alarms' },
  { code: 'UnableToAccessSecretException', seenIn: 'model of ECR' },
  { code: 'UnableToDecryptSecretValueException', seenIn: 'model of ECR' },
];

const known = new Set([...authorizationCodes, ...rareAuthorizationCodes].map(({ code }) => code.toLowerCase()));

// A service's next spelling. The event rule lets those of AccessDenied through; of the others no service has one yet.
const endings = /(?:AccessDenied|NotAuthorized|PermissionDenied)(?:Exception|Fault|Error)?$/i;

/** Whether an error code, as a record or a wrapper writes it, means a refusal for want of permission. */
export const isAuthorizationCode = (code: string): boolean => {
  const bare = bareErrorCode(code);
  return known.has(bare.toLowerCase()) || known.has(code.toLowerCase()) || endings.test(bare);
};

/**
 * The code without what programs and protocols put around it.
 *
 * `Client.X`, `com.amazonaws.sqs#X`, `AWS.SimpleQueueService.X`, `…model.XException`, `Lambda.XException`, `Aws::S3::Errors::X` and
 * `X:http://internal.amazon.com/coral/…` are all X; but `InvalidVpcID.NotFound` is itself.
 */
export const bareErrorCode = (code: string): string => {
  const plain = code
    .trim()
    .replace(/^(?:Client|Server|Sender|Receiver)\./, '')
    .replace(/^.*#/, '')
    .replace(/^.*::/, '')
    .replace(/:.*$/s, '');
  const last = plain.split('.').at(-1) ?? plain;
  return namespaced.test(plain) || /(?:Exception|Fault|Error)$/.test(last) ? last : plain;
};

const namespaced = /^(?:AWS|Amazon|com|software|botocore|types|KMS)\./;
