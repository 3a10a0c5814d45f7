import type { IamState } from '../../lambda/adapters/local/iam/iam-state.ts';
import { deleteDeveloper, withDeveloper } from './change-account.ts';
import { rehearse } from './rehearsal.ts';
import { account1, ana, grantParameters, policyArn, realRunbook, revokeParameters, userParameters } from './runbook-values.ts';

const grant = realRunbook('grant');
const revoke = realRunbook('revoke');

/** The account after a grant. */
const afterGrant = async (parameters: Readonly<Record<string, string>> = grantParameters): Promise<IamState> => {
  const run = await rehearse(grant, parameters);
  await run.signal('Approve', ana);
  expect(run.execution().AutomationExecutionStatus).toBe('Success');
  return run.iam();
};

const detach = withDeveloper(({ AttachedPolicies }) => ({
  AttachedPolicies: AttachedPolicies.filter((one) => one.PolicyArn !== policyArn),
}));
const withoutGrant = (state: IamState): IamState => ({ ...state, policies: state.policies.filter(({ Arn }) => Arn !== policyArn) });

describe('a grant that is taken back', () => {
  test('is detached and deleted, and the account is as before; nobody is asked', async () => {
    const run = await rehearse(revoke, revokeParameters, await afterGrant());
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'Success', Outputs: { 'FindPolicy.PolicyArn': [policyArn] } });
    expect(run.messages).toEqual([]);
    expect(run.iam()).toEqual(account1);
  });

  test('is taken from a user', async () => {
    const run = await rehearse(
      revoke,
      { ...revokeParameters, PrincipalKind: 'user', PrincipalName: 'Bob' },
      await afterGrant(userParameters),
    );
    expect(run.execution().AutomationExecutionStatus).toBe('Success');
    expect(run.iam()).toEqual(account1);
  });

  test('is deleted where it was detached by hand', async () => {
    const run = await rehearse(revoke, revokeParameters, detach(await afterGrant()));
    expect(run.execution()).toMatchObject({ AutomationExecutionStatus: 'Success', FailureMessage: null });
    expect(run.iam()).toEqual(account1);
  });

  test('is gone already where somebody deleted it by hand', async () => {
    const run = await rehearse(revoke, revokeParameters, withoutGrant(detach(await afterGrant())));
    await run.wait(1);
    expect(run.execution().AutomationExecutionStatus).toBe('Success');
    expect(run.calls.filter((api) => api !== 'GetPolicy')).toEqual([]);
    expect(run.iam()).toEqual(account1);
  });

  test('is deleted where its role was deleted', async () => {
    const run = await rehearse(revoke, revokeParameters, deleteDeveloper(await afterGrant()));
    expect(run.execution().AutomationExecutionStatus).toBe('Success');
    expect(run.iam()).toEqual(deleteDeveloper(account1));
  });

  test('fails where it is attached elsewhere too: from there it is not taken', async () => {
    const granted = await afterGrant();
    const elsewhere = {
      ...granted,
      roles: granted.roles.map((role) =>
        role.RoleName === 'Ops' ? { ...role, AttachedPolicies: [{ PolicyArn: policyArn, AttachedAt: null }] } : role,
      ),
    };
    const run = await rehearse(revoke, revokeParameters, elsewhere);
    expect(run.execution()).toMatchObject({
      AutomationExecutionStatus: 'Failed',
      FailureMessage: expect.stringContaining('DeleteConflict'),
    });
    expect(run.iam()).toEqual(detach(elsewhere));
  });

  // A document cannot tell "it is not there" from "I could not look": both are a failed GetPolicy.
  test('is not taken back where IAM does not let it look: success without an ARN in the outputs says that nothing was removed', async () => {
    const before = await afterGrant();
    const run = await rehearse(revoke, revokeParameters, before, ({ api }) =>
      api === 'GetPolicy' ? { kind: 'error', code: 'ServiceFailure', message: 'It does not work' } : null,
    );
    await run.wait(1);
    expect(run.execution().AutomationExecutionStatus).toBe('Success');
    expect(run.execution().Outputs['FindPolicy.PolicyArn']).not.toEqual([policyArn]);
    expect(run.iam()).toEqual(before);
  });

  test('can be done twice', async () => {
    const once = await rehearse(revoke, revokeParameters, await afterGrant());
    const twice = await rehearse(revoke, revokeParameters, once.iam());
    await twice.wait(1);
    expect(twice.execution().AutomationExecutionStatus).toBe('Success');
    expect(twice.iam()).toEqual(account1);
  });
});
