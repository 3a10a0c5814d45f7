import { lookUpActions } from '../../lambda/adapters/catalog.ts';

const one = async (action: string) => (await lookUpActions([action])).get(action.toLowerCase());

test("an action is found in any case, in AWS's own spelling", async () => {
  expect(await one('SQS:sendmessage')).toMatchObject({ kind: 'action', facts: { action: 'sqs:SendMessage', access: 'Write' } });
});

test.each([
  ['s3:PutBucketPolicy', 'Permissions management'],
  ['iam:PutRolePolicy', 'Permissions management'],
  ['ec2:CreateTags', 'Tagging'],
  ['s3:ListAllMyBuckets', 'List'],
  ['s3:GetObject', 'Read'],
])('of several access levels the most telling counts: %s is %s', async (action, access) => {
  expect(await one(action)).toMatchObject({ facts: { access } });
});

test('several ARN forms of one resource type are told apart', async () => {
  const answer = await one('apigateway:GET');
  const stage = answer?.kind === 'action' ? answer.facts.resourceTypes.find(({ name }) => name === 'Stage') : undefined;
  expect(stage?.arns.length).toBe(2);
  expect(stage?.arns.every((arn) => /^arn:[^\s,]+$/.test(arn))).toBe(true);
});

test('a service that the catalog does not know proves nothing about the action', async () => {
  expect(await one('widgets:GetWidget')).toEqual({ kind: 'unknown-service' });
  expect(await one('s3:GetObjectt')).toEqual({ kind: 'unknown-action' });
});

test.each([
  '../../package:x',
  '__proto__:toString',
  'constructor:x',
  's3:__proto__',
  's3:constructor',
  'a'.repeat(300),
  ':',
  '',
  's3',
  's3:*',
])('%p reaches no file', async (action) => {
  expect((await one(action))?.kind).not.toBe('action');
});
