import type { IamState } from '../../lambda/adapters/local/iam/iam-state.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';
import { account1, ana, approvers, grantParameters, policyArn, policyName, realRunbook, topic, userParameters } from './runbook-values.ts';

const grant = realRunbook('grant');

/** The account with exactly the one policy, attached to exactly one principal. */
const granted = (run: Rehearsal, before: IamState = account1): IamState => {
  const { Fingerprint, IncidentId, EndsAt, DeniedEventId } = grantParameters;
  const { AutomationExecutionId, ExecutionStartTime, Parameters } = run.execution();
  const [kind] = Parameters['PrincipalKind'] ?? [];
  const [name] = Parameters['PrincipalName'] ?? [];
  const attached = { PolicyArn: policyArn, AttachedAt: ExecutionStartTime };
  const created = run.iam().policies.find(({ Arn }) => Arn === policyArn);
  const tags: Readonly<Record<string, string>> = {
    'countersign:incident': IncidentId,
    'countersign:fingerprint': Fingerprint,
    'countersign:execution': AutomationExecutionId,
    'countersign:ends': EndsAt,
    'countersign:denied-event': DeniedEventId,
    'countersign:principal': `${kind}/${name}`,
  };
  return {
    ...before,
    roles: before.roles.map((role) =>
      kind === 'role' && role.RoleName === name ? { ...role, AttachedPolicies: [...role.AttachedPolicies, attached] } : role,
    ),
    users: before.users.map((user) =>
      kind === 'user' && user.UserName === name ? { ...user, AttachedPolicies: [...user.AttachedPolicies, attached] } : user,
    ),
    policies: [
      ...before.policies,
      {
        PolicyName: policyName,
        Path: '/countersign/',
        Arn: policyArn,
        PolicyId: created?.PolicyId ?? '',
        Description: 'Granted by Countersign after approval; ends by its own condition',
        CreateDate: ExecutionStartTime,
        PolicyDocument: grantParameters.PolicyDocument,
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      },
    ],
  };
};

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
});

describe('nothing is changed', () => {
  test('where an approver rejects', async () => {
    const run = await rehearse(grant, grantParameters);
    expect(await run.signal('Reject', ana, 'no')).toBe('taken');
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: `Step AskApprovers: Rejected by ${ana}: no`,
      Outputs: { 'AskApprovers.ApprovalStatus': ['Rejected'] },
    });
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
