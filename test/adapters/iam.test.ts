import { IAMClient, ListRoleTagsCommand, ListUserTagsCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { mockClient } from 'aws-sdk-client-mock';
import { readOwnersWith, simulateWith } from '../../lambda/adapters/iam.ts';

const iam = mockClient(IAMClient);
const client = new IAMClient({ region: 'eu-west-1', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' } });
const question = {
  principalArn: 'arn:aws:iam::111122223333:role/app',
  action: 'ec2:RunInstances',
  resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/*',
  context: {
    'ec2:InstanceType': ['t3.micro'],
    'aws:TagKeys': ['a', 'b'],
    'aws:SourceIp': ['203.0.113.7'],
    'ec2:Encrypted': ['false'],
  },
};
const named = (name: string): Error => Object.assign(new Error('said by IAM'), { name });

beforeEach(() => iam.reset());

test('the simulator is asked about the principal, the action, the resource and the context of the request', async () => {
  iam.on(SimulatePrincipalPolicyCommand).resolves({
    EvaluationResults: [
      {
        EvalActionName: question.action,
        EvalDecision: 'explicitDeny',
        MatchedStatements: [{ SourcePolicyId: 'Guard' }, {}],
        MissingContextValues: ['aws:MultiFactorAuthPresent'],
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
        OrganizationsDecisionDetail: { AllowedByOrganizations: false },
      },
    ],
  });
  expect(await simulateWith(client)(question)).toEqual({
    kind: 'simulated',
    simulation: {
      decision: 'explicit-deny',
      allowedByBoundary: true,
      allowedByOrganization: false,
      matchedPolicies: ['Guard'],
      missingContext: ['aws:MultiFactorAuthPresent'],
    },
  });
  expect(iam.commandCalls(SimulatePrincipalPolicyCommand)[0]?.args[0].input).toEqual({
    PolicySourceArn: question.principalArn,
    ActionNames: ['ec2:RunInstances'],
    ResourceArns: [question.resource],
    ContextEntries: [
      { ContextKeyName: 'ec2:InstanceType', ContextKeyValues: ['t3.micro'], ContextKeyType: 'string' },
      { ContextKeyName: 'aws:TagKeys', ContextKeyValues: ['a', 'b'], ContextKeyType: 'stringList' },
      { ContextKeyName: 'aws:SourceIp', ContextKeyValues: ['203.0.113.7'], ContextKeyType: 'ip' },
      { ContextKeyName: 'ec2:Encrypted', ContextKeyValues: ['false'], ContextKeyType: 'boolean' },
    ],
  });
});

test('a resource that is no ARN is left out of the question', async () => {
  iam.on(SimulatePrincipalPolicyCommand).resolves({ EvaluationResults: [{ EvalActionName: 'a', EvalDecision: 'allowed' }] });
  expect(await simulateWith(client)({ ...question, resource: '*' })).toMatchObject({
    simulation: { decision: 'allowed', allowedByBoundary: null },
  });
  expect(iam.commandCalls(SimulatePrincipalPolicyCommand)[0]?.args[0].input).not.toHaveProperty('ResourceArns');
});

test.each(['NoSuchEntityException', 'NoSuchEntity', 'AccessDenied', 'InvalidInputException'])(
  'what IAM refuses as %s is an answer, and asking again would not help',
  async (name) => {
    iam.on(SimulatePrincipalPolicyCommand).rejects(named(name));
    expect(await simulateWith(client)(question)).toEqual({ kind: 'unanswered', says: expect.stringContaining(name), again: false });
  },
);

test('what may pass is thrown', async () => {
  iam.on(SimulatePrincipalPolicyCommand).rejects(named('Throttling'));
  await expect(simulateWith(client)(question)).rejects.toThrow('said by IAM');
});

test('owners are the tags of the settings in their order, of a role by its name without the path', async () => {
  iam.on(ListRoleTagsCommand, { RoleName: 'app' }).resolves({
    Tags: [
      { Key: 'team', Value: 'payments' },
      { Key: 'cost', Value: '12' },
      { Key: 'owner', Value: 'ana' },
    ],
  });
  const read = readOwnersWith(client, ['owner', 'team']);
  expect(await read('arn:aws:iam::111122223333:role/service/app')).toEqual([
    { tag: 'owner', value: 'ana' },
    { tag: 'team', value: 'payments' },
  ]);
});

test('owners of a user are read of the user; what has no tags, or may not be read, has no owner', async () => {
  iam.on(ListUserTagsCommand, { UserName: 'ana' }).resolves({ Tags: [{ Key: 'owner', Value: 'ana' }] });
  iam.on(ListRoleTagsCommand).rejects(named('AccessDenied'));
  const read = readOwnersWith(client, ['owner']);
  expect(await read('arn:aws:iam::111122223333:user/ana')).toEqual([{ tag: 'owner', value: 'ana' }]);
  expect(await read('arn:aws:iam::111122223333:role/app')).toEqual([]);
  expect(await read('arn:aws:iam::111122223333:root')).toEqual([]);
});

test('condition keys that a question with a resource lacks stand with the resource', async () => {
  iam.on(SimulatePrincipalPolicyCommand).resolves({
    EvaluationResults: [
      {
        EvalActionName: question.action,
        EvalDecision: 'implicitDeny',
        ResourceSpecificResults: [
          { EvalResourceName: question.resource, EvalResourceDecision: 'implicitDeny', MissingContextValues: ['aws:SourceVpce'] },
        ],
      },
    ],
  });
  expect(await simulateWith(client)(question)).toMatchObject({ simulation: { missingContext: ['aws:SourceVpce'] } });
});
