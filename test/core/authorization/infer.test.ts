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
  expect(await inferred('dynamodb.amazonaws.com', 'ExecuteStatement', {})).toEqual([]);
  expect(await inferred('dynamodb.amazonaws.com', 'ExecuteStatement', { statement: 'EXPLAIN x' })).toEqual([]);
  expect(await inferred('dynamodb.amazonaws.com', 'TransactWriteItems', {})).toEqual([]);
});

test('a statement and a transaction say themselves what they do', async () => {
  const writes = [{ operation: 'Put' }, { operation: 'Delete' }];
  expect(await inferred('dynamodb.amazonaws.com', 'ExecuteStatement', { statement: 'SELECT 1' })).toEqual([
    ['dynamodb:PartiQLSelect', null],
  ]);
  const actions = (await inferred('dynamodb.amazonaws.com', 'TransactWriteItems', { requestItems: writes })).map(([action]) => action);
  expect(actions).toEqual(['dynamodb:PutItem', 'dynamodb:DeleteItem']);
});

test.each<[string, string, object, string]>([
  ['lex.amazonaws.com', 'CreateIntentVersion', { name: 'OrderFlowers' }, 'a name and a version'],
  ['pinpoint.amazonaws.com', 'UpdatePushTemplate', { templateName: 'welcome' }, 'a name and a type'],
  [
    'lambda.amazonaws.com',
    'GetFunction20150331v2',
    { functionName: '444455556666:function:pay' },
    'a name here and one of another account',
  ],
  ['kms.amazonaws.com', 'Decrypt', { keyId: 'alias/pay' }, 'a key and an alias'],
  [
    'ec2.amazonaws.com',
    'TerminateInstances',
    { instancesSet: { items: [{ instanceId: 'vol-0a1b2c3d4e5f60718' }] } },
    'an instance and a volume',
  ],
])('%s %s %j: its parameter is not taken for %s', async (source, operation, request) => {
  for (const [, resource] of await inferred(source, operation, request)) expect(resource).toBeNull();
});

test.each([
  [
    'api.sagemaker.amazonaws.com',
    'DescribeWorkteam',
    { workteamName: 'labels' },
    'arn:aws:sagemaker:eu-west-1:111122223333:workteam/labels',
  ],
  ['ssm.amazonaws.com', 'SendCommand', { documentName: 'AWS-RunShellScript' }, 'arn:aws:ssm:eu-west-1::document/AWS-RunShellScript'],
  ['events.amazonaws.com', 'DeleteRule', { name: 'nightly' }, 'arn:aws:events:eu-west-1:111122223333:rule/nightly'],
  [
    'events.amazonaws.com',
    'DeleteRule',
    { name: 'nightly', eventBusName: 'shop' },
    'arn:aws:events:eu-west-1:111122223333:rule/shop/nightly',
  ],
  ['apigateway.amazonaws.com', 'GetRestApi', { restApiId: 'a1b2c3d4e5' }, 'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5'],
  [
    'logs.amazonaws.com',
    'PutMetricFilter',
    { logGroupName: '/aws/lambda/pay' },
    'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/pay:log-stream:',
  ],
  [
    'sqs.amazonaws.com',
    'DeleteQueue',
    { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders' },
    'arn:aws:sqs:eu-west-1:111122223333:orders',
  ],
])('%s %s %j is about %s', async (source, operation, request, arn) => {
  expect((await inferred(source, operation, request)).map(([, resource]) => resource)).toEqual([arn]);
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
