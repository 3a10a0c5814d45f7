import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  authorizationCodes,
  bareErrorCode,
  isAuthorizationCode,
  rareAuthorizationCodes,
} from '../../../lambda/core/denial/authorization-codes.ts';

const table = [...authorizationCodes, ...rareAuthorizationCodes];

test.each(table)('$code is a refusal for want of permission', ({ code }) => {
  expect(isAuthorizationCode(code)).toBe(true);
});

test.each([
  'AccessDenied',
  'Client.UnauthorizedOperation',
  'com.amazonaws.kms#AccessDeniedException',
  'AWS.SimpleQueueService.AccessDenied',
  'Aws::S3::Errors::AccessDenied',
  'software.amazon.awssdk.services.glue.model.AccessDeniedException',
  'com.amazonaws.services.lambda.model.KMSAccessDeniedException',
  'botocore.errorfactory.UnauthorizedException',
  'AccessDeniedException:http://internal.amazon.com/coral/com.amazon.coral.service/',
  'Lambda.KMSAccessDeniedException',
  'KMS.AccessDeniedException',
  'accessdenied',
])('%s is a refusal in the clothes of a program or protocol', (code) => {
  expect(isAuthorizationCode(code)).toBe(true);
});

test('the next spelling of a service is known by its ending', () => {
  expect(isAuthorizationCode('BillingAccessDeniedFault')).toBe(true);
  expect(isAuthorizationCode('QueryPermissionDeniedException')).toBe(true);
});

test.each([
  'ExpiredToken',
  'AuthFailure',
  'OptInRequired',
  'ThrottlingException',
  'ValidationError',
  'AllAccessDisabled',
  'AccessControlListNotSupported',
  'AccessPointNotFound',
  'AuthorizationQuotaExceeded',
  'AuthorizationNotFound',
  'AuthorizationHeaderMalformed',
  'AuthorizationPendingException',
  'UnauthorizedAccessError',
  'OperationNotPermitted',
  'SerialConsoleAccessDisabledException',
  'NoSuchBucket',
  '',
])('%s is none, though it may sound like one', (code) => {
  expect(isAuthorizationCode(code)).toBe(false);
});

test.each([
  ['Client.UnauthorizedOperation', 'UnauthorizedOperation'],
  ['Server.InsufficientInstanceCapacity', 'InsufficientInstanceCapacity'],
  ['com.amazonaws.sqs#AccessDenied', 'AccessDenied'],
  ['Aws::S3::Errors::AccessDenied', 'AccessDenied'],
  ['AWS.SimpleQueueService.NonExistentQueue', 'NonExistentQueue'],
  ['Client.InvalidVpcID.NotFound', 'InvalidVpcID.NotFound'],
  ['InvalidVpcID.NotFound', 'InvalidVpcID.NotFound'],
  ['QuotaExceeded.DBSecurityGroup', 'QuotaExceeded.DBSecurityGroup'],
  ['AuthFailure.ServiceLinkedRoleCreationNotPermitted', 'AuthFailure.ServiceLinkedRoleCreationNotPermitted'],
  ['Lambda.TooManyRequestsException', 'TooManyRequestsException'],
  ['ValidationException:http://internal.amazon.com/coral/', 'ValidationException'],
  [' AccessDenied ', 'AccessDenied'],
  ['', ''],
])('%s is bare %s', (written, bare) => {
  expect(bareErrorCode(written)).toBe(bare);
});

test('each code stands in the table once, with where it was seen', () => {
  const codes = table.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  expect(table.filter(({ seenIn }) => seenIn.length < 8)).toEqual([]);
});

test('docs/error-codes.md has every code, with where it was seen', () => {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'error-codes.md'), 'utf8').replace(/ +/g, ' ');
  expect(table.filter(({ code, seenIn }) => !page.includes(`| \`${code}\` | ${seenIn} |`))).toEqual([]);
});
