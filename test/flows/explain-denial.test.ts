import type { Decode } from '../../lambda/flows/ports.ts';
import { explainOne } from '../explain-text.ts';

const blob = `${'Qz7-k_'.repeat(98)}Ab`;
const refused = (message: string): string =>
  `UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: ${message}`;
const decodedMessage = (changes: Readonly<Record<string, unknown>> = {}, action = 'RunInstances'): string =>
  JSON.stringify({
    allowed: false,
    explicitDeny: false,
    matchedStatements: { items: [] },
    failures: { items: [] },
    context: {
      principal: { id: 'AROAEXAMPLE:gha', arn: 'arn:aws:sts::111122223333:assumed-role/ci/gha' },
      action,
      resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/*',
      conditions: { items: [{ key: 'aws:Service', values: { items: [{ value: 'ec2' }] } }] },
    },
    ...changes,
  });
const answering =
  (message: string, asked: string[] = []): Decode =>
  async (encoded) => {
    asked.push(encoded);
    return { kind: 'decoded', message };
  };
const says = (explanation: { evidence: readonly { from: string; says: string }[] }, from: string): string =>
  explanation.evidence
    .filter((item) => item.from === from)
    .map((item) => item.says)
    .join(' | ');

describe('an encoded message', () => {
  test('is decoded, and what it says is the answer', async () => {
    const explanation = await explainOne(refused(blob), {}, answering(decodedMessage()));
    expect(explanation).toMatchObject({
      denial: { principal: { arn: 'arn:aws:iam::111122223333:role/ci', session: 'gha' }, service: 'ec2' },
      authorizations: [{ action: 'ec2:RunInstances', resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/*', from: 'decoded' }],
      cause: { kind: 'missing-allow', policyType: 'identity' },
      certainty: 'decoded',
      remedy: { kind: 'grant' },
    });
    expect(says(explanation, 'inference')).toMatch(/permissions boundary, SCP or session policy/);
  });

  test('that was wrapped is joined before STS is asked, and that is said', async () => {
    const asked: string[] = [];
    const wrapped = blob.replace(/.{76}/g, '$&\n');
    const explanation = await explainOne(refused(wrapped), {}, answering(decodedMessage(), asked));
    expect(asked).toEqual([blob]);
    expect(says(explanation, 'encoded message')).toMatch(/several lines/);
  });

  test('alone in the input is decoded too', async () => {
    const asked: string[] = [];
    expect((await explainOne(blob, {}, answering(decodedMessage(), asked))).certainty).toBe('decoded');
    expect((await explainOne(`"${blob.replace(/.{64}/g, '$&\n')}"`, {}, answering(decodedMessage(), asked))).certainty).toBe('decoded');
    expect(asked).toEqual([blob, blob]);
  });

  test.each([
    ['cut', `${blob.slice(0, 150)}...`, /cut after 150 characters/],
    ['cut at a length that no message has', blob.slice(0, 401), /cut after 401 characters/],
    ['lower-cased', blob.toLowerCase(), /all lower-case/],
    ['missing', '', /it is not there/],
    ['too long', `${blob.repeat(20)}`, /STS decodes 10,240 at most/],
  ])('%s is not sent to STS, and why is said', async (_, text, expected) => {
    const asked: string[] = [];
    const explanation = await explainOne(refused(text), {}, answering(decodedMessage(), asked));
    expect(asked).toEqual([]);
    expect(says(explanation, 'encoded message')).toMatch(expected);
    expect(explanation.cause.kind).toBe('unknown');
  });

  test('that STS refuses is told, and the plain text speaks', async () => {
    const sentence =
      'You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:eu-west-1:111122223333:instance/* because no permissions boundary allows the ec2:RunInstances action.';
    const explanation = await explainOne(`${sentence} Encoded authorization failure message: ${blob}`, {}, async () => ({
      kind: 'failed',
      says: 'could not decode: no rights',
      again: false,
    }));
    expect(says(explanation, 'STS')).toBe('could not decode: no rights');
    expect(explanation).toMatchObject({ cause: { kind: 'missing-allow', policyType: 'boundary' }, certainty: 'stated' });
  });

  test('whose decoded form nobody knows is told', async () => {
    const explanation = await explainOne(refused(blob), {}, answering('{"something":"else"}'));
    expect(says(explanation, 'STS')).toMatch(/form that is not known/);
  });
});

describe('text and decoded message', () => {
  const text = (reason: string): string =>
    `User: arn:aws:sts::111122223333:assumed-role/ci/gha is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:eu-west-1:111122223333:instance/* ${reason} Encoded authorization failure message: ${blob}`;

  test('that agree are both evidence, and the text gives the policy type', async () => {
    const explanation = await explainOne(
      text('because no permissions boundary allows the ec2:RunInstances action.'),
      {},
      answering(decodedMessage()),
    );
    expect(explanation).toMatchObject({ cause: { kind: 'missing-allow', policyType: 'boundary' }, certainty: 'decoded' });
    expect(explanation.evidence.map(({ from }) => from)).toEqual(expect.arrayContaining(['decoded message', 'message']));
  });

  test('that contradict each other are said to, and the decoded message wins', async () => {
    const deny = decodedMessage({
      explicitDeny: true,
      matchedStatements: {
        items: [
          {
            statementId: 'NoLaunch',
            effect: 'DENY',
            principals: { items: [{ value: 'AROAEXAMPLE' }] },
            actions: { items: [{ value: 'ec2:*' }] },
            resources: { items: [{ value: '*' }] },
          },
        ],
      },
    });
    const explanation = await explainOne(text('because no permissions boundary allows the ec2:RunInstances action.'), {}, answering(deny));
    expect(explanation).toMatchObject({
      cause: { kind: 'explicit-deny', policyType: 'identity', statementId: 'NoLaunch' },
      remedy: { kind: 'advice', policy: null },
    });
    expect(says(explanation, 'contradiction')).toMatch(/the decoded message wins/);
  });

  test('that name different actions and principals are said to', async () => {
    const other = decodedMessage({}, 'iam:PassRole').replace('assumed-role/ci/gha', 'assumed-role/other/x');
    const explanation = await explainOne(text(''), {}, answering(other));
    expect(explanation.authorizations[0]?.action).toBe('iam:PassRole');
    expect(explanation.denial.principal.name).toBe('other');
    expect(says(explanation, 'contradiction')).toMatch(/action ec2:RunInstances and iam:PassRole.*principal/);
  });
});

describe('the whole call', () => {
  const record = {
    eventSource: 'lambda.amazonaws.com',
    eventName: 'CreateFunction20150331',
    eventID: 'e',
    awsRegion: 'eu-west-1',
    recipientAccountId: '111122223333',
    errorCode: 'AccessDenied',
    errorMessage:
      'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: lambda:CreateFunction on resource: arn:aws:lambda:eu-west-1:111122223333:function:orders because no identity-based policy allows the lambda:CreateFunction action',
    requestParameters: { functionName: 'orders', role: 'arn:aws:iam::111122223333:role/orders' },
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ana', accountId: '111122223333', userName: 'ana' },
  };

  test('stands beside the minimal grant, and adds the role that is passed, for this service only', async () => {
    const { remedy } = await explainOne(JSON.stringify(record), { wholeCall: true });
    expect(remedy.policy?.Statement).toHaveLength(1);
    expect(remedy.wholeCall?.policy.Statement.slice(1)).toEqual([
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::111122223333:role/orders',
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    ]);
    expect(remedy.wholeCall?.guards.some(({ verdict }) => verdict === 'sensitive')).toBe(true);
  });

  test('is not made where no grant is offered', async () => {
    const denied = {
      ...record,
      errorMessage: record.errorMessage.replace(
        'because no identity-based policy allows the lambda:CreateFunction action',
        'with an explicit deny in a service control policy',
      ),
    };
    expect((await explainOne(JSON.stringify(denied), { wholeCall: true })).remedy.wholeCall).toBeNull();
  });
});

test('a protected principal gets no grant, and why is said', async () => {
  const text =
    'User: arn:aws:iam::111122223333:user/break-glass is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:111122223333:q because no identity-based policy allows the sqs:sendmessage action';
  const { remedy } = await explainOne(text, { protectedPrincipals: ['arn:aws:iam::*:user/break-*'] });
  expect(remedy).toMatchObject({ kind: 'withheld', policy: { Statement: [{ Action: 'sqs:SendMessage' }] } });
  expect(remedy.guards.find(({ guard }) => guard === 'protected-principal')?.verdict).toBe('withhold');
});
