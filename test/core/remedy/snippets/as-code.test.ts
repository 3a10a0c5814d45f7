// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are what is tested
import { asCode } from '../../../../lambda/core/remedy/snippets/as-code.ts';
import type { CodeFormat, CodeInput } from '../../../../lambda/core/remedy/snippets/code-input.ts';
import { readHcl } from './read-hcl.ts';
import { synthesize } from './run-cdk.ts';

const role: CodeInput = {
  incident: 'cs-7f3k9q',
  principal: { kind: 'role', name: 'ci-deployer', arn: 'arn:aws:iam::111122223333:role/team/ci-deployer' },
  policy: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/*' },
      {
        Sid: 'PassTheRole',
        Effect: 'Allow',
        Action: ['iam:PassRole', 'iam:GetRole'],
        Resource: 'arn:aws:iam::111122223333:role/${aws:username}',
        Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' }, Null: { 'aws:TokenIssueTime': ['false'] } },
      },
    ],
  },
};
const user: CodeInput = { ...role, principal: { kind: 'user', name: 'ana', arn: 'arn:aws:iam::111122223333:user/ana' } };
const formats: readonly CodeFormat[] = ['json', 'cfn', 'cdk', 'terraform'];
const withResource = (Resource: string | string[], input = role): CodeInput => ({
  ...input,
  policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource }] },
});

test.each(formats)('the grant as %s, for a role', (format) => {
  expect(`\n${asCode(format, role)}`).toMatchSnapshot();
});

test('the grant for a user, in each format that names it', () => {
  expect(asCode('cfn', user)).toContain('Users:\n        - "ana"');
  expect(asCode('terraform', user)).toMatch(
    /resource "aws_iam_user_policy" "grant_cs_7f3k9q" \{\n {2}name = "countersign-cs-7f3k9q"\n {2}user = "ana"/,
  );
  expect(asCode('cdk', user)).toContain("user: iam.IUser = iam.User.fromUserName(scope, 'GrantCs7f3k9qUser', 'ana')");
  expect(asCode('cdk', user)).toContain('users: [user]');
});

test.each(['cfn', 'cdk', 'terraform'] as const)(
  'a comment on top of %s says what it is, for which incident, and what it replaces',
  (format) => {
    const comment = asCode(format, role)
      .split('\n')
      .filter((line) => /^(#|\/\/) /.test(line))
      .join('\n');
    expect(comment).toContain('ec2:RunInstances, iam:PassRole, iam:GetRole');
    expect(comment).toContain('ci-deployer');
    expect(comment).toContain('cs-7f3k9q');
    expect(comment).toContain('replaces the temporary grant');
  },
);

test('JSON is the document alone, because IAM takes nothing else', () => {
  expect(JSON.parse(asCode('json', role))).toEqual(role.policy);
});

test.each([role, user])('the CDK module passes the rules of the CDK, for a $principal.kind', (input) => {
  const [policy] = Object.values<object>(synthesize(asCode('cdk', input), { minimize: true, validate: true })['Resources']);
  const attached = input.principal.kind === 'role' ? { Roles: ['ci-deployer'] } : { Users: ['ana'] };
  expect(policy).toMatchObject({ Properties: { PolicyName: 'countersign-cs-7f3k9q', ...attached } });
});

test('policy variables stay policy variables in Terraform', () => {
  const source = asCode('terraform', role);
  expect(source).toContain('role/$${aws:username}"');
  expect(readHcl(source)[0]?.attributes['policy']).toEqual(role.policy);
});

test.each([
  ['${a}', '"$${a}"'],
  ['$${a}', '"$$${a}"'],
  ['%{a}', '"%%{a}"'],
  ['$ 50% {a}', '"$ 50% {a}"'],
  ['a"b\\c\nd', '"a\\"b\\\\c\\nd"'],
  ['\u202e\u{1f600}\u0000', '"\\u202e\\U0001f600\\u0000"'],
])('Terraform writes %j as %s', (text, written) => {
  expect(asCode('terraform', withResource(text))).toContain(`Resource = ${written}\n`);
});

test.each(['arn:aws:ssm:::{{resolve:secretsmanager:key}}', '{{ x }}'])(
  'no template is printed of %s, which CloudFormation would replace: a comment says so',
  (resource) => {
    for (const format of ['cfn', 'cdk'] as const) {
      const source = asCode(format, withResource(resource));
      expect(source).toMatch(/Not printed: .* would replace "\{\{"/);
      expect(
        source
          .trimEnd()
          .split('\n')
          .every((line) => /^(#|\/\/) /.test(line)),
      ).toBe(true);
    }
    expect(readHcl(asCode('terraform', withResource(resource)))).toHaveLength(1);
  },
);

test('no CDK module is printed of text that is a token of the CDK', () => {
  expect(asCode('cdk', withResource('${Token[TOKEN.1]}'))).toMatch(/Not printed/);
  expect(asCode('cfn', withResource('${Token[TOKEN.1]}'))).toContain('Resource: "${Token[TOKEN.1]}"');
});

test.each(['Ref', 'Fn::Transform\nx: y'])('a condition with the name of an intrinsic function (%j) is not printed as a template', (key) => {
  const Condition = { StringEquals: { [key]: 'a' } };
  const input: CodeInput = {
    ...role,
    policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition }] },
  };
  expect(asCode('cfn', input)).toMatch(/^(# .*\n)+$/);
  expect(asCode('cdk', input)).toMatch(/^(\/\/ .*\n)+$/);
});

test('a name that CloudFormation would replace is not printed as a template', () => {
  expect(asCode('cfn', { ...role, principal: { ...role.principal, name: '{{resolve:ssm:name}}' } })).toMatch(/^(# .*\n)+$/);
});

test.each([
  ['cs-7f3k9q', 'GrantCs7f3k9q'],
  ['x"\n}, CS--1', 'GrantXCs1'],
  ['', 'Grant'],
  ['é', 'Grant'],
])('the logical id of incident %j is %s', (incident, logicalId) => {
  expect(asCode('cfn', { ...role, incident })).toMatch(new RegExp(`^Resources:\\n {2}${logicalId}:\\n`, 'm'));
});

test('a policy that is too large for inline policies says so', () => {
  const large = Array.from({ length: 60 }, (_, index) => `arn:aws:s3:::bucket-${index}/a-long-prefix-for-this/*`);
  expect(asCode('terraform', withResource(large, user))).toMatch(
    /# It has \d+ characters, and IAM takes 2,048 of inline policies for a user/,
  );
  expect(asCode('terraform', withResource(large, role))).not.toContain('It has');
});
