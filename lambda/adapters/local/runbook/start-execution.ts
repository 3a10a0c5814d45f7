import type { Execution } from './execution.ts';
import type { Runbook } from './runbook.ts';

export interface StartRequest {
  readonly executionId: string;
  readonly documentName: string;
  /** ARN of the one who starts it. */
  readonly startedBy: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly now: string;
}

export type Started =
  | { readonly kind: 'started'; readonly execution: Execution }
  | { readonly kind: 'refused'; readonly code: 'InvalidAutomationExecutionParametersException'; readonly message: string };

/**
 * Checks the parameters against the document and makes an execution that has done nothing yet.
 * (Systems Manager API reference, StartAutomationExecution; user guide, "Data elements and parameters": allowedPattern, allowedValues)
 */
export const startExecution = (runbook: Runbook, request: StartRequest): Started => {
  const known = Object.entries(runbook.parameters);
  const complaints = [
    ...Object.keys(request.parameters)
      .filter((name) => !Object.hasOwn(runbook.parameters, name))
      .map((name) => `${name} is no parameter of this document`),
    ...known.flatMap(([name, rule]) => complaintOf(name, rule, request.parameters[name] ?? rule.default)),
  ];
  if (complaints.length > 0)
    return { kind: 'refused', code: 'InvalidAutomationExecutionParametersException', message: complaints.join('; ') };
  const parameters = known.map(([name, rule]) => [name, [request.parameters[name] ?? rule.default ?? '']]);
  return { kind: 'started', execution: newExecution(runbook, request, Object.fromEntries(parameters)) };
};

const complaintOf = (name: string, rule: Runbook['parameters'][string], value: string | undefined): readonly string[] => {
  if (value === undefined) return [`${name} is missing`];
  if (rule.allowedValues && !rule.allowedValues.includes(value)) return [`${name} must be one of ${rule.allowedValues.join(', ')}`];
  if (rule.allowedPattern !== undefined && !new RegExp(rule.allowedPattern).test(value))
    return [`${name} must match ${rule.allowedPattern}`];
  return [];
};

const newExecution = (runbook: Runbook, request: StartRequest, Parameters: Execution['Parameters']): Execution => ({
  AutomationExecutionId: request.executionId,
  DocumentName: request.documentName,
  AutomationExecutionStatus: 'InProgress',
  ExecutionStartTime: request.now,
  ExecutionEndTime: null,
  ExecutedBy: request.startedBy,
  FailureMessage: null,
  CurrentStepName: runbook.mainSteps[0]?.name ?? null,
  CurrentAction: runbook.mainSteps[0]?.action ?? null,
  Parameters,
  Outputs: {},
  StepExecutions: runbook.mainSteps.map(({ name, action }) => ({
    StepName: name,
    Action: action,
    StepStatus: 'Pending',
    ExecutionStartTime: null,
    ExecutionEndTime: null,
    Inputs: {},
    Outputs: {},
    FailureMessage: null,
  })),
  attempt: null,
  cancelBy: null,
  wakeAt: null,
});
