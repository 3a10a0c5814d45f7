import { callIam } from '../../../lambda/adapters/local/iam/call-iam.ts';
import { decideForPrincipal } from '../../../lambda/adapters/local/iam/decide-for-principal.ts';
import { type IamState, readIamState } from '../../../lambda/adapters/local/iam/iam-state.ts';

const now = '2026-03-01T10:00:00.000Z';
const arn = (rest: string): string => `arn:aws:iam::111122223333:${rest}`;

const state = readIamState(`
account: '111122223333'
roles:
  - RoleName: Developer
    Path: /team/
    RoleId: AROAEXAMPLE1
    Tags: [{ Key: Team, Value: red }]
    PermissionsBoundary: ${arn('policy/Boundary')}
    AttachedPolicies: [{ PolicyArn: '${arn('policy/Read')}' }]
  - { RoleName: Linked, Path: /aws-service-role/x.amazonaws.com/, RoleId: AROAEXAMPLE2 }
  - RoleName: Narrow
    RoleId: AROAEXAMPLE3
    InlinePolicies:
      - PolicyName: attach
        PolicyDocument:
          Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action: iam:AttachRolePolicy
              Resource: ${arn('role/team/*')}
              Condition: { ArnLike: { 'iam:PolicyARN': '${arn('policy/countersign/*')}' }, StringEquals: { 'aws:ResourceTag/Team': red } }
            - { Effect: Allow, Action: iam:CreatePolicy, Resource: '${arn('policy/countersign/*')}' }
users:
  - { UserName: Bob, UserId: AIDAEXAMPLE1 }
policies:
  - PolicyName: Read
    Arn: ${arn('policy/Read')}
    PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: ['s3:Get*', 's3:PutObject'], Resource: '*' } }
  - PolicyName: Boundary
    Arn: ${arn('policy/Boundary')}
    PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 's3:Get*', Resource: '*' }] }
serviceControlPolicies:
  - [{ PolicyName: FullAWSAccess, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] } }]
`);

/** A call that nobody's policies decide. */
const call = (api: string, input: unknown, from: IamState = state) => callIam(from, { api, input, as: null, now });
const answerTo = (api: string, input: unknown, from: IamState = state): unknown => {
  const outcome = call(api, input, from);
  return outcome.kind === 'answer' ? outcome.answer : outcome;
};
const stateAfter = (api: string, input: unknown, from: IamState = state): IamState => {
  const outcome = call(api, input, from);
  if (outcome.kind === 'error') throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome.state;
};

const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}';
const created = stateAfter('CreatePolicy', { PolicyName: 'Grant', Path: '/countersign/', PolicyDocument: document });
const grantArn = arn('policy/countersign/Grant');

describe('reading', () => {
  test('a role and a user are shown as IAM shows them', () => {
    expect(answerTo('GetRole', { RoleName: 'developer' })).toMatchObject({
      Role: {
        RoleName: 'Developer',
        RoleId: 'AROAEXAMPLE1',
        Arn: arn('role/team/Developer'),
        PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/Boundary') },
      },
    });
    expect(answerTo('GetUser', { UserName: 'Bob' })).toMatchObject({ User: { UserId: 'AIDAEXAMPLE1', Arn: arn('user/Bob') } });
    expect(answerTo('ListRoleTags', { RoleName: 'Developer' })).toMatchObject({ Tags: [{ Key: 'Team', Value: 'red' }] });
  });

  test.each([
    ['GetRole', { RoleName: 'Gone' }],
    ['GetUser', { UserName: 'Developer' }],
    ['ListUserTags', { UserName: 'Gone' }],
    ['GetPolicy', { PolicyArn: arn('policy/Gone') }],
    ['GetPolicyVersion', { PolicyArn: grantArn, VersionId: 'v2' }],
    ['DeletePolicy', { PolicyArn: arn('policy/Gone') }],
    ['ListEntitiesForPolicy', { PolicyArn: arn('policy/Gone') }],
    ['AttachRolePolicy', { RoleName: 'Developer', PolicyArn: arn('policy/Gone') }],
    ['AttachUserPolicy', { UserName: 'Gone', PolicyArn: grantArn }],
    ['DetachRolePolicy', { RoleName: 'Developer', PolicyArn: grantArn }],
    ['SimulatePrincipalPolicy', { PolicySourceArn: arn('role/Developer'), ActionNames: ['s3:GetObject'] }],
  ])('%s of what is not there is NoSuchEntity', (api, input) =>
    expect(answerTo(api, input, created)).toMatchObject({ kind: 'error', code: 'NoSuchEntity' }),
  );

  test('a list that is cut says so', () => {
    const more = stateAfter('AttachRolePolicy', { RoleName: 'Developer', PolicyArn: grantArn }, created);
    const first = { AttachedPolicies: [{ PolicyName: 'Read', PolicyArn: arn('policy/Read') }], IsTruncated: true };
    expect(answerTo('ListAttachedRolePolicies', { RoleName: 'Developer', MaxItems: 1 }, more)).toEqual(first);
    expect(answerTo('ListAttachedRolePolicies', { RoleName: 'Developer', MaxItems: '2' }, more)).toMatchObject({ IsTruncated: false });
    expect(answerTo('ListAttachedUserPolicies', { UserName: 'Bob' }, more)).toEqual({ AttachedPolicies: [], IsTruncated: false });
  });

  test('an API or a parameter that is not known here is an error, not a guess', () => {
    expect(answerTo('PutRolePolicy', {})).toMatchObject({ code: 'InvalidAction' });
    expect(answerTo('constructor', {})).toMatchObject({ code: 'InvalidAction' });
    expect(
      answerTo('SimulatePrincipalPolicy', { PolicySourceArn: arn('user/Bob'), ActionNames: ['s3:GetObject'], ResourcePolicy: '{}' }),
    ).toMatchObject({
      code: 'ValidationError',
    });
    expect(answerTo('GetRole', { Name: 'Developer' })).toMatchObject({ code: 'ValidationError' });
  });
});

describe('policies', () => {
  test('are kept byte for byte, and given back as IAM gives them', () => {
    expect(created.policies.at(-1)?.PolicyDocument).toBe(document);
    expect(answerTo('GetPolicyVersion', { PolicyArn: grantArn, VersionId: 'v1' }, created)).toMatchObject({
      PolicyVersion: { Document: encodeURIComponent(document), IsDefaultVersion: true },
    });
    expect(answerTo('ListPolicies', { PathPrefix: '/countersign/', Scope: 'Local' }, created)).toMatchObject({
      Policies: [{ Arn: grantArn, AttachmentCount: 0 }],
    });
  });

  test.each([
    ['EntityAlreadyExists', { PolicyName: 'grant', PolicyDocument: document }],
    ['MalformedPolicyDocument', { PolicyName: 'X', PolicyDocument: '{' }],
    ['MalformedPolicyDocument', { PolicyName: 'X', PolicyDocument: document.replace('s3:ListBucket', 'List') }],
    ['MalformedPolicyDocument', { PolicyName: 'X', PolicyDocument: document.replace('"Resource"', '"Principal"') }],
    ['MalformedPolicyDocument', { PolicyName: 'X', PolicyDocument: document.replace('2012-10-17', '2012') }],
    ['LimitExceeded', { PolicyName: 'X', PolicyDocument: document.replace('ListBucket', 'x'.repeat(6144)) }],
    ['ValidationError', { PolicyName: 'a/b', PolicyDocument: document }],
  ])('that IAM would not take are %s', (code, input) =>
    expect(answerTo('CreatePolicy', input, created)).toMatchObject({ kind: 'error', code }),
  );

  test('are not created over the quota of the account, in which those of AWS do not count', () => {
    const full = { ...created, quotas: { ...created.quotas, policies: 3 } };
    expect(answerTo('CreatePolicy', { PolicyName: 'X', PolicyDocument: document }, full)).toMatchObject({ code: 'LimitExceeded' });
    const byAws = full.policies.map((policy, index) => (index === 0 ? { ...policy, Arn: 'arn:aws:iam::aws:policy/Read' } : policy));
    expect(call('CreatePolicy', { PolicyName: 'X', PolicyDocument: document }, { ...full, policies: byAws }).kind).toBe('answer');
  });

  test('are attached once, and deleted only where they are attached nowhere', () => {
    const attached = stateAfter('AttachRolePolicy', { RoleName: 'Developer', PolicyArn: grantArn }, created);
    expect(stateAfter('AttachRolePolicy', { RoleName: 'Developer', PolicyArn: grantArn }, attached)).toBe(attached);
    expect(answerTo('DeletePolicy', { PolicyArn: grantArn }, attached)).toMatchObject({ code: 'DeleteConflict' });
    expect(answerTo('ListEntitiesForPolicy', { PolicyArn: grantArn }, attached)).toMatchObject({
      PolicyRoles: [{ RoleName: 'Developer' }],
      PolicyUsers: [],
    });
    const detached = stateAfter('DetachRolePolicy', { RoleName: 'Developer', PolicyArn: grantArn }, attached);
    expect(stateAfter('DeletePolicy', { PolicyArn: grantArn }, detached)).toEqual(state);
  });

  test('are not attached over the quota, nor to a role that only AWS changes', () => {
    const full = { ...created, quotas: { ...created.quotas, attachedPolicies: 1 } };
    expect(answerTo('AttachRolePolicy', { RoleName: 'Developer', PolicyArn: grantArn }, full)).toMatchObject({ code: 'LimitExceeded' });
    expect(answerTo('AttachRolePolicy', { RoleName: 'Linked', PolicyArn: grantArn }, created)).toMatchObject({
      code: 'UnmodifiableEntity',
    });
  });
});

describe('a caller', () => {
  const narrow = 'arn:aws:sts::111122223333:assumed-role/Narrow/session';
  const attach = (more: Readonly<Record<string, string>>, from: IamState = created) =>
    callIam(from, { api: 'AttachRolePolicy', input: { RoleName: 'Developer', PolicyArn: grantArn, ...more }, as: narrow, now });

  test('may do what its own policies allow, decided with the keys of the call', () => {
    expect(attach({}).kind).toBe('answer');
    expect(attach({ PolicyArn: arn('policy/Read') })).toMatchObject({ code: 'AccessDenied' });
    expect(attach({ RoleName: 'Linked' })).toMatchObject({ code: 'AccessDenied' });
    const untagged = { ...created, roles: created.roles.map((role) => ({ ...role, Tags: [] })) };
    expect(attach({}, untagged)).toMatchObject({ code: 'AccessDenied', message: expect.stringContaining('iam:AttachRolePolicy') });
  });

  test('needs iam:TagPolicy where a policy is created with tags', () => {
    const create = (Tags: readonly { Key: string; Value: string }[]) =>
      callIam(state, {
        api: 'CreatePolicy',
        input: { PolicyName: 'X', Path: '/countersign/', PolicyDocument: document, Tags },
        as: narrow,
        now,
      });
    expect(create([]).kind).toBe('answer');
    expect(create([{ Key: 'a', Value: 'b' }])).toMatchObject({ code: 'AccessDenied', message: expect.stringContaining('iam:TagPolicy') });
  });

  test('that is not there may do nothing', () => {
    expect(callIam(state, { api: 'GetRole', input: { RoleName: 'Narrow' }, as: arn('role/Gone'), now })).toMatchObject({
      code: 'AccessDenied',
    });
  });
});

describe('decisions', () => {
  const developer = 'arn:aws:sts::111122223333:assumed-role/Developer/ana';
  const decide = (action: string, from: IamState = state) =>
    decideForPrincipal(from, { principalArn: developer, action, resource: 'arn:aws:s3:::b/k', context: {}, now });

  test('name the layer that does not allow', () => {
    expect(decide('s3:GetObject')).toMatchObject({ verdict: 'allowed', matched: ['Read', 'Boundary', 'FullAWSAccess'] });
    expect(decide('s3:PutObject')).toMatchObject({
      verdict: 'implicitDeny',
      identity: 'allowed',
      boundary: 'implicitDeny',
      organization: 'allowed',
    });
    expect(decide('s3:ListBucket')).toMatchObject({ verdict: 'implicitDeny', identity: 'implicitDeny' });
    expect(decide('s3:GetObject', { ...state, serviceControlPolicies: [[]] })).toMatchObject({
      verdict: 'implicitDeny',
      organization: 'implicitDeny',
    });
  });

  test('are simulated in the words of IAM', () => {
    const simulate = (ActionNames: readonly string[]) =>
      answerTo('SimulatePrincipalPolicy', { PolicySourceArn: arn('role/team/Developer'), ActionNames, ResourceArns: ['arn:aws:s3:::b/k'] });
    expect(simulate(['s3:GetObject', 's3:PutObject'])).toMatchObject({
      EvaluationResults: [
        {
          EvalActionName: 's3:GetObject',
          EvalDecision: 'allowed',
          PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
        },
        {
          EvalDecision: 'implicitDeny',
          PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
          OrganizationsDecisionDetail: { AllowedByOrganizations: true },
        },
      ],
    });
  });

  test('count a new attachment only after a while', () => {
    const slow = stateAfter('AttachUserPolicy', { UserName: 'Bob', PolicyArn: arn('policy/Read') }, { ...state, consistencyMs: 5000 });
    const at = (time: string) =>
      decideForPrincipal(slow, { principalArn: arn('user/Bob'), action: 's3:GetObject', resource: '*', context: {}, now: time }).verdict;
    expect(at('2026-03-01T10:00:04.999Z')).toBe('implicitDeny');
    expect(at('2026-03-01T10:00:05.000Z')).toBe('allowed');
  });
});

test('a state that is none is refused with the place', () => {
  expect(() => readIamState('account: 1')).toThrow('account');
  expect(() => readIamState(`account: '111122223333'\nrolls: []`)).toThrow('rolls');
});
