import { AwsSolutionsChecks } from 'cdk-nag';
import { statementsOf } from './lib/policy-statements.ts';
import { makeStack, resourceOf, resourcesOf, synthesize } from './lib/synthesized.ts';

const everything = {
  emails: ['oncall@example.com'],
  slackWebhook: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:countersign/slack-AbCdEf',
  slackWebhookKey: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  amazonQ: { workspaceId: 'T07EA123LEP', channelId: 'C07EZ1ABC23' },
};
const stacks = [
  ['with defaults', synthesize()],
  ['with everything on', synthesize(everything)],
] as const;

/** What may be read of IAM before a grant is proposed: the policies of whoever would get it, and of a role that would be passed. */
const policyReads: Readonly<Record<string, readonly string[]>> = {
  '<AWS::AccountId>:role': ['GetRole', 'GetRolePolicy', 'ListAttachedRolePolicies', 'ListRolePolicies'],
  '<AWS::AccountId>:user': ['GetUserPolicy', 'ListAttachedUserPolicies', 'ListGroupsForUser', 'ListUserPolicies'],
  '<AWS::AccountId>:group': ['GetGroupPolicy', 'ListAttachedGroupPolicies', 'ListGroupPolicies'],
  '<AWS::AccountId>:policy': ['GetPolicy', 'GetPolicyVersion'],
  'aws:policy': ['GetPolicy', 'GetPolicyVersion'],
};

/** Each use of a wildcard in an Allow, and why it is needed. Whatever is not here fails. */
const wildcards: Readonly<Record<string, string>> = {
  'sts:DecodeAuthorizationMessage on *': 'the action knows no resource',
  'iam:SimulatePrincipalPolicy on arn:<AWS::Partition>:iam::<AWS::AccountId>:user/*': 'any user may be refused tomorrow',
  'iam:SimulatePrincipalPolicy on arn:<AWS::Partition>:iam::<AWS::AccountId>:role/*': 'any role may be refused tomorrow',
  'iam:ListRoleTags on arn:<AWS::Partition>:iam::<AWS::AccountId>:role/*': 'the owner of any role that is refused',
  'iam:ListUserTags on arn:<AWS::Partition>:iam::<AWS::AccountId>:user/*': 'the owner of any user that is refused',
  ...Object.fromEntries(
    Object.entries(policyReads).flatMap(([kind, names]) =>
      names.map((name) => [`iam:${name} on arn:<AWS::Partition>:iam::${kind}/*`, 'what the principal of a grant already may do']),
    ),
  ),
  'kms:* on *': "the key's own policy: * is this key, and without its account a key cannot be managed any more",
  'kms:Decrypt on *': "the key's own policy: * is this key",
  'kms:GenerateDataKey* on *': "the key's own policy: * is this key; alarms publish through it",
};

describe.each(stacks)('the template %s', (_, template) => {
  const statements = statementsOf(template);
  const allows = statements.filter(({ Effect }) => Effect === 'Allow');

  it('holds no permission to change IAM', () => {
    const reads = Object.values(policyReads).flatMap((names) => names.map((name) => `iam:${name}`));
    const readOnly = ['iam:SimulatePrincipalPolicy', 'iam:ListRoleTags', 'iam:ListUserTags', ...reads];
    expect(reads.filter((action) => !/^iam:(Get|List)/.test(action))).toEqual([]);
    const aboutIam = allows.flatMap(({ Action }) => Action).filter((action) => /^(iam|\*|[^:]*\*)/i.test(action));
    expect(aboutIam.filter((action) => !readOnly.includes(action))).toEqual([]);
    expect(allows.filter(({ NotAction }) => NotAction !== undefined)).toEqual([]);
  });

  it('gives no role a policy that is written elsewhere', () => {
    const roles = [...resourcesOf(template, 'AWS::IAM::Role').values()];
    expect(roles.filter((role) => 'ManagedPolicyArns' in role)).toEqual([]);
    expect(resourcesOf(template, 'AWS::IAM::ManagedPolicy').size).toBe(0);
  });

  it('lets no role of the pipeline take on another', () => {
    const grants = allows.filter(
      ({ Action, type }) => type === 'AWS::IAM::Policy' && Action.some((action) => /^sts:Assume|PassRole/i.test(action)),
    );
    expect(grants).toEqual([]);
  });

  it('has wildcards only where the list says why', () => {
    const used = allows.flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => (Resource ?? []).map((resource) => `${action} on ${resource}`)),
    );
    const wide = [...new Set(used.filter((use) => use.includes('*')))];
    expect(wide.sort()).toEqual(Object.keys(wildcards).sort());
  });

  it('names a resource in every statement but those of trust policies', () => {
    expect(allows.filter(({ Resource, type }) => Resource === undefined && type !== 'AWS::IAM::Role')).toEqual([]);
    expect(statements.filter(({ NotResource }) => NotResource !== undefined)).toEqual([]);
  });

  it('opens a wildcard key policy to the account and to its alarms only', () => {
    const keyStatements = allows.filter(({ type }) => type === 'AWS::KMS::Key');
    expect(keyStatements.map(({ Principal }) => JSON.stringify(Principal))).toEqual([
      expect.stringContaining(':root'),
      JSON.stringify({ Service: 'cloudwatch.amazonaws.com' }),
    ]);
    expect(keyStatements[1]?.Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
  });

  it('lets nobody outside send or publish: services only, for this account or for our rules', () => {
    const open = allows.filter(({ type }) => type === 'AWS::SQS::QueuePolicy' || type === 'AWS::SNS::TopicPolicy');
    expect(open.length).toBeGreaterThan(0);
    for (const { Principal, Condition } of open) {
      expect(Principal).toEqual({ Service: expect.stringMatching(/^(events|cloudwatch)\.amazonaws\.com$/) });
      expect(JSON.stringify(Condition)).toMatch(/aws:SourceArn|aws:SourceAccount/);
    }
  });

  it.each(['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'])('refuses every call without TLS: %s', (type) => {
    const policies = [...resourcesOf(template, type).keys()];
    const denies = statements.filter(
      ({ Effect, Condition }) => Effect === 'Deny' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
    );
    expect(policies.length).toBeGreaterThan(0);
    for (const policy of policies) expect(denies.filter(({ of }) => of === policy)).toHaveLength(1);
  });

  it('encrypts what it keeps and what it sends', () => {
    for (const queue of resourcesOf(template, 'AWS::SQS::Queue').values()) expect(queue['SqsManagedSseEnabled']).toBe(true);
    const topics = [...resourcesOf(template, 'AWS::SNS::Topic').values()];
    expect(topics).toHaveLength(2);
    for (const topic of topics)
      expect(topic).toMatchObject({ KmsMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^CountersignAlertsKey/), 'Arn'] } });
    expect(resourceOf(template, 'AWS::KMS::Key')).toMatchObject({ EnableKeyRotation: true });
    expect(resourceOf(template, 'AWS::DynamoDB::GlobalTable')).toMatchObject({ SSESpecification: { SSEEnabled: true } });
  });

  it('is clean by the rules of cdk-nag AwsSolutions, suppressions aside', () => {
    const stack = makeStack(template === stacks[0][1] ? {} : everything);
    const { violations } = new AwsSolutionsChecks(stack).validateScope(stack);
    expect(violations.map(({ ruleName, violatingResources }) => `${ruleName} at ${JSON.stringify(violatingResources)}`)).toEqual([]);
  });
});

describe('incidents', () => {
  const table = resourceOf(synthesize(), 'AWS::DynamoDB::GlobalTable');

  it('are kept: point-in-time recovery, no deletion by accident, and the table stays when the stack goes', () => {
    expect(table).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }, DeletionProtectionEnabled: true }],
    });
    const [resource] = Object.values(synthesize().Resources).filter(({ Type }) => Type === 'AWS::DynamoDB::GlobalTable');
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('end by themselves', () => {
    expect(table).toMatchObject({ TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true } });
  });
});

describe('the Slack webhook', () => {
  const readable = (settings: Parameters<typeof synthesize>[0]) =>
    statementsOf(synthesize(settings)).flatMap(({ Action, Resource }) =>
      /secretsmanager|ssm:/.test(Action.join()) ? [{ Action, Resource }] : [],
    );

  it('can be read from the one secret or the one parameter that was named', () => {
    expect(readable({ slackWebhook: everything.slackWebhook })).toEqual([
      { Action: ['secretsmanager:GetSecretValue'], Resource: [everything.slackWebhook] },
    ]);
    expect(readable({ slackWebhook: '/countersign/slack' })).toEqual([
      {
        Action: ['ssm:GetParameter'],
        Resource: ['arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/countersign/slack'],
      },
    ]);
  });

  it('lets nothing be read where Slack is not used', () => {
    expect(readable({})).toEqual([]);
  });
});

it('the self-test role may do nothing, and can be left out', () => {
  const roleIds = (template: ReturnType<typeof synthesize>) =>
    [...resourcesOf(template, 'AWS::IAM::Role').keys()].filter((id) => id.includes('SelfTest'));
  const template = synthesize();
  const [id] = roleIds(template);
  expect(id).toBeDefined();
  const policies = [...resourcesOf(template, 'AWS::IAM::Policy').values()].map(({ Roles }) => JSON.stringify(Roles));
  expect(policies.filter((roles) => roles.includes(String(id)))).toEqual([]);
  expect(resourceOf(template, 'AWS::IAM::Role', id)).not.toHaveProperty('Policies');
  expect(roleIds(synthesize({ selfTest: false }))).toEqual([]);
});

it('the outputs are what `countersign doctor` looks for', () => {
  expect(Object.keys(synthesize().Outputs).sort()).toEqual([
    'AlertTopicArn',
    'CallRuleName',
    'DeadLetterQueueUrl',
    'IncidentTableName',
    'OwnerTopicArn',
    'QueueUrl',
    'SelfTestRoleArn',
    'TriageFunctionName',
    'TriageRoleArn',
  ]);
});

it('the template is as it was when somebody last looked at it', () => {
  const { Code, ...triage } = resourceOf(synthesize(), 'AWS::Lambda::Function');
  expect(Code).toBeDefined();
  const rest = Object.entries(synthesize().Resources).filter(([, { Type }]) => Type !== 'AWS::Lambda::Function');
  expect({ triage, ...Object.fromEntries(rest) }).toMatchSnapshot();
});
