import {
  type AutomationExecution,
  GetAutomationExecutionCommand,
  SendAutomationSignalCommand,
  type SSMClient,
  StartAutomationExecutionCommand,
  type StepExecution,
} from '@aws-sdk/client-ssm';
import type { Execution, ExecutionStep } from '../core/grant/execution.ts';
import type { ReadExecution, SendDecision, StartAnswer, StartGrant, StartRevoke } from '../flows/grants/grant-ports.ts';

/** Starts the runbook "grant" of a name. (Systems Manager API reference, StartAutomationExecution) */
export const startGrantWith =
  (client: SSMClient, document: string): StartGrant =>
  (parameters, token) =>
    start(client, document, { ...parameters }, token);

/** Starts the runbook "revoke" of a name. */
export const startRevokeWith =
  (client: SSMClient, document: string): StartRevoke =>
  (parameters, token) =>
    start(client, document, { ...parameters }, token);

const start = async (client: SSMClient, document: string, values: Record<string, string>, token: string | null): Promise<StartAnswer> => {
  const Parameters = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
  try {
    const { AutomationExecutionId } = await client.send(
      new StartAutomationExecutionCommand({ DocumentName: document, Parameters, ...(token === null ? {} : { ClientToken: token }) }),
    );
    return AutomationExecutionId === undefined
      ? { kind: 'refused', says: 'Systems Manager gave no execution id' }
      : { kind: 'started', executionId: AutomationExecutionId };
  } catch (error) {
    return { kind: 'refused', says: refusal(error, startRefusals) };
  }
};

/** An approval or a rejection, with the caller's own identity. (Systems Manager API reference, SendAutomationSignal) */
export const sendDecisionWith =
  (client: SSMClient): SendDecision =>
  async (executionId, decision, comment) => {
    try {
      await client.send(
        new SendAutomationSignalCommand({ AutomationExecutionId: executionId, SignalType: decision, Payload: { Comment: [comment] } }),
      );
      return { kind: 'sent' };
    } catch (error) {
      return { kind: 'refused', says: refusal(error, signalRefusals) };
    }
  };

/** A run of a runbook, with its steps. (Systems Manager API reference, GetAutomationExecution) */
export const readExecutionWith =
  (client: SSMClient): ReadExecution =>
  async (executionId) => {
    try {
      const answer = await client.send(new GetAutomationExecutionCommand({ AutomationExecutionId: executionId }));
      return answer.AutomationExecution === undefined ? null : executionFrom(executionId, answer.AutomationExecution);
    } catch (error) {
      if (nameOf(error) === 'AutomationExecutionNotFoundException') return null;
      throw error;
    }
  };

const executionFrom = (id: string, execution: AutomationExecution): Execution => ({
  id,
  document: execution.DocumentName ?? '',
  status: execution.AutomationExecutionStatus ?? 'Unknown',
  parameters: Object.fromEntries(Object.entries(execution.Parameters ?? {}).map(([name, [value = '']]) => [name, value])),
  startedBy: execution.ExecutedBy ?? null,
  startedAt: execution.ExecutionStartTime?.toISOString() ?? null,
  endedAt: execution.ExecutionEndTime?.toISOString() ?? null,
  steps: (execution.StepExecutions ?? []).map(stepFrom),
});

const stepFrom = ({ StepName, StepStatus, Outputs, FailureMessage, ExecutionStartTime }: StepExecution): ExecutionStep => ({
  name: StepName ?? '',
  status: StepStatus ?? 'Pending',
  outputs: Outputs ?? {},
  failure: FailureMessage ?? null,
  startedAt: ExecutionStartTime?.toISOString() ?? null,
});

type Refusals = readonly (readonly [RegExp, string])[];

const startRefusals: Refusals = [
  [/^AccessDenied/, 'you may not start it (ssm:StartAutomationExecution on the document, iam:PassRole on the automation role)'],
  [/^AutomationDefinitionNotFound/, 'its document is not here; look at Region and account, and deploy the stack in the mode approve'],
  [/^InvalidAutomationExecutionParameters/, 'the runbook does not take these parameters'],
  [/^AutomationExecutionLimitExceeded/, 'too many automations are running'],
  [/^IdempotentParameterMismatch/, 'it was started with other parameters already'],
];
const signalRefusals: Refusals = [
  [/^AccessDenied/, 'Systems Manager refuses: you are no approver of this step, or lack ssm:SendAutomationSignal'],
  [/^AutomationStepNotFound|^InvalidAutomationSignal/, 'it does not wait for a decision any more'],
  [/^AutomationExecutionNotFound/, 'Systems Manager knows no such execution here'],
];

/** Known errors in words; others are thrown, since a later try may succeed. */
const refusal = (error: unknown, known: Refusals): string => {
  const name = nameOf(error);
  const words = known.find(([pattern]) => pattern.test(name))?.[1];
  if (words === undefined) throw error;
  return `${words} (${name}${error instanceof Error ? `: ${error.message.slice(0, 300)}` : ''})`;
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
