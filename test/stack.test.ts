import { isDeepStrictEqual } from 'node:util';
import { AwsSolutionsChecks } from 'cdk-nag';
import { approving } from './lib/approve-settings.ts';
import { statementsOf } from './lib/policy-statements.ts';
import { makeStack, resourceOf, resourcesOf, type SynthesizedTemplate, synthesize } from './lib/synthesized.ts';

const everything = {
  emails: ['oncall@example.com'],
  slackWebhook: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:countersign/slack-AbCdEf',
  slackWebhookKey: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  amazonQ: { workspaceId: 'T07EA123LEP', channelId: 'C07EZ1ABC23' },
};
const everythingApproving = { ...everything, ...approving, startedBy: 'triage' } as const;
const settingsOf = { 'with defaults': {}, 'with everything on': everything, 'in the mode approve': everythingApproving };
const stacks = Object.entries(settingsOf).map(([name, settings]): [string, SynthesizedTemplate, typeof settings] => [
  name,
  synthesize(settings),
  settings,
]);
const advising = stacks.filter(([name]) => name !== 'in the mode approve');

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

/** Those of the mode approve beside them. */
const anyGrant = 'arn:<AWS::Partition>:iam::<AWS::AccountId>:policy/countersign/Countersign-cs-*';
const anyPolicyOfOurs = 'arn:<AWS::Partition>:iam::<AWS::AccountId>:policy/countersign/*';
const anyRun = 'arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:automation-execution/*';
const anyPrincipal = ['role', 'user'].map((kind) => `arn:<AWS::Partition>:iam::<AWS::AccountId>:${kind}/*`);
const wildcardsOfApprove = [
  ...['CreatePolicy', 'TagPolicy', 'DeletePolicy', 'GetPolicy'].map((action) => `iam:${action} on ${anyGrant}`),
  ...['AttachRolePolicy', 'AttachUserPolicy', 'DetachRolePolicy', 'DetachUserPolicy'].flatMap((action) =>
    anyPrincipal.map((principal) => `iam:${action} on ${principal}`),
  ),
  ...['GetRole', 'GetUser', 'ListAttachedRolePolicies', 'ListAttachedUserPolicies'].flatMap((action) =>
    anyPrincipal.map((principal) => `iam:${action} on ${principal}`),
  ),
  ...['GetPolicy', 'GetPolicyVersion', 'ListPolicyTags', 'ListEntitiesForPolicy'].map((action) => `iam:${action} on ${anyPolicyOfOurs}`),
  'iam:ListPolicies on *',
  `ssm:GetAutomationExecution on ${anyRun}`,
  `ssm:StartAutomationExecution on ${anyRun}`,
];

describe.each(advising)('the template %s', (_, template) => {
  const allows = statementsOf(template).filter(({ Effect }) => Effect === 'Allow');
  const actions = allows.flatMap(({ Action }) => Action);

  it('holds no permission to change IAM', () => {
    const reads = Object.values(policyReads).flatMap((names) => names.map((name) => `iam:${name}`));
    const readOnly = ['iam:SimulatePrincipalPolicy', 'iam:ListRoleTags', 'iam:ListUserTags', ...reads];
    expect(reads.filter((action) => !/^iam:(Get|List)/.test(action))).toEqual([]);
    const aboutIam = actions.filter((action) => /^(iam|\*|[^:]*\*)/i.test(action));
    expect(aboutIam.filter((action) => !readOnly.includes(action))).toEqual([]);
    expect(allows.filter(({ NotAction }) => NotAction !== undefined)).toEqual([]);
  });

  it('holds no permission to start a runbook, to decide in one, or to pass a role', () => {
    expect(actions.filter((action) => /^ssm:(?!GetParameter$)|PassRole|Assume(?!Role$)/i.test(action))).toEqual([]);
  });

  it('has no runbook, no role for one, and nobody who follows one', () => {
    expect(resourcesOf(template, 'AWS::SSM::Document').size).toBe(0);
    const roles = [...resourcesOf(template, 'AWS::IAM::Role').keys()].map((id) => id.replace(/[0-9A-F]{8}$/, ''));
    expect(roles.filter((id) => !id.includes('AmazonQ')).sort()).toEqual([
      'CountersignFollowUpSweepRole',
      'CountersignFollowUpSweepSchedulerRole',
      'CountersignSelfTestRole',
      'CountersignTriageRole',
    ]);
  });

  it('names what is meant, never what is not', () => {
    expect(statementsOf(template).filter(({ NotResource }) => NotResource !== undefined)).toEqual([]);
  });
});

describe.each(stacks)('the template %s', (_, template, settings) => {
  const statements = statementsOf(template);
  const allows = statements.filter(({ Effect }) => Effect === 'Allow');

  it('gives no role a policy that is written elsewhere', () => {
    const roles = [...resourcesOf(template, 'AWS::IAM::Role').values()];
    expect(roles.filter((role) => 'ManagedPolicyArns' in role)).toEqual([]);
    expect(resourcesOf(template, 'AWS::IAM::ManagedPolicy').size).toBe(0);
  });

  it('lets no role of the pipeline take on another', () => {
    const grants = allows.filter(({ Action, type }) => type === 'AWS::IAM::Policy' && Action.some((action) => /^sts:Assume/i.test(action)));
    expect(grants).toEqual([]);
  });

  it('allows by name only: no NotAction, no NotResource', () => {
    expect(allows.filter(({ NotAction, NotResource }) => NotAction !== undefined || NotResource !== undefined)).toEqual([]);
  });

  it('has wildcards only where the list says why', () => {
    const used = allows.flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => (Resource ?? []).map((resource) => `${action} on ${resource}`)),
    );
    const wide = [...new Set(used.filter((use) => use.includes('*')))];
    const reasons = [...Object.keys(wildcards), ...('mode' in settings ? wildcardsOfApprove : [])];
    expect(wide.sort()).toEqual([...new Set(reasons)].sort());
  });

  it('names a resource in every statement but those of trust policies', () => {
    expect(allows.filter(({ Resource, type }) => Resource === undefined && type !== 'AWS::IAM::Role')).toEqual([]);
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
    expect(topics).toHaveLength('mode' in settings ? 3 : 2);
    for (const topic of topics)
      expect(topic).toMatchObject({ KmsMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^CountersignAlertsKey/), 'Arn'] } });
    expect(resourceOf(template, 'AWS::KMS::Key')).toMatchObject({ EnableKeyRotation: true });
    expect(resourceOf(template, 'AWS::DynamoDB::GlobalTable')).toMatchObject({ SSESpecification: { SSEEnabled: true } });
  });

  it('is clean by the rules of cdk-nag AwsSolutions, suppressions aside', () => {
    const stack = makeStack(settings);
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
    statementsOf(synthesize(settings)).flatMap(({ of, Action, Resource }) =>
      /secretsmanager|ssm:/.test(Action.join()) ? [{ who: /Triage|Sweep/.exec(of)?.[0], Action, Resource }] : [],
    );
  const whoTells = ['Triage', 'Sweep'];

  it('can be read from the one secret or the one parameter that was named', () => {
    expect(readable({ slackWebhook: everything.slackWebhook })).toEqual(
      whoTells.map((who) => ({ who, Action: ['secretsmanager:GetSecretValue'], Resource: [everything.slackWebhook] })),
    );
    const parameter = 'arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/countersign/slack';
    expect(readable({ slackWebhook: '/countersign/slack' })).toEqual(
      whoTells.map((who) => ({ who, Action: ['ssm:GetParameter'], Resource: [parameter] })),
    );
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
    'SweepFunctionName',
    'TriageFunctionName',
    'TriageRoleArn',
  ]);
});

it('the template is as it was when somebody last looked at it', () => {
  expect(withoutCode(synthesize())).toMatchSnapshot();
});

it('what the mode approve adds to it is as it was when somebody last looked at it', () => {
  const before = withoutCode(synthesize());
  const after = Object.entries(withoutCode(synthesize(approving)));
  expect(Object.fromEntries(after.filter(([id, resource]) => !isDeepStrictEqual(resource, before[id])))).toMatchSnapshot();
});

/** Resources by logical id; the asset of a function's code changes with the code. */
const withoutCode = ({ Resources }: SynthesizedTemplate): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(Resources).map(([id, { Properties, ...resource }]) => {
      const { Code, ...properties } = Properties;
      if (resource.Type === 'AWS::Lambda::Function') expect(Code).toBeDefined();
      return [id, { ...resource, Properties: resource.Type === 'AWS::Lambda::Function' ? properties : Properties }];
    }),
  );
