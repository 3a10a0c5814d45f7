import type { IamState } from '../../lambda/adapters/local/iam/iam-state.ts';
import { deleteDeveloper, denyDeveloper, withDeveloper } from './change-account.ts';
import { granted } from './granted.ts';
import { type Fault, rehearse } from './rehearsal.ts';
import { account1, ana, grantParameters, policyArn, realRunbook, userParameters } from './runbook-values.ts';

const grant = realRunbook('grant');

/** The named APIs fail, each so many times. */
const failing =
  (times: Readonly<Record<string, number>>, code = 'ServiceFailure'): Fault =>
  ({ api }, time) =>
    time <= (times[api] ?? 0) ? { kind: 'error', code, message: 'It does not work' } : null;
const always = Number.POSITIVE_INFINITY;

const slow: IamState = { ...account1, consistencyMs: 60_000 };

describe('a grant that fails is undone, and nothing is left', () => {
  test('where verification never allows it: after 300 seconds', async () => {
    const before = denyDeveloper(account1);
    const run = await rehearse(grant, grantParameters, before);
    await run.signal('Approve', ana);
    await run.wait(299);
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'InProgress', CurrentStepName: 'WaitUntilAllowed' });
    expect(run.iam()).not.toEqual(before);
    await run.wait(1);
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'TimedOut',
      FailureMessage: 'Step WaitUntilAllowed: $.EvaluationResults[0].EvalDecision is explicitDeny, not allowed',
    });
    expect(run.iam()).toEqual(before);
  });

  test('of a user, too', async () => {
    const before: IamState = { ...account1, consistencyMs: 1_000_000 };
    const run = await rehearse(grant, userParameters, before);
    await run.signal('Approve', ana);
    await run.wait(300);
    expect(run.execution().AutomationExecutionStatus).toBe('TimedOut');
    expect(run.calls).toContain('DetachUserPolicy');
    expect(run.iam()).toEqual(before);
  });

  test('where attaching always fails', async () => {
    const run = await rehearse(grant, grantParameters);
    run.fail(failing({ AttachRolePolicy: always }));
    await run.signal('Approve', ana);
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: expect.stringContaining('Step AttachToRole:'),
    });
    expect(run.calls.filter((api) => api === 'AttachRolePolicy')).toHaveLength(5);
    expect(run.iam()).toEqual(account1);
  });

  test('where attaching gives no answer in time, though it worked', async () => {
    const run = await rehearse(grant, grantParameters);
    run.fail(({ api }, time) => {
      if (api !== 'AttachRolePolicy') return null;
      if (time > 1) return { kind: 'no-answer' };
      run.changeIam(
        withDeveloper(({ AttachedPolicies }) => ({ AttachedPolicies: [...AttachedPolicies, { PolicyArn: policyArn, AttachedAt: null }] })),
      );
      return { kind: 'no-answer' };
    });
    await run.signal('Approve', ana);
    expect(run.execution().AutomationExecutionStatus).toBe('TimedOut');
    expect(run.iam()).toEqual(account1);
  });

  test('where the role is deleted between approval and attaching', async () => {
    const run = await rehearse(grant, grantParameters);
    run.fail(({ api }) => {
      if (api === 'AttachRolePolicy') run.changeIam(deleteDeveloper);
      return null;
    });
    await run.signal('Approve', ana);
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'Failed', FailureMessage: expect.stringContaining('NoSuchEntity') });
    expect(run.iam()).toEqual(deleteDeveloper(account1));
  });

  test('where it is cancelled after it was attached', async () => {
    const run = await rehearse(grant, grantParameters, slow);
    await run.signal('Approve', ana);
    expect(run.execution().CurrentStepName).toBe('WaitUntilAllowed');
    expect(await run.cancel()).toBe('taken');
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'Cancelled', CurrentStepName: null });
    expect(run.iam()).toEqual(slow);
  });

  test('where detaching and deleting work only at the fifth try', async () => {
    const before = denyDeveloper(account1);
    const run = await rehearse(grant, grantParameters, before);
    run.fail(failing({ DetachRolePolicy: 4, DeletePolicy: 4 }));
    await run.signal('Approve', ana);
    await run.wait(300);
    expect(run.execution().AutomationExecutionStatus).toBe('TimedOut');
    expect(run.iam()).toEqual(before);
  });
});

describe('what fails for a moment does no harm', () => {
  test('attaching is throttled twice', async () => {
    const run = await rehearse(grant, grantParameters);
    run.fail(failing({ AttachRolePolicy: 2 }, 'Throttling'));
    await run.signal('Approve', ana);
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'Success', FailureMessage: null });
    expect(run.iam()).toEqual(granted(run));
  });

  test('the verification is throttled twice', async () => {
    const run = await rehearse(grant, grantParameters);
    run.fail(failing({ SimulatePrincipalPolicy: 3 }, 'Throttling'));
    await run.signal('Approve', ana);
    await run.wait(15);
    expect(run.execution().AutomationExecutionStatus).toBe('Success');
    expect(run.iam()).toEqual(granted(run));
  });

  test('the last look at the policy fails: it is verified already, and stays', async () => {
    const run = await rehearse(grant, grantParameters);
    run.fail(failing({ GetPolicy: always }));
    await run.signal('Approve', ana);
    expect(run.execution().AutomationExecutionStatus).toBe('Success');
    expect(run.iam()).toEqual(granted(run));
  });
});

describe('what cannot be undone is said', () => {
  test('deleting fails: the execution has failed, and the policy is left unattached', async () => {
    const run = await rehearse(grant, grantParameters);
    run.fail(failing({ AttachRolePolicy: always, DeletePolicy: always }));
    await run.signal('Approve', ana);
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: expect.stringContaining('Step DeletePolicy: ServiceFailure'),
    });
    expect(run.iam()).toEqual({ ...granted(run), roles: account1.roles });
  });

  test('detaching fails after a verification that timed out: the execution has failed, not only timed out', async () => {
    const before = denyDeveloper(account1);
    const run = await rehearse(grant, grantParameters, before);
    run.fail(failing({ DetachRolePolicy: always }));
    await run.signal('Approve', ana);
    await run.wait(300);
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: expect.stringContaining('Step DeletePolicy: DeleteConflict'),
    });
    expect(run.execution().StepExecutions.find(({ StepName }) => StepName === 'DetachFromRole')).toMatchObject({ StepStatus: 'Failed' });
    expect(run.iam()).toEqual(granted(run, before));
  });
});

test('a policy of that name that is attached already is never removed', async () => {
  const first = await rehearse(grant, grantParameters);
  await first.signal('Approve', ana);
  const before = first.iam();
  const second = await rehearse(grant, grantParameters, before);
  await second.signal('Approve', ana);
  expect(second.execution()).toMatchObject({
    AutomationExecutionStatus: 'Failed',
    FailureMessage: expect.stringContaining('EntityAlreadyExists'),
  });
  expect(second.iam()).toEqual(before);
});
