import { advanceExecution } from '../../../lambda/adapters/local/runbook/advance-execution.ts';
import { signalExecution } from '../../../lambda/adapters/local/runbook/signal-execution.ts';
import { begin, now, portsOf, runbookOf } from './small-runbook.ts';

describe('approvals', () => {
  const approve = (inputs: Readonly<Record<string, unknown>>) => ({
    name: 'Ask',
    action: 'aws:approve',
    inputs: { NotificationArn: 'arn:aws:sns:eu-west-1:111122223333:AutomationAsk', Message: 'Please', Approvers: ['Ana'], ...inputs },
  });

  test.each([
    ['more than 4,096 characters', { Message: 'x'.repeat(4097) }],
    ['more than ten approvers', { Approvers: Array.from({ length: 11 }, (_, index) => `User${index}`) }],
    ['more approvals than approvers', { MinRequiredApprovals: 2 }],
    ['a topic whose name does not begin with Automation', { NotificationArn: 'arn:aws:sns:eu-west-1:111122223333:Approvals' }],
  ])('with %s are not asked for', async (_, inputs) => {
    const runbook = runbookOf([approve(inputs)]);
    const notify = jest.fn(async () => undefined);
    const execution = await advanceExecution(runbook, begin(runbook), now, { ...portsOf({}).ports, notify });
    expect(execution.AutomationExecutionStatus).toBe('Failed');
    expect(notify).not.toHaveBeenCalled();
  });

  test.each([
    ['a user name', 'Ana', 'arn:aws:iam::111122223333:user/team/Ana', true],
    ['a user ARN', 'arn:aws:iam::111122223333:user/team/Ana', 'arn:aws:iam::111122223333:user/team/Ana', true],
    ['a role ARN', 'arn:aws:iam::111122223333:role/team/Lead', 'arn:aws:sts::111122223333:assumed-role/Lead/ana', true],
    ['one session', 'arn:aws:sts::111122223333:assumed-role/Lead/ana', 'arn:aws:sts::111122223333:assumed-role/Lead/ana', true],
    ['another session', 'arn:aws:sts::111122223333:assumed-role/Lead/ana', 'arn:aws:sts::111122223333:assumed-role/Lead/eve', false],
    ['a role of that user name', 'Ana', 'arn:aws:sts::111122223333:assumed-role/Ana/x', false],
    ['a user of that name in another account', 'Ana', 'arn:aws:iam::444455556666:user/Ana', false],
    ['another account', 'arn:aws:iam::111122223333:role/Lead', 'arn:aws:sts::444455556666:assumed-role/Lead/ana', false],
  ])('count by %s', async (_, approver, by, counts) => {
    const runbook = runbookOf([approve({ Approvers: [approver] })]);
    const waiting = await advanceExecution(runbook, begin(runbook), now, portsOf({}).ports);
    expect(waiting).toMatchObject({ AutomationExecutionStatus: 'Waiting', wakeAt: '2026-03-08T10:00:00.000Z' });
    expect(signalExecution(runbook, waiting, { type: 'Approve', by, comment: '' }, now).kind).toBe(counts ? 'taken' : 'refused');
  });
});

test('an approval after its time does not count, though nobody has looked at the clock since', async () => {
  const ask = { NotificationArn: 'arn:aws:sns:eu-west-1:111122223333:AutomationAsk', Message: 'Please', Approvers: ['Ana'] };
  const runbook = runbookOf([{ name: 'Ask', action: 'aws:approve', timeoutSeconds: 60, inputs: ask }]);
  const waiting = await advanceExecution(runbook, begin(runbook), now, portsOf({}).ports);
  const signalAt = (time: string) =>
    signalExecution(runbook, waiting, { type: 'Approve', by: 'arn:aws:iam::111122223333:user/Ana', comment: '' }, time).kind;
  expect(signalAt('2026-03-01T10:00:59.999Z')).toBe('taken');
  expect(signalAt('2026-03-01T10:01:00.000Z')).toBe('refused');
});
