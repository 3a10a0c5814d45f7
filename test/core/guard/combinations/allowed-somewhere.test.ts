import { allowedSomewhere } from '../../../../lambda/core/guard/combinations/allowed-somewhere.ts';
import { readIdentityPolicy } from '../../../../lambda/core/guard/combinations/identity-policy.ts';

const allowed = (statement: unknown, action = 'iam:PassRole') =>
  allowedSomewhere(readIdentityPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statement })) ?? [], [action]);
const one = 'arn:aws:iam::111122223333:role/app';

test.each([
  ['by its name', { Effect: 'Allow', Action: 'iam:PassRole', Resource: one }, [one]],
  ['in a list of statements', [{ Effect: 'Allow', Action: ['s3:GetObject', 'IAM:passrole'], Resource: [one] }], [one]],
  ['through a wildcard', { Effect: 'Allow', Action: 'iam:Pass*', Resource: 'arn:aws:iam::*:role/*' }, ['arn:aws:iam::*:role/*']],
  ['through NotAction', { Effect: 'Allow', NotAction: 's3:*', Resource: one }, [one]],
  ['through NotResource', { Effect: 'Allow', Action: '*', NotResource: one }, ['all but some resources']],
])('an action is found that a policy allows %s', (_, statement, resources) => {
  expect(allowed(statement)).toEqual([{ action: 'iam:PassRole', extent: 'somewhere', resources, conditional: false }]);
});

test.each([
  ['another action is allowed', { Effect: 'Allow', Action: 'iam:GetRole', Resource: '*' }],
  ['it is denied', { Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' }],
  ['NotAction leaves it out', { Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }],
  ['a statement names no action', { Effect: 'Allow', Resource: '*' }],
])('an action is not found where %s', (_, statement) => {
  expect(allowed(statement)).toEqual([]);
});

test('conditions are told where every statement has one', () => {
  const conditional = { Effect: 'Allow', Action: '*', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
  expect(allowed(conditional)[0]?.conditional).toBe(true);
  expect(allowed([conditional, { Effect: 'Allow', Action: 'iam:PassRole', Resource: one }])[0]).toMatchObject({
    conditional: false,
    resources: ['*', one],
  });
});

test.each(['', '[]', 'null', '{"Statement":7}', '{"Statement":{"Effect":"Maybe"}}', '{'])('%j is no policy', (text) => {
  expect(readIdentityPolicy(text)).toBeNull();
});
