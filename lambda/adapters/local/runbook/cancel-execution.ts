import { endExecution, goTo, updateStep } from './end-step.ts';
import type { Execution } from './execution.ts';
import { later } from './later.ts';
import { findStep, type Runbook, stepNamedBy } from './runbook.ts';

export type Cancelled =
  | { readonly kind: 'taken'; readonly execution: Execution }
  | { readonly kind: 'refused'; readonly code: 'InvalidAutomationStatusUpdateException'; readonly message: string };

/** (Properties shared by all actions, onCancel: the steps after a cancel may take two minutes) */
const cancellationSeconds = 120;

/**
 * Cancels as ssm:StopAutomationExecution of type Cancel: the current step is cancelled, and its onCancel says what comes then. Go on with
 * advanceExecution. Refused where it has ended or is being cancelled.
 */
export const cancelExecution = (runbook: Runbook, execution: Execution, now: string): Cancelled => {
  if (execution.CurrentStepName === null || execution.cancelBy !== null)
    return {
      kind: 'refused',
      code: 'InvalidAutomationStatusUpdateException',
      message: `Execution ${execution.AutomationExecutionId} is ${execution.AutomationExecutionStatus}`,
    };
  const step = findStep(runbook, execution.CurrentStepName);
  const stopped = {
    ...updateStep(execution, step.name, { StepStatus: 'Cancelled', ExecutionEndTime: now }),
    cancelBy: later(now, cancellationSeconds),
  };
  const next = stepNamedBy(step.onCancel);
  return { kind: 'taken', execution: next === null ? endExecution(stopped, now, null) : goTo(runbook, stopped, next) };
};
