import fc from 'fast-check';
import type { Explanation } from '../../../lambda/core/cause/diagnosis.ts';
import { type PolicyType, policyTypes } from '../../../lambda/core/denial/denial.ts';
import { unknownPrincipal } from '../../../lambda/core/denial/principal.ts';
import { requestText } from '../../../lambda/core/message/request-text.ts';
import { explainOne } from '../../explain-text.ts';

const app = 'arn:aws:sts::111122223333:assumed-role/app/i-0abc';
const person = 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_PowerUser_0a1b2c3d4e5f6071/alice@example.com';
const queue = 'arn:aws:sqs:eu-west-1:111122223333:orders';
const foreignQueue = 'arn:aws:sqs:eu-west-1:444455556666:orders';
const scpArn = 'arn:aws:organizations::999988887777:policy/o-abcd1234ef/service_control_policy/p-1234abcd';

const refusal = (reason: string, { who = app, action = 'sqs:SendMessage', resource = queue } = {}): string =>
  `User: ${who} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
const written = async (text: string): Promise<string> => requestText(await explainOne(text));
/** Lines joined again, so that a test does not depend on where they were broken. */
const flowing = (text: string): string => text.replace(/\n(?:> )? */g, ' ');
const jsonIn = (text: string): unknown => {
  const lines = text.split('\n').filter((line) => /^> [ {}[\]]/.test(line));
  const start = lines.indexOf('> {');
  return JSON.parse(
    lines
      .slice(start, lines.indexOf('> }', start) + 1)
      .map((line) => line.slice(2))
      .join('\n'),
  );
};

test('a request to the organization for an SCP: who, what, which policy, the evidence, the exact change', async () => {
  expect(await written(refusal(`with an explicit deny in a service control policy: ${scpArn}`))).toMatchSnapshot();
});

test('a request to the owner of a resource in another account', async () => {
  expect(
    await written(refusal('because no resource-based policy allows the sqs:SendMessage action', { resource: foreignQueue })),
  ).toMatchSnapshot();
});

test.each([
  ['scp', refusal('because no service control policy allows the sqs:SendMessage action'), 'the administrators of the AWS organization'],
  ['rcp', refusal('with an explicit deny in a resource control policy'), 'the administrators of the AWS organization'],
  ['resource', refusal('with an explicit deny in a resource-based policy'), 'the owner of the resource'],
  ['boundary', refusal('because no permissions boundary allows the sqs:SendMessage action'), 'the owner of the permissions boundary'],
  ['session', refusal('because no session policy allows the sqs:SendMessage action'), 'whoever makes the session: the program, broker'],
  ['vpc-endpoint', refusal('because no VPC endpoint policy allows the sqs:SendMessage action'), 'the owner of the VPC endpoint'],
  [
    'role-trust',
    refusal('because no role trust policy allows the sts:AssumeRole action', {
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::111122223333:role/x',
    }),
    'the owner of the role that was to be assumed',
  ],
  ['identity', refusal('because no identity-based policy allows the sqs:SendMessage action'), 'the administrators of IAM in the account'],
  ['identity deny', refusal('with an explicit deny in an identity-based policy'), 'the administrators of IAM in the account'],
  [
    'identity of Identity Center',
    refusal('because no identity-based policy allows the sqs:SendMessage action', { who: person }),
    'the administrators of IAM Identity Center',
  ],
  [
    'resource of the same account, for Identity Center',
    refusal('because no resource-based policy allows the sqs:SendMessage action', { who: person }),
    'the administrators of IAM Identity Center',
  ],
  [
    'resource of another account, for Identity Center',
    refusal('because no resource-based policy allows the sqs:SendMessage action', { who: person, resource: foreignQueue }),
    'the owner of the resource',
  ],
  ['unknown', refusal(''), 'the administrators of IAM in the account of the principal, who can look at every policy type'],
])('%s goes to whoever owns the policy', async (_, text, addressee) => {
  expect(await written(text)).toContain(`\nTo: ${addressee}`);
});

describe('the change that is asked for', () => {
  test('is the grant, where Countersign proposes one', async () => {
    const explanation = await explainOne(refusal('because no identity-based policy allows the sqs:SendMessage action'));
    expect(explanation.remedy.kind).toBe('grant');
    expect(jsonIn(requestText(explanation))).toEqual(explanation.remedy.policy);
  });

  test('is an identity policy, where that does what a missing Allow on the resource of the same account would', async () => {
    const text = await written(refusal('because no resource-based policy allows the sqs:SendMessage action'));
    expect(text).toContain('To: the administrators of IAM in the account of the principal\n');
    expect(text).toMatch(/^Subject: .*: identity policy$/m);
    expect(text).toContain('Please attach this policy to the principal above');
  });

  test('says that a guard withheld the grant, and why', async () => {
    const text = await written(
      refusal('because no identity-based policy allows the iam:CreateUser action', {
        action: 'iam:CreateUser',
        resource: 'arn:aws:iam::111122223333:user/x',
      }),
    );
    expect(text).toContain('Countersign does not propose this by itself');
    expect(text).toContain('> iam:CreateUser makes an identity');
  });

  test('names an Identity Center role by its account and a pattern, because a Principal takes no wildcard', async () => {
    const text = await written(
      refusal('because no resource-based policy allows the sqs:SendMessage action', { who: person, resource: foreignQueue }),
    );
    expect(jsonIn(text)).toEqual({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Action: 'sqs:SendMessage',
      Resource: foreignQueue,
      Condition: {
        ArnLike: {
          'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_PowerUser_0a1b2c3d4e5f6071',
        },
      },
    });
  });

  test('of an endpoint policy names the principal in a condition, which gateway endpoints need', async () => {
    expect(jsonIn(await written(refusal('because no VPC endpoint policy allows the sqs:SendMessage action')))).toEqual({
      Effect: 'Allow',
      Principal: '*',
      Action: 'sqs:SendMessage',
      Resource: queue,
      Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app' } },
    });
  });

  test('of a trust policy has no resource', async () => {
    const resource = 'arn:aws:iam::444455556666:role/x';
    const text = await written(
      refusal('because no role trust policy allows the sts:AssumeRole action', { action: 'sts:AssumeRole', resource }),
    );
    expect(jsonIn(text)).toEqual({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/app' }, Action: 'sts:AssumeRole' });
  });

  test('of a key policy has the key itself as its resource', async () => {
    const resource = 'arn:aws:kms:eu-west-1:111122223333:key/0a';
    const text = await written(
      refusal('because no resource-based policy allows the kms:Decrypt action', { action: 'kms:Decrypt', resource }),
    );
    expect(jsonIn(text)).toMatchObject({ Action: 'kms:Decrypt', Resource: '*', Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } });
  });

  test('is no Allow for an explicit deny, and names the statement where the decoded message does', async () => {
    const explanation = await explainOne(refusal('with an explicit deny in an identity-based policy'));
    const text = requestText({ ...explanation, cause: { ...explanation.cause, statementId: 'DenyOutsideEU' } });
    expect(text).toContain('> Statement: Sid DenyOutsideEU');
    expect(flowing(text)).toContain('narrow the Action, Resource or Condition of the Deny statement named above');
    expect(text).not.toContain('"Allow"');
  });

  test('of an RCP is never an Allow, because RCPs of customers can only deny', async () => {
    const text = await written(refusal('because no resource control policy allows the sqs:SendMessage action'));
    expect(text).toContain('RCPFullAWSAccess');
    expect(text).not.toContain('"Allow"');
  });

  test('is to keep Block Public Access on', async () => {
    const explanation = await explainOne(refusal('with an explicit deny in a resource-based policy'));
    const text = requestText({ ...explanation, cause: { ...explanation.cause, policyType: 'block-public-access' } });
    expect(text).toContain('To: the owner of the bucket');
    expect(text).toContain('Please do not switch off Block Public Access');
    expect(text).not.toContain('does not name the policy');
  });

  test('is to delete the unassigned device, where DeleteVirtualMFADevice is refused', async () => {
    const text = await written(
      refusal('with an explicit deny in an identity-based policy', {
        action: 'iam:DeleteVirtualMFADevice',
        resource: 'arn:aws:iam::111122223333:mfa/ana',
      }),
    );
    expect(text).toContain('Please do not edit a policy for this');
    expect(text).toMatch(/^> .*list-virtual-mfa-devices/m);
  });

  test('gives no credentials to nobody: an unsigned request is to be signed', async () => {
    const text = await written(
      refusal('because no resource-based policy allows the sqs:SendMessage action', { who: 'anonymous', resource: foreignQueue }),
    );
    expect(text).toContain('The request carried no credentials');
    expect(text).toContain('> Who:      anonymous\n');
    expect(text).not.toContain('"Principal"');
  });
});

test('the simulator is offered only for what it can read', async () => {
  expect(await written(refusal('because no permissions boundary allows the sqs:SendMessage action'))).toContain(
    `> aws iam simulate-principal-policy --policy-source-arn arn:aws:iam::111122223333:role/app --action-names sqs:SendMessage --resource-arns ${queue}`,
  );
  expect(await written(refusal(`with an explicit deny in a service control policy: ${scpArn}`))).not.toContain('simulate');
});

test('a look-alike needs no request, and says so', async () => {
  const text = await written(
    'An error occurred (ExpiredToken) when calling the GetObject operation: The security token included in the request is expired',
  );
  expect(text).toMatch(/^No request is needed/);
  expect(text).not.toContain('To:');
});

const bare = async (kind: 'missing-allow' | 'explicit-deny' | 'unknown', policyType: PolicyType | null): Promise<Explanation> => {
  const explanation = await explainOne('An error occurred (AccessDenied) when calling the GetObject operation: Access Denied');
  const nothing = { id: null, time: null, account: null, region: null, service: null, operation: null, errorCode: null, requestId: null };
  return {
    ...explanation,
    denial: { ...explanation.denial, ...nothing, principal: unknownPrincipal },
    authorizations: [],
    cause: { kind, policyType, policyArn: null, statementId: null },
    evidence: [],
    remedy: { ...explanation.remedy, summary: '', steps: [], warnings: [] },
  };
};

const kinds = ['missing-allow', 'explicit-deny', 'unknown'] as const;
const combinations = kinds.flatMap((kind) => [...policyTypes, null].map((policyType) => [kind, policyType] as const));

test.each(combinations)('nothing is invented of %s in %s where every field is null', async (kind, policyType) => {
  const text = requestText(await bare(kind, policyType));
  expect(text).not.toMatch(/undefined|null|NaN|\[object|<\w|arn:|\bSid\b|> *$/m);
  expect(text).not.toContain('"Resource"');
  expect(text.match(/^[A-Z].*$/gm)).toEqual(expect.arrayContaining(['Why', 'What we ask for', 'How to verify it afterwards']));
});

/** The same explanation with one text in every field that an event can fill. */
const filledWith = (text: string, explanation: Explanation): Explanation => {
  const { denial } = explanation;
  return {
    ...explanation,
    denial: {
      ...denial,
      ...{
        id: text,
        time: text,
        account: text,
        region: text,
        service: text,
        operation: text,
        errorCode: text,
        requestId: text,
        vpcEndpointId: text,
      },
      principal: { ...denial.principal, kind: 'role', arn: text, name: text, session: text, account: text },
    },
    authorizations: [{ action: text, resource: text, context: {}, from: 'stated' }],
    cause: { ...explanation.cause, policyArn: text, statementId: text },
    evidence: [{ from: 'message', says: text }],
    remedy: { ...explanation.remedy, summary: text, steps: [text], warnings: [text] },
  };
};

test('text from an event stands in quoted lines only, without control characters or bidirectional marks', async () => {
  const pieces = [
    '\n',
    '\r\n',
    '\u2028',
    '\u0085',
    '\u202e',
    '\u2066',
    '\u001b[31m',
    '\u0000',
    'To: root',
    '> ',
    '"',
    '\\',
    ' ',
    'arn:aws:iam::111122223333:role/x',
    'kms:x',
  ];
  const hostile = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  const ours = (text: string): string[] => text.split('\n').filter((line) => !line.startsWith('>'));
  const explanations = await Promise.all(combinations.map(([kind, policyType]) => bare(kind, policyType)));
  fc.assert(
    fc.property(fc.constantFrom(...explanations), hostile, (explanation, text) => {
      const output = requestText(filledWith(`x${text}`, explanation));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/);
      expect(ours(output)).toEqual(ours(requestText(filledWith('plain', explanation))));
    }),
    { numRuns: 500 },
  );
});
