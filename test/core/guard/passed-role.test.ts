import type { PassedRole } from '../../../lambda/core/guard/passed-role/passed-role.ts';
import { passedRolesIn } from '../../../lambda/core/guard/passed-role/passed-role.ts';
import { trustedServices } from '../../../lambda/core/guard/passed-role/trusted-services.ts';
import { passedRoleWords, privilegedActions, weighPassedRole } from '../../../lambda/core/guard/passed-role/weigh-passed-role.ts';
import { grant } from './grants.ts';

const arn = 'arn:aws:iam::111122223333:role/app';
const holding = (actions: string): PassedRole['held'] =>
  actions
    .split(' ')
    .filter(Boolean)
    .map((action) => ({ action, extent: 'everywhere', resources: ['*'], conditional: false }));
const role = (changes: Partial<PassedRole> = {}): PassedRole => ({
  arn,
  policies: [{ name: 'app-bucket', arn: null }],
  trustedServices: ['lambda.amazonaws.com'],
  boundaryArn: null,
  held: [],
  ...changes,
});
const verdicts = (passed: PassedRole) => weighPassedRole(passed).map(({ verdict, reason }) => `${verdict}: ${reason}`);

test.each([
  [
    'AdministratorAccess',
    { policies: [{ name: 'AdministratorAccess', arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }] },
    /administrator/,
  ],
  ['AdministratorAccess of China', { policies: [{ name: 'A', arn: 'arn:aws-cn:iam::aws:policy/AdministratorAccess' }] }, /administrator/],
  ['an action that gives privileges', { held: holding('iam:CreateUser') }, /may do iam:CreateUser/],
  ['all of a path', { held: holding('iam:PassRole ec2:RunInstances') }, /path ec2-run-instances/],
  [
    'an administrator of whom IAM says nothing more',
    { policies: [{ name: 'A', arn: 'arn:aws:iam::aws:policy/IAMFullAccess' }], held: null },
    /IAMFull|administrator/,
  ],
])('a role that has %s is not passed', (_, changes, reason) => {
  const [first] = verdicts(role(changes));
  expect(first).toMatch(/^withhold: /);
  expect(first).toMatch(reason);
});

test.each([
  ['nothing', {}],
  ['a part of a path', { held: holding('iam:PassRole') }],
  [
    'a policy of the account that only has the name',
    { policies: [{ name: 'AdministratorAccess', arn: 'arn:aws:iam::111122223333:policy/AdministratorAccess' }] },
  ],
  ['what is sensitive and gives no privileges that stay', { held: holding('secretsmanager:GetSecretValue ssm:StartSession') }],
])('a role that has %s may be proposed', (_, changes) => {
  expect(verdicts(role(changes))).toEqual([expect.stringMatching(/^pass: /)]);
});

test('an approver reads what the role has, who may take it, and what it may do', () => {
  expect(passedRoleWords(role({ boundaryArn: 'arn:aws:iam::111122223333:policy/limit', held: holding('ssm:StartSession') }))).toBe(
    `The role that would be passed, ${arn}: of what can give privileges it may do ssm:StartSession; lambda.amazonaws.com may take it; its boundary is arn:aws:iam::111122223333:policy/limit; it has the policies app-bucket.`,
  );
  expect(passedRoleWords(role({ policies: null, held: null, trustedServices: [] }))).toBe(
    `The role that would be passed, ${arn}: whether it may do what gives privileges is not known; no service may take it; its policies could not be read.`,
  );
});

test('long lists are cut and counted', () => {
  const policies = Array.from({ length: 20 }, (_, index) => ({ name: `p${index}`, arn: null }));
  expect(passedRoleWords(role({ policies }))).toContain('p0, p1, p2, p3, p4 and 15 more');
});

test('the roles of a grant are those of its iam:PassRole statements, each once', () => {
  const policy = { Version: '2012-10-17' as const, Statement: [grant('IAM:passrole', [arn, arn]), grant('sts:AssumeRole', 'arn:x')] };
  expect(passedRolesIn(policy)).toEqual([arn]);
});

test.each([
  [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }, ['lambda.amazonaws.com']],
  [
    [
      { Effect: 'Allow', Principal: { Service: ['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] } },
      { Effect: 'Deny', Principal: { Service: 'glue.amazonaws.com' } },
      { Effect: 'Allow', Principal: { AWS: '*' } },
      { Effect: 'Allow', Principal: '*' },
    ],
    ['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'],
  ],
  [null, []],
])('the services of a trust policy are read: %j', (Statement, services) => {
  expect(trustedServices(JSON.stringify({ Version: '2012-10-17', Statement }))).toEqual(services);
  expect(trustedServices('no JSON')).toEqual([]);
});

test('what is asked of a passed role has the actions that make an administrator', () => {
  expect(privilegedActions).toEqual(expect.arrayContaining(['iam:CreateUser', 'iam:PutRolePolicy', 'iam:CreatePolicy', 'iam:PassRole']));
});
