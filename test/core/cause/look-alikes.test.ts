import { findLookAlike } from '../../../lambda/core/cause/look-alikes/find-look-alike.ts';
import { authorizationCodes, bareErrorCode, isAuthorizationCode } from '../../../lambda/core/denial/authorization-codes.ts';

test.each([
  ['credentials', 'ExpiredToken', 'The provided token has expired.'],
  ['credentials', 'InvalidClientTokenId', 'The security token included in the request is invalid'],
  ['credentials', null, 'Unable to locate credentials. You can configure credentials by running "aws configure".'],
  ['credentials', 'SignatureDoesNotMatch', 'Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z'],
  ['credentials', 'InvalidIdentityToken', 'No OpenIDConnect provider found in your account for https://example.com'],
  ['credentials', null, 'Response signature invalid'],
  ['quota', 'VcpuLimitExceeded', 'You have requested more vCPU capacity than your current vCPU limit of 32 allows'],
  ['quota', 'Client.VpcLimitExceeded', 'The maximum number of VPCs has been reached.'],
  ['quota', 'TooManyBuckets', 'You have attempted to create more buckets than allowed'],
  ['quota', 'LimitExceeded', 'Cannot exceed quota for PoliciesPerRole: 10'],
  [
    'capacity',
    'Server.InsufficientInstanceCapacity',
    'We currently do not have sufficient t3.large capacity in the Availability Zone you requested (us-east-1a).',
  ],
  ['region', 'RegionDisabledException', 'STS is not activated in this region'],
  ['region', 'PendingVerification', 'Your request for accessing resources in this region is being validated'],
  ['service-not-enabled', 'OptInRequired', 'You are not subscribed to this service.'],
  ['service-not-enabled', 'AccessDenied', 'IAM user access not activated'],
  ['service-not-enabled', 'InvalidAccessException', 'Account 111122223333 is not subscribed to AWS Security Hub'],
  ['service-not-enabled', 'AccessDeniedException', "You don't have access to the model with the specified model ID."],
  ['throttled', 'ThrottlingException', 'Rate exceeded'],
  ['throttled', 'TooManyRequestsException', 'Too Many Requests'],
  ['dry-run', 'Client.DryRunOperation', 'Request would have succeeded, but DryRun flag is set.'],
  ['request-error', 'ValidationException', '1 validation error detected'],
  ['request-error', 'NoSuchBucketPolicy', 'The bucket policy does not exist'],
  ['request-error', 'Client.InvalidVpcID.NotFound', "The vpc ID 'vpc-1' does not exist"],
  ['request-error', null, 'The bucket you tried to delete is not empty'],
  ['request-error', 'UnmodifiableEntity', "Cannot perform the operation on the protected role 'AWSReservedSSO_x'"],
  ['request-error', 'AccessDenied', 'Requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining'],
])('%s: %s, "%s"', (kind, errorCode, message) => {
  const found = findLookAlike({ errorCode, message });
  expect(found?.kind).toBe(kind);
  expect(found?.advice.steps.length).toBeGreaterThan(0);
});

test.each([
  ['AccessDenied', 'Access Denied'],
  [
    'AccessDeniedException',
    'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
  ],
  ['UnauthorizedOperation', 'You are not authorized to perform this operation.'],
  ['AccessDeniedException', null],
  [null, 'Access Denied'],
])('a refusal is no look-alike: %s, %p', (errorCode, message) => {
  expect(findLookAlike({ errorCode, message })).toBeNull();
});

test('advice about a quota names it, its number and its code where the text tells', () => {
  const advice = findLookAlike({
    errorCode: 'VcpuLimitExceeded',
    message: 'more vCPU capacity than your current vCPU limit of 32 allows',
  })?.advice;
  expect(advice?.summary).toContain('32');
  expect(advice?.steps.join(' ')).toContain('L-1216C47A');
});

test('advice about capacity names the type and the zones that AWS offers', () => {
  const message =
    'We currently do not have sufficient g7e.8xlarge capacity in the Availability Zone you requested (us-east-2a). You can currently get g7e.8xlarge capacity by not specifying an Availability Zone in your request or choosing us-east-2b, us-east-2c.';
  const advice = findLookAlike({ errorCode: 'InsufficientInstanceCapacity', message })?.advice;
  expect(advice?.summary).toContain('g7e.8xlarge');
  expect(advice?.steps.join(' ')).toContain('us-east-2b, us-east-2c');
});

test('no code means a refusal and a look-alike at once', () => {
  const both = authorizationCodes.filter(({ code }) => findLookAlike({ errorCode: code, message: null }) !== null);
  expect(both).toEqual([]);
});

test.each([
  ['Client.UnauthorizedOperation', 'UnauthorizedOperation'],
  ['com.amazonaws.sqs#AccessDenied', 'AccessDenied'],
  ['Aws::S3::Errors::AccessDenied', 'AccessDenied'],
  ['AWS.SimpleQueueService.AccessDenied', 'AccessDenied'],
  ['InvalidVpcID.NotFound', 'InvalidVpcID.NotFound'],
])('%s is %s', (written, bare) => {
  expect(bareErrorCode(written)).toBe(bare);
});

test('look-alikes of refusals are no authorization codes', () => {
  expect(['ExpiredToken', 'AuthFailure', 'OptInRequired', 'Throttling', 'ValidationError'].filter(isAuthorizationCode)).toEqual([]);
});

test('a message of megabytes is answered from its beginning', () => {
  expect(findLookAlike({ errorCode: null, message: `${'a '.repeat(2_000_000)} rate exceeded` })).toBeNull();
});
