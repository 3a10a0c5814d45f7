import { findLookAlike } from '../../../../lambda/core/cause/look-alikes/find-look-alike.ts';
import { authorizationCodes, rareAuthorizationCodes } from '../../../../lambda/core/denial/authorization-codes.ts';

const ruleOf = (errorCode: string | null, message: string | null) => findLookAlike({ errorCode, message })?.rule ?? null;

test('a telling phrase wins over a code that means a refusal', () => {
  expect(ruleOf('AccessDenied', 'Request has expired')).toBe('request-expired');
});

test('a telling phrase wins over the code of another rule', () => {
  expect(ruleOf('InvalidSignatureException', 'Signature not yet current: 20260101T000500Z')).toBe('clock-skew');
});

test('a code wins over words that only suggest', () => {
  expect(ruleOf('ThrottlingException', 'The maximum number of requests has been exceeded')).toBe('throttled');
});

test('a general code leaves the word to what the message suggests', () => {
  expect(ruleOf('ValidationException', 'Account has reached the maximum number of repositories')).toBe('quota');
});

test.each([
  ['AccessDenied', 'Rate exceeded'],
  ['AccessDeniedException', 'The key does not exist'],
  ['InvalidParameterValueException', 'The execution role does not have permissions to call it'],
  ['AuthFailure', 'Not authorized for images: [ami-1]'],
  [null, 'aws: Resource creation cancelled; Access Denied'],
])('words that only suggest are not believed beside a refusal: %s, "%s"', (errorCode, message) => {
  expect(findLookAlike({ errorCode, message })).toBeNull();
});

test.each([
  'User: arn:aws:iam::111122223333:user/a is not authorized to perform: s3:GetObject on resource: "x because Request has expired"',
  'User: a is not authorized to perform: s3:GetObject with an explicit deny in an identity-based policy. Rate exceeded',
])("AWS's own sentence is never a look-alike, whatever stands in it: %s", (message) => {
  expect(findLookAlike({ errorCode: 'ThrottlingException', message })).toBeNull();
});

test('a launch that ends with Client.InternalError may be refused by a KMS key: it is no fault of the service', () => {
  expect(findLookAlike({ errorCode: 'Client.InternalError', message: 'Client error on launch' })).toBeNull();
  expect(ruleOf('Server.InternalError', null)).toBe('service-fault');
});

test('no code is an authorization code and a look-alike at once', () => {
  const both = [...authorizationCodes, ...rareAuthorizationCodes].filter(({ code }) => findLookAlike({ errorCode: code, message: null }));
  expect(both).toEqual([]);
});

test('exceptions of programming languages are no errors of AWS, unless the text is about AWS', () => {
  expect(ruleOf('FileNotFoundException', '/tmp/x (No such file or directory)')).toBeNull();
  expect(ruleOf('UnsupportedOperationException', 'operation error KMS: Sign, RequestID: 1')).toBe('request');
});

test('codes are known in any case and behind any prefix', () => {
  expect(ruleOf('expiredtoken', null)).toBe('expired');
  expect(ruleOf('com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException', null)).toBe('table-throughput');
  expect(ruleOf('Lambda.TooManyRequestsException', null)).toBe('throttled');
});

test('white space and typographic apostrophes do not matter', () => {
  expect(ruleOf('AccessDeniedException', 'You don\u2019t have  access to the\nmodel with\tthe specified model ID.')).toBe(
    'bedrock-model-access',
  );
});

test('a message of megabytes is answered from its first 20,000 characters, at once', () => {
  const begin = performance.now();
  expect(findLookAlike({ errorCode: null, message: `${'place aa-us-east no '.repeat(200_000)} rate exceeded` })).toBeNull();
  expect(performance.now() - begin).toBeLessThan(500);
});
