import { isSensitive, isWithheld } from '../../../lambda/core/guard/guard-grant.ts';
import { grant, guardsThat, judge } from './grants.ts';

const harmless = grant('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:q');

test('a harmless grant passes every guard, and each says so once', async () => {
  const results = await judge([harmless]);
  expect(results.map(({ guard }) => guard).sort()).toEqual([
    'code-of-others',
    'escalation',
    'identities',
    'permissions-management',
    'policy-variable',
    'protected-principal',
    'secrets',
    'template-text',
    'unchangeable-principal',
    'unknown-action',
    'wildcard',
  ]);
  expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['pass']));
  expect([isWithheld(results), isSensitive(results)]).toEqual([false, false]);
});

test('one bad statement among good ones is found, whatever its place', async () => {
  const bad = grant(['sqs:ReceiveMessage', 'iam:AttachRolePolicy'], 'arn:aws:iam::111122223333:role/app');
  for (const statements of [
    [harmless, bad],
    [bad, harmless],
    [harmless, bad, harmless],
  ]) {
    const results = await judge(statements);
    expect(isWithheld(results)).toBe(true);
    expect(guardsThat('withhold', results)).toEqual(['escalation', 'permissions-management']);
  }
});

test('the same finding is told once', async () => {
  const results = await judge([
    grant('kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/1'),
    grant('KMS:decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/2'),
  ]);
  expect(guardsThat('sensitive', results)).toEqual(['secrets']);
});

test('every reason is one sentence for people', async () => {
  const statements = [
    grant(
      ['iam:PassRole', 'kms:Decrypt', 'no:such', 's3:*', 'ssm:SendCommand', 's3:PutBucketPolicy'],
      ['*', 'arn:aws:s3:::b/{{x}}', variable('a}')],
    ),
  ];
  for (const { reason } of await judge(statements, { protectedPrincipals: ['*'] })) expect(reason).toMatch(/^["A-Za-z].*\.$/s);
});

test('an action that AWS does not document is withheld', async () => {
  for (const action of ['s3:CopyObject', 'nosuchservice:Do', 'GetObject', '', 'iam :PassRole', '../x:y']) {
    expect([action, guardsThat('withhold', await judge([grant(action, 'arn:aws:s3:::b/k')]))]).toEqual([action, ['unknown-action']]);
  }
});

/** Written in parts, so that no tool takes it for a template string that somebody forgot. */
const variable = (name: string): string => ['$', `{${name}`].join('');

describe('text that another system would replace is withheld', () => {
  const queue = (name: string) => grant('sqs:SendMessage', `arn:aws:sqs:eu-west-1:111122223333:${name}`);

  test.each(['{{ ssm:secret }}', 'a{{b', 'a}}b', '{{{{'])('template text %s', async (name) => {
    expect(guardsThat('withhold', await judge([queue(name)]))).toEqual(['template-text']);
  });

  test.each([variable('aws:username}'), `a${variable('b')}`, variable('$}')])('a policy variable %s', async (name) => {
    expect(guardsThat('withhold', await judge([queue(name)]))).toEqual(['policy-variable']);
  });

  test('also in a key or value of a condition, a Sid, or the session of the principal', async () => {
    const condition = (key: string, value: string) => grant('ec2:DescribeInstances', '*', { StringEquals: { [key]: value } });
    const principal = {
      arn: 'arn:aws:iam::111122223333:role/app',
      kind: 'role',
      name: 'app',
      session: '{{x}}',
      account: null,
      reserved: null,
      uniqueId: null,
      identityProvider: null,
    } as const;
    expect(guardsThat('withhold', await judge([condition('aws:PrincipalTag/{{x}}', 'a')]))).toEqual(['template-text']);
    expect(guardsThat('withhold', await judge([condition('aws:PrincipalTag/x', variable('y}'))]))).toEqual(['policy-variable']);
    expect(guardsThat('withhold', await judge([{ ...harmless, Sid: 'a}}' }]))).toEqual(['template-text']);
    expect(guardsThat('withhold', await judge([harmless], { principal }))).toEqual(['template-text']);
  });

  test('single braces are ordinary characters, also next to the braces of JSON', async () => {
    expect(isWithheld(await judge([queue('a{b}c')]))).toBe(false);
    expect(isWithheld(await judge([grant('ec2:DescribeInstances', '*', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } })]))).toBe(
      false,
    );
  });
});
