import type { Execution, Progress, StepExecution } from './execution.ts';
import { isReached } from './later.ts';
import { findStep, isCriticalStep, type Runbook, type RunbookStep, stepNamedBy } from './runbook.ts';

/** The execution with something changed of one of its steps. */
export const updateStep = (execution: Execution, name: string, change: Partial<StepExecution>): Execution => ({
  ...execution,
  StepExecutions: execution.StepExecutions.map((step) => (step.StepName === name ? { ...step, ...change } : step)),
});

/** The current step has to wait. After a cancel nothing waits longer than the two minutes that undoing may take. */
export const waitInStep = (
  execution: Execution,
  step: RunbookStep,
  { status, until, attempt, outputs }: Extract<Progress, { kind: 'waiting' }>,
  now: string,
): Execution => {
  if (isReached(until, now)) throw new Error(`Step ${step.name} waits for ${until}, which is over`);
  if (execution.cancelBy !== null && !isReached(until, execution.cancelBy))
    return endExecution(updateStep(execution, step.name, { StepStatus: 'Cancelled', ExecutionEndTime: now }), now, null);
  return {
    ...updateStep(execution, step.name, { StepStatus: status, ...(outputs ? { Outputs: outputs } : {}) }),
    AutomationExecutionStatus: execution.cancelBy === null ? status : 'Cancelling',
    attempt: attempt ?? execution.attempt,
    wakeAt: until,
  };
};

/** The current step is over: what comes next, or the end. */
export const endStep = (
  runbook: Runbook,
  execution: Execution,
  step: RunbookStep,
  progress: Exclude<Progress, { kind: 'waiting' }>,
  now: string,
): Execution => {
  const ended = updateStep(execution, step.name, {
    StepStatus: statusOf[progress.kind],
    ExecutionEndTime: now,
    Outputs: progress.outputs ?? {},
    FailureMessage: progress.kind === 'succeeded' ? null : progress.says,
  });
  const next = nextStepOf(runbook, step, progress);
  return next === null ? endRunbook(runbook, ended, now) : goTo(runbook, ended, next);
};

const statusOf = { succeeded: 'Success', failed: 'Failed', 'timed-out': 'TimedOut' } as const;

/** Where a step leads. isEnd ends it, whether the step succeeded or failed. (Properties shared by all actions) */
const nextStepOf = (runbook: Runbook, step: RunbookStep, progress: Exclude<Progress, { kind: 'waiting' }>): string | null => {
  if (step.isEnd) return null;
  if (progress.kind === 'succeeded') return progress.nextStep ?? step.nextStep ?? following(runbook, step);
  if (step.onFailure === 'Continue') return step.nextStep ?? following(runbook, step);
  return stepNamedBy(step.onFailure);
};

const following = ({ mainSteps }: Runbook, step: RunbookStep): string | null => mainSteps[mainSteps.indexOf(step) + 1]?.name ?? null;

/** The execution at the beginning of a step. */
export const goTo = (runbook: Runbook, execution: Execution, name: string): Execution => ({
  ...execution,
  AutomationExecutionStatus: execution.cancelBy === null ? 'InProgress' : 'Cancelling',
  CurrentStepName: name,
  CurrentAction: findStep(runbook, name).action,
  attempt: null,
  wakeAt: null,
});

/**
 * The end, with its status: that of the critical steps, though later ones succeeded. A timeout of a critical step is the runbook's too.
 * Where one failed and another timed out (which is documented nowhere), it failed. (Properties shared by all actions; "Handling timeouts")
 */
const endRunbook = (runbook: Runbook, execution: Execution, now: string): Execution => {
  const critical = runbook.mainSteps.filter(isCriticalStep).map(({ name }) => name);
  const bad = execution.StepExecutions.filter(
    ({ StepName, StepStatus }) => critical.includes(StepName) && (StepStatus === 'Failed' || StepStatus === 'TimedOut'),
  );
  const status = bad.some(({ StepStatus }) => StepStatus === 'Failed') ? 'Failed' : bad.length > 0 ? 'TimedOut' : 'Success';
  const says = bad.map(({ StepName, FailureMessage }) => `Step ${StepName}: ${FailureMessage}`).join('; ');
  return { ...endExecution(execution, now, says === '' ? null : says, status), Outputs: outputsOf(runbook, execution) };
};

/** Ends an execution as it stands; a cancelled one is cancelled, whatever its steps did. */
export const endExecution = (
  execution: Execution,
  now: string,
  FailureMessage: string | null,
  status: 'Success' | 'Failed' | 'TimedOut' = 'Success',
): Execution => ({
  ...execution,
  AutomationExecutionStatus: execution.cancelBy === null ? status : 'Cancelled',
  ExecutionEndTime: now,
  FailureMessage,
  CurrentStepName: null,
  CurrentAction: null,
  attempt: null,
  wakeAt: null,
});

// So reads what GetAutomationExecution says of a step that was not there (AWS CLI reference, get-automation-execution, example).
const noOutput = 'No output available yet because the step is not successfully executed';

const outputsOf = ({ outputs }: Runbook, { StepExecutions }: Execution): Execution['Outputs'] =>
  Object.fromEntries(
    outputs.map((name) => {
      const [step, output = ''] = name.split('.');
      return [name, StepExecutions.find(({ StepName }) => StepName === step)?.Outputs[output] ?? [noOutput]];
    }),
  );
