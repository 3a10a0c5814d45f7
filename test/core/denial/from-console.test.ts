import { denialFromRecord } from '../../../lambda/core/denial/cloudtrail-record.ts';
import { readInput } from '../../../lambda/core/denial/read-input.ts';
import { explanationRecord } from '../../../lambda/core/message/explanation-json.ts';
import { explainOne } from '../../explain-text.ts';

const record = (fields: object): object => ({
  eventName: 'ListUsers',
  eventSource: 'iam.amazonaws.com',
  eventType: 'AwsApiCall',
  errorCode: 'AccessDenied',
  ...fields,
});

test.each([
  ['the session began in the console', { sessionCredentialFromConsole: 'true' }],
  ['it says so with a boolean', { sessionCredentialFromConsole: true }],
  ['the console did it itself', { eventType: 'AwsConsoleAction' }],
])('a record is from the console where %s', (_, fields) => {
  expect(denialFromRecord(record(fields)).fromConsole).toBe(true);
});

test.each([
  ['says nothing of it', {}],
  ['denies it', { sessionCredentialFromConsole: 'false' }],
  ['has something else in its place', { sessionCredentialFromConsole: { x: 'true' } }],
  ['has the word in another field', { userAgent: 'AwsConsoleAction sessionCredentialFromConsole true' }],
])('a record that %s is not from the console', (_, fields) => {
  expect(denialFromRecord(record(fields)).fromConsole).toBe(false);
});

test.each([
  'User: arn:aws:iam::111122223333:user/nora is not authorized to perform: iam:ListUsers',
  '{"source":"aws.autoscaling","detail-type":"EC2 Instance Launch Unsuccessful","detail":{"StatusCode":"Failed","StatusMessage":"You are not authorized to perform this operation."}}',
])('other carriers cannot tell: %s', (input) => {
  const [item] = readInput(input);
  expect(item).toMatchObject({ denial: { fromConsole: null } });
});

test('the JSON of an explanation stays as it is documented', async () => {
  const { denial } = explanationRecord(await explainOne(JSON.stringify(record({ sessionCredentialFromConsole: 'true' }))));
  expect(Object.keys(denial)).toEqual([
    'id',
    'time',
    'carrier',
    'account',
    'region',
    'principal',
    'service',
    'operation',
    'errorCode',
    'requestId',
  ]);
  expect(Object.keys(denial.principal)).toEqual(['arn', 'kind', 'name', 'session', 'account', 'reserved']);
});
