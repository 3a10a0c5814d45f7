import type { IamState } from '../../lambda/adapters/local/iam/iam-state.ts';
import { localIam } from '../../lambda/adapters/local/iam/local-iam.ts';
import { advanceExecution, advanceOnce } from '../../lambda/adapters/local/runbook/advance-execution.ts';
import { cancelExecution } from '../../lambda/adapters/local/runbook/cancel-execution.ts';
import type { Execution, RunbookPorts } from '../../lambda/adapters/local/runbook/execution.ts';
import { signalExecution } from '../../lambda/adapters/local/runbook/signal-execution.ts';
import { startExecution } from '../../lambda/adapters/local/runbook/start-execution.ts';
import { account1, ana, grantParameters, policyArn, realRunbook, start } from './runbook-values.ts';

const grant = realRunbook('grant');

/** An approved execution that has come to the beginning of a step. */
const upTo = async (stepName: string) => {
  const world: { iam: IamState } = { iam: account1 };
  const ports: RunbookPorts = {
    callApi: localIam({ read: () => world.iam, write: (state) => (world.iam = state) }),
    notify: async () => undefined,
  };
  const started = startExecution(grant, {
    executionId: '1',
    documentName: 'Countersign-Grant',
    startedBy: ana,
    parameters: grantParameters,
    now: start,
  });
  if (started.kind === 'refused') throw new Error(started.message);
  const waiting = await advanceExecution(grant, started.execution, start, ports);
  const approved = signalExecution(grant, waiting, { type: 'Approve', by: ana, comment: '' }, start);
  if (approved.kind === 'refused') throw new Error(approved.message);
  let execution: Execution = approved.execution;
  while (execution.CurrentStepName !== stepName) execution = await advanceOnce(grant, execution, start, ports);
  return { world, ports, execution };
};

const stepsAfterApproval = [
  'ChooseSecondCheck',
  'CheckRoleAgain',
  'CreatePolicy',
  'ChooseAttachment',
  'AttachToRole',
  'WaitUntilAllowed',
  'GrantIsVerified',
];

test.each(stepsAfterApproval)('a cancel before %s leaves the account as it was', async (stepName) => {
  const { world, ports, execution } = await upTo(stepName);
  const cancelled = cancelExecution(grant, execution, start);
  if (cancelled.kind === 'refused') throw new Error(cancelled.message);
  const ended = await advanceExecution(grant, cancelled.execution, start, ports);
  expect(ended.AutomationExecutionStatus).toBe('Cancelled');
  expect(world.iam).toEqual(account1);
});

test.each(stepsAfterApproval)(
  'a process that dies in %s, before it has written that it was there, grants all or nothing',
  async (stepName) => {
    const { world, ports, execution } = await upTo(stepName);
    await advanceOnce(grant, execution, start, ports);
    const ended = await advanceExecution(grant, JSON.parse(JSON.stringify(execution)), start, ports);
    const attached = world.iam.roles.find(({ RoleName }) => RoleName === 'Developer')?.AttachedPolicies.map(({ PolicyArn }) => PolicyArn);
    if (stepName === 'CreatePolicy') {
      // The policy that is there already may be another execution's, so that this one does not take it for its own.
      expect(ended.AutomationExecutionStatus).toBe('Failed');
      expect(world.iam).toEqual(account1);
    } else {
      expect(ended.AutomationExecutionStatus).toBe('Success');
      expect(attached).toEqual([`arn:aws:iam::111122223333:policy/Base`, policyArn]);
    }
  },
);
