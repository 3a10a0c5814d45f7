import type { Execution as ToldExecution } from '../../../core/grant/execution.ts';
import type { Execution } from '../runbook/execution.ts';

/** A run as the flows know it: what the adapter of Systems Manager makes of GetAutomationExecution. */
export const toldExecution = (execution: Execution): ToldExecution => ({
  id: execution.AutomationExecutionId,
  document: execution.DocumentName,
  status: execution.AutomationExecutionStatus,
  parameters: Object.fromEntries(Object.entries(execution.Parameters).map(([name, [value = '']]) => [name, value])),
  startedBy: execution.ExecutedBy,
  startedAt: execution.ExecutionStartTime,
  endedAt: execution.ExecutionEndTime,
  steps: execution.StepExecutions.map(({ StepName, StepStatus, Outputs, FailureMessage, ExecutionStartTime }) => ({
    name: StepName,
    status: StepStatus,
    outputs: Outputs,
    failure: FailureMessage,
    startedAt: ExecutionStartTime,
  })),
});
