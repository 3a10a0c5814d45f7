import { recreateBob, recreateDeveloper, withPoliciesAttached } from './change-account.ts';
import { granted } from './granted.ts';
import { rehearse } from './rehearsal.ts';
import {
  account,
  account1,
  ana,
  approvers,
  grantParameters,
  lena,
  policyArn,
  policyName,
  realRunbook,
  stranger,
  topic,
  userParameters,
} from './runbook-values.ts';

const grant = realRunbook('grant');
const sensitive = { ...grantParameters, Sensitive: 'yes' };

describe('what an approver approves', () => {
  test('is attached to the role, byte for byte, and nothing else changes', async () => {
    const run = await rehearse(grant, grantParameters);
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'Waiting', CurrentStepName: 'AskApprovers' });
    expect(run.iam()).toEqual(account1);
    expect(await run.signal('Approve', ana, 'they need the reports')).toBe('taken');
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'Success', FailureMessage: null });
    expect(run.iam()).toEqual(granted(run));
    expect(run.execution().Outputs).toMatchObject({ 'CreatePolicy.PolicyArn': [policyArn], 'AskApprovers.ApprovalStatus': ['Approved'] });
    expect(run.execution().Outputs['AskApprovers.ApproverDecisions']?.[0]).toContain(ana);
  });

  test('is attached to a user with a path', async () => {
    const run = await rehearse(grant, userParameters);
    await run.signal('Approve', ana);
    expect(run.execution().AutomationExecutionStatus).toBe('Success');
    expect(run.iam()).toEqual(granted(run));
  });

  test('is attached to a role that has room for one more policy', async () => {
    const before = withPoliciesAttached(8);
    const run = await rehearse(grant, grantParameters, before);
    await run.signal('Approve', ana);
    expect(run.execution().AutomationExecutionStatus).toBe('Success');
    expect(run.iam()).toEqual(granted(run, before));
  });

  test('is found verified though IAM needs a while to be consistent', async () => {
    const before = { ...account1, consistencyMs: 12_000 };
    const run = await rehearse(grant, grantParameters, before);
    await run.signal('Approve', ana);
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'InProgress', CurrentStepName: 'WaitUntilAllowed' });
    await run.wait(14);
    expect(run.execution().AutomationExecutionStatus).toBe('InProgress');
    await run.wait(1);
    expect(run.execution().AutomationExecutionStatus).toBe('Success');
    expect(run.iam()).toEqual(granted(run, before));
  });

  test('needs two approvers where it is sensitive: one is not enough, and no approver counts twice', async () => {
    const run = await rehearse(grant, sensitive);
    expect(await run.signal('Approve', ana)).toBe('taken');
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'Waiting', CurrentStepName: 'AskTwoApprovers' });
    expect(await run.signal('Approve', ana)).toBe('refused');
    expect(await run.signal('Approve', ana.replace('/ana', '/another-session'))).toBe('refused');
    expect(run.execution().AutomationExecutionStatus).toBe('Waiting');
    expect(run.iam()).toEqual(account1);
    expect(await run.signal('Approve', lena)).toBe('taken');
    expect(run.execution().AutomationExecutionStatus).toBe('Success');
    expect(run.execution().Outputs['AskTwoApprovers.ApprovalStatus']).toEqual(['Approved']);
    expect(run.iam()).toEqual(granted(run));
    expect(run.messages).toHaveLength(1);
  });
});

describe('nothing is changed', () => {
  test('where an approver rejects', async () => {
    const run = await rehearse(grant, grantParameters);
    expect(await run.signal('Reject', ana, 'no')).toBe('taken');
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: `Step AskApprovers: Rejected by ${ana}`,
      Outputs: { 'AskApprovers.ApprovalStatus': ['Rejected'] },
    });
    expect(run.iam()).toEqual(account1);
  });

  test('where one of two approvers rejects', async () => {
    const run = await rehearse(grant, sensitive);
    await run.signal('Approve', ana);
    await run.signal('Reject', lena);
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: `Step AskTwoApprovers: Rejected by ${lena}`,
    });
    expect(run.iam()).toEqual(account1);
    expect(await run.signal('Approve', lena)).toBe('refused');
  });

  test('where nobody decides in time', async () => {
    const run = await rehearse(grant, grantParameters);
    await run.wait(86_399);
    expect(run.execution().AutomationExecutionStatus).toBe('Waiting');
    await run.wait(1);
    expect(run.execution().AutomationExecutionStatus).toBe('TimedOut');
    expect(await run.signal('Approve', ana)).toBe('refused');
    expect(run.iam()).toEqual(account1);
  });

  test('where only one of two approvers decides in time', async () => {
    const run = await rehearse(grant, sensitive);
    await run.wait(3600);
    await run.signal('Approve', ana);
    await run.wait(86_400 - 3600);
    expect(run.execution().AutomationExecutionStatus).toBe('TimedOut');
    expect(run.iam()).toEqual(account1);
  });

  test('where it is cancelled while it waits', async () => {
    const run = await rehearse(grant, grantParameters);
    expect(await run.cancel()).toBe('taken');
    expect(run.execution().AutomationExecutionStatus).toBe('Cancelled');
    expect(await run.signal('Approve', ana)).toBe('refused');
    expect(await run.cancel()).toBe('refused');
    expect(run.iam()).toEqual(account1);
  });

  test.each([
    ['a stranger', stranger],
    ['the denied role itself', `arn:aws:sts::${account}:assumed-role/Developer/bob`],
    ['a role of the same name in another account', 'arn:aws:sts::999999999999:assumed-role/Approver/eve'],
    ['a user of another path', `arn:aws:iam::${account}:user/Approver`],
    ['a session whose name is that of an approver', `arn:aws:sts::${account}:assumed-role/Developer/Approver`],
  ])('by the approval of %s', async (_, by) => {
    const run = await rehearse(grant, grantParameters);
    expect(await run.signal('Approve', by)).toBe('refused');
    expect(await run.signal('Reject', by)).toBe('refused');
    expect(run.execution().AutomationExecutionStatus).toBe('Waiting');
    expect(run.iam()).toEqual(account1);
  });

  test('where the principal was made again between denial and start, and nobody is asked', async () => {
    const before = recreateDeveloper(account1);
    const run = await rehearse(grant, grantParameters, before);
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: expect.stringContaining('Step CheckRole:'),
    });
    expect(run.messages).toEqual([]);
    expect(run.iam()).toEqual(before);
  });

  test.each([
    ['role', grantParameters, recreateDeveloper],
    ['user', userParameters, recreateBob],
  ])('where the %s was made again while the approvers were asked', async (_, parameters, recreate) => {
    const run = await rehearse(grant, parameters);
    await run.wait(3600);
    run.changeIam(recreate);
    await run.signal('Approve', ana);
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'Failed', FailureMessage: expect.stringContaining('Again: $.') });
    expect(run.iam()).toEqual(recreate(account1));
    expect(run.calls).not.toContain('CreatePolicy');
  });

  test('where the role is of another path than the one that was denied', async () => {
    const run = await rehearse(grant, { ...grantParameters, PrincipalArn: `arn:aws:iam::${account}:role/elsewhere/Developer` });
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: expect.stringContaining('Step CheckRoleArn:'),
    });
    expect(run.messages).toEqual([]);
  });

  test('where the role was deleted before', async () => {
    const run = await rehearse(grant, { ...grantParameters, PrincipalName: 'Gone' });
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'Failed', FailureMessage: expect.stringContaining('NoSuchEntity') });
    expect(run.messages).toEqual([]);
    expect(run.iam()).toEqual(account1);
  });

  test('where ten policies are attached already, and nobody is asked', async () => {
    const before = withPoliciesAttached(9);
    const run = await rehearse(grant, grantParameters, before);
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: 'Step CheckRoleHasRoom: $.IsTruncated is True, not false or False',
    });
    expect(run.messages).toEqual([]);
    expect(run.iam()).toEqual(before);
  });

  test('where the account has no room for one more policy', async () => {
    const before = { ...account1, quotas: { ...account1.quotas, policies: 1 } };
    const run = await rehearse(grant, grantParameters, before);
    await run.signal('Approve', ana);
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: expect.stringContaining('LimitExceeded'),
    });
    expect(run.iam()).toEqual(before);
  });

  test.each([
    ['AWSReservedSSO_Dev_0123456789abcdef', 'AROAEXAMPLESSO1', '/aws-reserved/sso.amazonaws.com/'],
    ['CountersignAutomation', 'AROAEXAMPLEAUTOMATION', '/countersign/'],
    ['Approver', 'AROAEXAMPLEAPPROVER1', '/'],
  ])('for the role %s, which is protected, and nobody is asked', async (PrincipalName, PrincipalId, path) => {
    const PrincipalArn = `arn:aws:iam::${account}:role${path}${PrincipalName}`;
    const run = await rehearse(grant, { ...grantParameters, PrincipalName, PrincipalId, PrincipalArn });
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: 'Step CheckRoleMayBeChanged: $.EvaluationResults[0].EvalDecision is explicitDeny, not allowed',
    });
    expect(run.messages).toEqual([]);
    expect(run.iam()).toEqual(account1);
  });

  test('where the message would be too long for the approvers to see all of it', async () => {
    const PolicyDocument = grantParameters.PolicyDocument.replace('reports/2026/*', `reports/${'x'.repeat(2600)}/*`);
    const run = await rehearse(grant, { ...grantParameters, PolicyDocument, Why: 'x'.repeat(700) });
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: expect.stringContaining('4,096 characters'),
    });
    expect(run.messages).toEqual([]);
    expect(run.iam()).toEqual(account1);
  });
});

test('the approvers are told once, on the topic, with all that they decide on', async () => {
  const run = await rehearse(grant, grantParameters);
  await run.wait(3600);
  expect(run.messages.map((one) => one.topic)).toEqual([topic]);
  const message = run.messages[0]?.message ?? '';
  expect(message.length).toBeLessThanOrEqual(4096);
  const { PolicyDocument, DocumentSha256, EndsAt, PrincipalArn, PrincipalId, Why, DeniedEventId } = grantParameters;
  for (const part of [PolicyDocument, DocumentSha256, EndsAt, PrincipalArn, PrincipalId, Why, DeniedEventId, policyName])
    expect(message).toContain(part);
  expect(message).toContain('countersign approve cs-7k3q9m');
  expect(message).toContain('countersign reject cs-7k3q9m --reason "..."');
  expect(message).toContain(run.execution().AutomationExecutionId);
  expect(message).not.toContain('{{');
  expect(approvers.length).toBeLessThanOrEqual(10);
});
