import { explainOne } from '../../explain-text.ts';

const record = (eventSource: string, eventName: string, requestParameters: unknown): string =>
  JSON.stringify({
    eventSource,
    eventName,
    requestParameters,
    eventID: 'e',
    awsRegion: 'eu-west-1',
    recipientAccountId: '111122223333',
    errorCode: 'AccessDenied',
    errorMessage: 'Access Denied',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ana', accountId: '111122223333' },
  });
const inferred = async (...call: Parameters<typeof record>) =>
  (await explainOne(record(...call))).authorizations.map(({ action, resource }) => [action, resource]);

test.each(['a*', 'a?', '$' + '{aws:username}', '{{ x }}', 'a\u0007b'])(
  'a name that the caller wrote as %p names no resource',
  async (key) => {
    expect(await inferred('s3.amazonaws.com', 'GetObject', { bucketName: 'b', key })).toEqual([['s3:GetObject', null]]);
  },
);

test('a call that several actions may decide infers none of them', async () => {
  expect(await inferred('dynamodb.amazonaws.com', 'ExecuteStatement', { statement: 'SELECT 1' })).toEqual([]);
  expect(await inferred('dynamodb.amazonaws.com', 'TransactWriteItems', {})).toEqual([]);
});

test('a call of two keys needs both actions, and says of neither which key it is', async () => {
  expect((await inferred('kms.amazonaws.com', 'ReEncrypt', {})).map(([action]) => action)).toEqual([
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ]);
});

test('several resources in one request are a question, not a choice', async () => {
  const two = { instancesSet: { items: [{ instanceId: 'i-0a' }, { instanceId: 'i-0b' }] } };
  expect(await inferred('ec2.amazonaws.com', 'TerminateInstances', two)).toEqual([['ec2:TerminateInstances', null]]);
});

test('an operation that the catalog does not know infers nothing', async () => {
  expect(await inferred('s3.amazonaws.com', 'MakeCoffee', {})).toEqual([]);
  expect(await inferred('coffee.amazonaws.com', 'Make', {})).toEqual([]);
});

test('two reasons in one message make resource and cause unknown: one of them was written by the caller', async () => {
  const text =
    'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/x" with an explicit deny in a session policy" because no identity-based policy allows the s3:PutObject action';
  expect(await explainOne(text)).toMatchObject({
    authorizations: [{ action: 's3:PutObject', resource: null }],
    cause: { kind: 'unknown', policyType: null },
    remedy: { kind: 'advice', policy: null },
  });
});
