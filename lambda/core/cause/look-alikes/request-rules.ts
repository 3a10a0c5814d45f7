import { always, codeList, type LookAlikeRule } from './look-alike-rule.ts';

const kind = 'request-error' as const;

/** Failures that sound like a refusal, or have advice of their own, and no permission mends. */
export const requestRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'object-disabled',
    codes: codeList('AllAccessDisabled InvalidPayer'),
    says: /all access to this (?:object|bucket|resource) has been disabled/i,
    advice: always(
      'AWS has switched off all access to this bucket or object: a misspelt bucket name of somebody else, or a take-down.',
      'Check the bucket name, and whose it is: aws s3api head-bucket --bucket <bucket> --expected-bucket-owner <account>',
      'Ask AWS Support if the bucket is yours',
    ),
  },
  {
    kind,
    rule: 'web-acl',
    codes: codeList('InvalidWebACLId'),
    says: /web acl is not accessible by the requester/i,
    advice: always(
      'The web ACL does not fit: for CloudFront it must be a global one (WAFv2, scope CLOUDFRONT, us-east-1) of this account, named by its ARN.',
      'See them: aws wafv2 list-web-acls --scope CLOUDFRONT --region us-east-1',
      'AWS WAF Classic takes an id where WAFv2 takes an ARN: do not mix them',
    ),
  },
  {
    kind,
    rule: 'acl-not-supported',
    codes: codeList('AccessControlListNotSupported'),
    says: /bucket does not allow acls/i,
    advice: always(
      'The bucket has ACLs switched off (Bucket owner enforced): leave the ACL out, no permission is missing.',
      'Remove --acl, x-amz-acl or the ACL resource from the call',
      'Share by bucket policy instead; see the setting: aws s3api get-bucket-ownership-controls --bucket <bucket>',
    ),
  },
  {
    kind,
    rule: 'archived-object',
    codes: codeList('InvalidObjectState'),
    says: /not valid for the object's (?:storage class|access tier)/i,
    advice: always(
      'The object is archived: it must be restored before it can be read.',
      'aws s3api restore-object --bucket <bucket> --key <key> --restore-request Days=<days>',
      'See how far it is: aws s3api head-object --bucket <bucket> --key <key> (Restore)',
    ),
  },
  {
    kind,
    rule: 'key-state',
    codes: codeList(
      'KMSInvalidState KMSInvalidStateException KMSInvalidStateFault KmsInvalidStateException KMSDisabled KMSDisabledException KMSDisabledFault',
      'DisabledException CustomerKeyHasBeenRevoked KmsKeyDisabledException EncryptionKeyDisabledException KMSInvalidKeyUsage KmsInvalidKeyUsage KmsInvalidKeyUsageException KeyUnavailableException',
    ),
    says: /arn:[\w-]+:kms:\S{1,200} is (?:pending (?:deletion|import)|disabled|unavailable)/i,
    advice: always(
      'The KMS key is disabled, waits for its deletion, or is of the wrong kind for this: no permission is missing.',
      'See its state: aws kms describe-key --key-id <key> --query KeyMetadata.KeyState',
      'Bring it back: aws kms cancel-key-deletion --key-id <key>, then aws kms enable-key --key-id <key>',
      'Or let the resource use another key',
    ),
  },
  {
    kind,
    rule: 'no-region',
    codes: codeList('NoRegionError InvalidRegionError MissingRegion'),
    says: /you must specify a region|region_name '[^']{0,80}' doesn't match a supported format|invalid aws region: |region is missing|unable to find a region via the region provider chain/i,
    advice: always(
      'The program does not know which Region to call, or its name is misspelt.',
      'Name it: AWS_REGION=<Region>, --region <Region>, or region in the profile; see what it finds: aws configure list',
      'The names: aws account list-regions --query "Regions[].RegionName"',
    ),
  },
  {
    kind,
    rule: 'endpoint',
    codes: codeList('EndpointConnectionError ConnectTimeoutError NetworkFailure NetworkFailureException UnknownEndpoint'),
    says: /could not connect to the endpoint url|(?:connect|read) timeout on endpoint url|connection was closed before we received a valid response from endpoint|(?:no such host|ENOTFOUND|could not resolve host|UnknownHostException)[^\n]{0,120}amazonaws/i,
    advice: always(
      'The call did not reach AWS: a misspelt Region, a service that is not in it, or a network without a way out.',
      'Compare the Region and the service in the address with: aws account list-regions --query "Regions[].RegionName"',
      'In a private subnet: a NAT gateway, or a VPC endpoint of the service with private DNS and a security group that lets 443 in',
      'Behind a proxy: HTTPS_PROXY, and NO_PROXY for 169.254.169.254',
    ),
  },
  {
    kind,
    rule: 'service-fault',
    codes: codeList(
      'ServerException ServiceException ServiceFailure ServiceFailureException ServiceUnavailableError ModelErrorException ModelStreamErrorException ServiceFault 500 502 504',
    ),
    codeForm:
      /Internal(?:Error|Failure|Server|Service|Exception|Stream|Fault)|ServiceUnavailable|Server(?:Error|Exception)$|ServiceTemporarilyUnavailable|BadGateway|^GatewayTime/,
    says: /we encountered an internal error|unknown error, exception or failure/i,
    advice: always(
      'The service failed, not the request: no policy is missing.',
      'Try again, with growing pauses',
      'See whether AWS has a disturbance there: https://health.aws.amazon.com/health/status',
      'If it stays, give the request id to AWS Support',
    ),
  },
];
