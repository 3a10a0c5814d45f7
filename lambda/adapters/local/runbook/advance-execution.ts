import { runApprove } from './actions/approve.ts';
import { runAssertProperty } from './actions/assert-property.ts';
import { runBranch } from './actions/branch.ts';
import { runExecuteApi } from './actions/execute-api.ts';
import { runSleep } from './actions/sleep.ts';
import { runWaitForProperty } from './actions/wait-for-property.ts';
import { endStep, updateStep, waitInStep } from './end-step.ts';
import type { Execution, RunAction, RunbookPorts } from './execution.ts';
import { fillIn, textOf } from './fill-in.ts';
import { isReached } from './later.ts';
import { findStep, type Runbook, type RunbookStep } from './runbook.ts';

/** Goes on until the execution has ended or has to wait: for approvers, or for a time (`wakeAt`). Nothing happens before that time. */
export const advanceExecution = async (runbook: Runbook, execution: Execution, now: string, ports: RunbookPorts): Promise<Execution> => {
  let advanced = execution;
  while (isDue(advanced, now)) advanced = await advanceOnce(runbook, advanced, now, ports);
  return advanced;
};

/**
 * Moves the clock forward to `until`, and stops at each time at which something is to be done, as if it had been watched all the time.
 * Out: the execution at that time.
 */
export const advanceUntil = async (
  runbook: Runbook,
  execution: Execution,
  { from, until }: { readonly from: string; readonly until: string },
  ports: RunbookPorts,
): Promise<Execution> => {
  let advanced = await advanceExecution(runbook, execution, from, ports);
  while (advanced.wakeAt !== null && isReached(advanced.wakeAt, until))
    advanced = await advanceExecution(runbook, advanced, advanced.wakeAt, ports);
  return advanced;
};

const isDue = ({ ExecutionEndTime, wakeAt }: Execution, now: string): boolean =>
  ExecutionEndTime === null && (wakeAt === null || isReached(wakeAt, now));

const actions: Readonly<Record<RunbookStep['action'], RunAction>> = {
  'aws:approve': runApprove,
  'aws:assertAwsResourceProperty': runAssertProperty,
  'aws:branch': runBranch,
  'aws:executeAwsApi': runExecuteApi,
  'aws:sleep': runSleep,
  'aws:waitForAwsResourceProperty': runWaitForProperty,
};

/**
 * One try of the current step, and what follows from it: the smallest piece that a process may do between two writes of its state. If it
 * dies in between, the step is tried again.
 */
export const advanceOnce = async (runbook: Runbook, execution: Execution, now: string, ports: RunbookPorts): Promise<Execution> => {
  const step = findStep(runbook, execution.CurrentStepName ?? '');
  const begun = beginStep(execution, step, now);
  const attempt = begun.attempt ?? { number: 1, startedAt: now, asked: false, decisions: [] };
  const progress = await actions[step.action]({
    inputs: Object.fromEntries(Object.entries(step.inputs).map(([key, value]) => [key, fillIn(value, begun)])),
    outputs: step.outputs,
    attempt,
    timeoutSeconds: step.timeoutSeconds ?? null,
    assumeRole: runbook.assumeRole,
    now,
    ports,
  });
  if (progress.kind === 'waiting') return waitInStep(begun, step, progress, now);
  // A step has failed or timed out only when all of its attempts have. (Properties shared by all actions: maxAttempts, timeoutSeconds)
  if (progress.kind !== 'succeeded' && attempt.number < step.maxAttempts)
    return { ...begun, wakeAt: null, attempt: { number: attempt.number + 1, startedAt: now, asked: false, decisions: [] } };
  return endStep(runbook, begun, step, progress, now);
};

const beginStep = (execution: Execution, step: RunbookStep, now: string): Execution => {
  if (execution.attempt !== null) return execution;
  const inputs = Object.entries(step.inputs).map(([key, value]) => [key, textOf(fillIn(value, execution))]);
  return {
    ...updateStep(execution, step.name, { StepStatus: 'InProgress', ExecutionStartTime: now, Inputs: Object.fromEntries(inputs) }),
    attempt: { number: 1, startedAt: now, asked: false, decisions: [] },
    wakeAt: null,
  };
};
