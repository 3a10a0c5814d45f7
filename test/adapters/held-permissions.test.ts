import {
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsForUserCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { mockClient } from 'aws-sdk-client-mock';
import { describeRoleWith } from '../../lambda/adapters/describe-role.ts';
import { mayDoWith } from '../../lambda/adapters/may-do.ts';
import { readPoliciesWith } from '../../lambda/adapters/principal-policies.ts';

const iam = mockClient(IAMClient);
const client = new IAMClient({ region: 'eu-west-1', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' } });
const role = 'arn:aws:iam::111122223333:role/team/app';
const user = 'arn:aws:iam::111122223333:user/ana';
const managed = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const named = (name: string): Error => Object.assign(new Error('said by IAM'), { name });
const encoded = (text: string): string => encodeURIComponent(text);

beforeEach(() => iam.reset());

describe('what a principal may do', () => {
  test('is asked of many actions at once, on all resources', async () => {
    iam.on(SimulatePrincipalPolicyCommand).resolves({
      EvaluationResults: [
        { EvalActionName: 'IAM:PassRole', EvalDecision: 'allowed' },
        { EvalActionName: 'ec2:RunInstances', EvalDecision: 'explicitDeny' },
        { EvalActionName: 'ec2:CreateFleet', EvalDecision: 'explicitDeny', MissingContextValues: ['aws:RequestedRegion'] },
        { EvalActionName: 'lambda:CreateFunction', EvalDecision: 'implicitDeny' },
      ],
    });
    const actions = ['iam:PassRole', 'ec2:RunInstances', 'ec2:CreateFleet', 'lambda:CreateFunction', 'glue:CreateJob'];
    expect(await mayDoWith(client)(role, actions)).toEqual({ kind: 'answered', allowed: ['iam:PassRole'], denied: ['ec2:RunInstances'] });
    expect(iam.commandCalls(SimulatePrincipalPolicyCommand).map(({ args }) => args[0].input)).toEqual([
      { PolicySourceArn: role, ActionNames: actions, ResourceArns: ['*'] },
    ]);
  });

  test('is read to the last page, and asked in portions', async () => {
    iam
      .on(SimulatePrincipalPolicyCommand)
      .callsFake(({ ActionNames: [first = ''], Marker }: SimulatePrincipalPolicyCommandInput & { ActionNames: string[] }) => {
        if (first !== 's3:A0') return {};
        return Marker === 'm'
          ? { EvaluationResults: [{ EvalActionName: 's3:A1', EvalDecision: 'allowed' }], IsTruncated: false, Marker: 'ignored' }
          : { EvaluationResults: [{ EvalActionName: 's3:A0', EvalDecision: 'allowed' }], IsTruncated: true, Marker: 'm' };
      });
    const actions = Array.from({ length: 250 }, (_, index) => `s3:A${index}`);
    expect(await mayDoWith(client)(role, actions)).toMatchObject({ allowed: ['s3:A0', 's3:A1'] });
    const inputs = iam.commandCalls(SimulatePrincipalPolicyCommand).map(({ args }) => args[0].input);
    expect(inputs.map(({ ActionNames = [], Marker }) => [ActionNames.length, Marker]).sort()).toEqual(
      [
        [100, undefined],
        [100, undefined],
        [100, 'm'],
        [50, undefined],
      ].sort(),
    );
  });

  test.each(['NoSuchEntity', 'AccessDenied', 'InvalidInput'])('is unanswered where IAM refuses with %s', async (name) => {
    iam.on(SimulatePrincipalPolicyCommand).rejects(named(name));
    expect(await mayDoWith(client)(role, ['iam:PassRole'])).toEqual({
      kind: 'unanswered',
      says: expect.stringContaining(name),
      again: false,
    });
  });

  test('is thrown where IAM is busy, so that the record comes again', async () => {
    iam.on(SimulatePrincipalPolicyCommand).rejects(named('Throttling'));
    await expect(mayDoWith(client)(role, ['iam:PassRole'])).rejects.toThrow('said by IAM');
  });
});

describe('the policies', () => {
  beforeEach(() => {
    iam.on(GetPolicyCommand, { PolicyArn: managed }).resolves({ Policy: { DefaultVersionId: 'v7' } });
    iam
      .on(GetPolicyVersionCommand, { PolicyArn: managed, VersionId: 'v7' })
      .resolves({ PolicyVersion: { Document: encoded('{"a":"%"}') } });
  });

  test('of a role are its inline ones and the version in force of the managed ones, by its name without the path', async () => {
    iam.on(ListRolePoliciesCommand, { RoleName: 'app' }).resolves({ PolicyNames: ['one'], IsTruncated: true, Marker: 'm' });
    iam.on(ListRolePoliciesCommand, { RoleName: 'app', Marker: 'm' }).resolves({ PolicyNames: ['two'] });
    iam.on(GetRolePolicyCommand, { RoleName: 'app', PolicyName: 'one' }).resolves({ PolicyDocument: encoded('{"one":1}') });
    iam.on(GetRolePolicyCommand, { RoleName: 'app', PolicyName: 'two' }).resolves({ PolicyDocument: '%' });
    iam
      .on(ListAttachedRolePoliciesCommand, { RoleName: 'app' })
      .resolves({ AttachedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: managed }] });
    expect(await readPoliciesWith(client)(role)).toEqual({
      kind: 'read',
      policies: [
        { name: 'ReadOnlyAccess', arn: managed, document: '{"a":"%"}' },
        { name: 'one', arn: null, document: '{"one":1}' },
        { name: 'two', arn: null, document: '' },
      ],
    });
  });

  test('of a user are those of its groups too', async () => {
    iam.on(ListUserPoliciesCommand, { UserName: 'ana' }).resolves({ PolicyNames: ['own'] });
    iam.on(GetUserPolicyCommand, { UserName: 'ana', PolicyName: 'own' }).resolves({ PolicyDocument: encoded('{"own":1}') });
    iam.on(ListAttachedUserPoliciesCommand, { UserName: 'ana' }).resolves({});
    iam
      .on(ListGroupsForUserCommand, { UserName: 'ana' })
      .resolves({ Groups: [{ GroupName: 'dev', Path: '/', GroupId: 'g', Arn: 'a', CreateDate: new Date(0) }] });
    iam.on(ListGroupPoliciesCommand, { GroupName: 'dev' }).resolves({ PolicyNames: ['team'] });
    iam.on(GetGroupPolicyCommand, { GroupName: 'dev', PolicyName: 'team' }).resolves({ PolicyDocument: encoded('{"team":1}') });
    iam
      .on(ListAttachedGroupPoliciesCommand, { GroupName: 'dev' })
      .resolves({ AttachedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: managed }] });
    expect(await readPoliciesWith(client)(user)).toMatchObject({
      policies: [{ name: 'own' }, { name: 'ReadOnlyAccess' }, { name: 'team', document: '{"team":1}' }],
    });
  });

  test('are unanswered as a whole where one of them may not be read, and for what is no user or role', async () => {
    iam.on(ListRolePoliciesCommand).resolves({ PolicyNames: ['one'] });
    iam.on(ListAttachedRolePoliciesCommand).resolves({});
    iam.on(GetRolePolicyCommand).rejects(named('AccessDenied'));
    expect(await readPoliciesWith(client)(role)).toMatchObject({ kind: 'unanswered', again: false });
    expect(await readPoliciesWith(client)('arn:aws:iam::111122223333:root')).toMatchObject({ kind: 'unanswered' });
  });
});

describe('a role', () => {
  const Role = { Arn: role, Path: '/team/', RoleName: 'app', RoleId: 'AROA', CreateDate: new Date(0) };

  test('is described with its trust policy and boundary', async () => {
    iam.on(GetRoleCommand, { RoleName: 'app' }).resolves({
      Role: { ...Role, AssumeRolePolicyDocument: encoded('{"Statement":[]}'), PermissionsBoundary: { PermissionsBoundaryArn: managed } },
    });
    expect(await describeRoleWith(client)(role)).toEqual({ kind: 'described', trustPolicy: '{"Statement":[]}', boundaryArn: managed });
  });

  test('of another account or path is not taken for one of the same name here', async () => {
    iam.on(GetRoleCommand, { RoleName: 'app' }).resolves({ Role });
    for (const other of ['arn:aws:iam::999999999999:role/team/app', 'arn:aws:iam::111122223333:role/app'])
      expect(await describeRoleWith(client)(other)).toMatchObject({ kind: 'unanswered', says: expect.stringContaining('no such role') });
  });

  test('that IAM does not know is unanswered', async () => {
    iam.on(GetRoleCommand).rejects(named('NoSuchEntityException'));
    expect(await describeRoleWith(client)(role)).toMatchObject({ kind: 'unanswered' });
    expect(await describeRoleWith(client)('arn:aws:iam::111122223333:user/app')).toMatchObject({ kind: 'unanswered' });
  });
});
