import { advanceExecution, advanceUntil } from '../../../lambda/adapters/local/runbook/advance-execution.ts';
import { cancelExecution } from '../../../lambda/adapters/local/runbook/cancel-execution.ts';
import type { RunbookPorts } from '../../../lambda/adapters/local/runbook/execution.ts';
import { fillRunbook } from '../../../lambda/adapters/local/runbook/fill-runbook.ts';
import { type Answers, begin, call, now, portsOf, runbookOf } from './small-runbook.ts';

const run = async (steps: readonly Readonly<Record<string, unknown>>[], answers: Answers = {}) => {
  const runbook = runbookOf(steps);
  const { calls, ports } = portsOf(answers);
  const execution = await advanceExecution(runbook, begin(runbook), now, ports);
  return { calls, status: execution.AutomationExecutionStatus, execution };
};

describe('the order of steps', () => {
  test('is that of the document, unless nextStep names another', async () => {
    expect((await run([call('A'), call('B')])).calls).toEqual(['A', 'B']);
    expect((await run([call('A', { nextStep: 'C' }), call('B'), call('C')])).calls).toEqual(['A', 'C']);
  });

  test('ends with isEnd, whether the step succeeds or fails', async () => {
    expect(await run([call('A', { isEnd: true }), call('B')])).toMatchObject({ calls: ['A'], status: 'Success' });
    const ends = call('A', { isEnd: true, onFailure: 'step:B', isCritical: true });
    expect(await run([ends, call('B')], { A: 'error' })).toMatchObject({ calls: ['A'], status: 'Failed' });
  });

  test('ends with a failure, unless onFailure is Continue or names a step', async () => {
    expect(await run([call('A'), call('B')], { A: 'error' })).toMatchObject({ calls: ['A'], status: 'Failed' });
    expect(await run([call('A', { onFailure: 'Continue' }), call('B')], { A: 'error' })).toMatchObject({ calls: ['A', 'B'] });
    const goesOn = call('A', { onFailure: 'step:C', isCritical: false });
    expect(await run([goesOn, call('B'), call('C')], { A: 'error' })).toMatchObject({ calls: ['A', 'C'] });
  });

  test('follows the first choice that holds, else Default, else the document', async () => {
    const branch = (Default?: string) => ({
      name: 'Choose',
      action: 'aws:branch',
      inputs: { Choices: [{ NextStep: 'C', Variable: '{{ Name }}', StringEquals: 'y' }], ...(Default ? { Default } : {}) },
    });
    expect((await run([branch('C'), call('B'), call('C')])).calls).toEqual(['C']);
    expect((await run([branch(), call('B'), call('C')])).calls).toEqual(['B', 'C']);
  });
});

describe('the final status', () => {
  test.each([
    ['Failed', { onFailure: 'step:B', isCritical: true }, 'error'],
    ['Success', { onFailure: 'step:B', isCritical: false }, 'error'],
    ['Success', { onFailure: 'Continue' }, 'error'],
    ['Failed', { onFailure: 'Continue', isCritical: true }, 'error'],
    ['TimedOut', {}, 'no-answer'],
    ['TimedOut', { onFailure: 'step:B', isCritical: true }, 'no-answer'],
    ['Success', { onFailure: 'step:B', isCritical: false }, 'no-answer'],
  ])('is %s with %j after %s, though the next step succeeds', async (status, more, answer) => {
    expect((await run([call('A', more), call('B')], { A: answer })).status).toBe(status);
  });

  test('is that of the last attempt: a step has failed only when all have', async () => {
    const runbook = runbookOf([call('A', { maxAttempts: 3 })]);
    let tries = 0;
    const ports: RunbookPorts = {
      callApi: async () => (++tries < 3 ? { kind: 'error', code: 'Throttling', message: '' } : { kind: 'answer', answer: {} }),
      notify: async () => undefined,
    };
    expect((await advanceExecution(runbook, begin(runbook), now, ports)).AutomationExecutionStatus).toBe('Success');
    expect(tries).toBe(3);
  });
});

describe('names in double braces', () => {
  test('are parameters, outputs of steps and the id of the execution, and what they bring in is not looked at again', async () => {
    const runbook = runbookOf(
      [
        { ...call('A'), outputs: [{ Name: 'Arn', Selector: '$.List[0].Arn', Type: 'String' }] },
        call('B', { inputs: { Service: 'iam', Api: 'B', Text: '{{ Name }} {{A.Arn}} {{ automation:EXECUTION_ID }}' } }),
      ],
      ['A.Arn', 'B.Nothing'],
    );
    const { ports } = portsOf({ A: { List: [{ Arn: '{{ Name }}' }] } });
    const execution = await advanceExecution(runbook, begin(runbook), now, ports);
    expect(execution.StepExecutions[1]?.Inputs['Text']).toBe('x {{ Name }} e-1');
    expect(execution.Outputs).toEqual({
      'A.Arn': ['{{ Name }}'],
      'B.Nothing': ['No output available yet because the step is not successfully executed'],
    });
  });

  test('that nothing stands for are a flaw of the document', async () => {
    await expect(run([call('A', { inputs: { Service: 'iam', Api: 'A', Text: '{{ Unknown }}' } })])).rejects.toThrow('{{ Unknown }}');
  });
});

describe('waiting', () => {
  const wait = {
    name: 'Wait',
    action: 'aws:waitForAwsResourceProperty',
    timeoutSeconds: 12,
    onCancel: 'step:Undo',
    inputs: { Service: 'iam', Api: 'Look', PropertySelector: '$.State', DesiredValues: ['ready'] },
  };

  test('looks every five seconds and at the end of its time, then it has timed out', async () => {
    const runbook = runbookOf([wait, call('Undo')]);
    const { calls, ports } = portsOf({ Look: { State: 'pending' } });
    const first = await advanceExecution(runbook, begin(runbook), now, ports);
    expect(first).toMatchObject({ AutomationExecutionStatus: 'InProgress', wakeAt: '2026-03-01T10:00:05.000Z' });
    expect(await advanceExecution(runbook, first, '2026-03-01T10:00:04.999Z', ports)).toBe(first);
    const ended = await advanceUntil(runbook, first, { from: now, until: '2026-03-01T11:00:00.000Z' }, ports);
    expect(ended).toMatchObject({ AutomationExecutionStatus: 'TimedOut', ExecutionEndTime: '2026-03-01T10:00:12.000Z' });
    expect(calls).toEqual(['Look', 'Look', 'Look', 'Look']);
  });

  test('that is cancelled goes where onCancel says, and is cancelled whatever comes of it', async () => {
    const runbook = runbookOf([wait, call('Undo')]);
    const { calls, ports } = portsOf({ Look: { State: 'pending' }, Undo: 'error' });
    const waiting = await advanceExecution(runbook, begin(runbook), now, ports);
    const cancelled = cancelExecution(runbook, waiting, now);
    if (cancelled.kind === 'refused') throw new Error(cancelled.message);
    expect(cancelled.execution.AutomationExecutionStatus).toBe('Cancelling');
    expect(cancelExecution(runbook, cancelled.execution, now).kind).toBe('refused');
    const ended = await advanceExecution(runbook, cancelled.execution, now, ports);
    expect(ended).toMatchObject({ AutomationExecutionStatus: 'Cancelled', FailureMessage: expect.stringContaining('Step Undo') });
    expect(ended.StepExecutions.map(({ StepStatus }) => StepStatus)).toEqual(['Cancelled', 'Failed']);
    expect(calls).toEqual(['Look', 'Undo']);
  });

  test('for something after a cancel may take two minutes', async () => {
    const slow = { ...wait, name: 'SlowUndo', timeoutSeconds: 600, onCancel: 'Abort', inputs: { ...wait.inputs, Api: 'LookAgain' } };
    const runbook = runbookOf([{ ...wait, onCancel: 'step:SlowUndo' }, slow]);
    const { ports } = portsOf({ Look: { State: 'pending' }, LookAgain: { State: 'pending' } });
    const waiting = await advanceExecution(runbook, begin(runbook), now, ports);
    const cancelled = cancelExecution(runbook, waiting, now);
    if (cancelled.kind === 'refused') throw new Error(cancelled.message);
    const undoing = await advanceExecution(runbook, cancelled.execution, now, ports);
    expect(undoing.AutomationExecutionStatus).toBe('Cancelling');
    const ended = await advanceUntil(runbook, undoing, { from: now, until: '2026-03-01T11:00:00.000Z' }, ports);
    expect(ended).toMatchObject({ AutomationExecutionStatus: 'Cancelled', ExecutionEndTime: '2026-03-01T10:02:00.000Z' });
  });

  test('sleeps for its duration', async () => {
    const runbook = runbookOf([{ name: 'Sleep', action: 'aws:sleep', inputs: { Duration: 'PT1M30S' } }]);
    const asleep = await advanceExecution(runbook, begin(runbook), now, portsOf({}).ports);
    expect(asleep.wakeAt).toBe('2026-03-01T10:01:30.000Z');
    expect((await advanceExecution(runbook, asleep, '2026-03-01T10:01:30.000Z', portsOf({}).ports)).AutomationExecutionStatus).toBe(
      'Success',
    );
  });
});

describe('documents', () => {
  test.each([
    ['an action that is not known', [{ ...call('A'), action: 'aws:executeScript' }], 'aws:executeScript|action'],
    ['a step to nowhere', [call('A', { nextStep: 'B' })], 'goes to B'],
    ['two steps of a name', [call('A'), call('A')], 'twice'],
    ['a property that is not known', [call('A', { retries: 3 })], 'retries'],
    ['a failure that leaves open whether it is critical', [call('A', { onFailure: 'step:B' }), call('B')], 'must say isCritical'],
    ['an uncritical step that aborts', [call('A', { isCritical: false })], 'cannot be uncritical'],
  ])('with %s are refused', (_, steps, says) => expect(() => runbookOf(steps)).toThrow(new RegExp(says)));

  test('get their values: a whole scalar becomes the value, within a text its text; anchors hold', () => {
    const text = ['list: ${List}', 'seconds: ${Seconds}', 'first: &text "about ${Seconds} of {{ Name }}"', 'second: *text'].join('\n');
    expect(fillRunbook(text, { List: ['a'], Seconds: 5 })).toEqual({
      list: ['a'],
      seconds: 5,
      first: 'about 5 of {{ Name }}',
      second: 'about 5 of {{ Name }}',
    });
  });

  test('without a value for a placeholder, or with a list within a text, are refused by its name', () => {
    expect(() => fillRunbook('a: ${Missing}', {})).toThrow('${Missing} has no value');
    expect(() => fillRunbook('a: b ${List}', { List: ['a'] })).toThrow('${List} stands in a text');
    expect(() => fillRunbook('a: ${toString}', {})).toThrow('${toString} has no value');
  });
});
