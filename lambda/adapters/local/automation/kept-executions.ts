import * as z from 'zod';
import type { Execution } from '../runbook/execution.ts';

const text = z.string().nullable();
const texts = z.record(z.string(), z.array(z.string()));

const step = z.object({
  StepName: z.string(),
  Action: z.string(),
  StepStatus: z.enum(['Pending', 'InProgress', 'Waiting', 'Success', 'Failed', 'TimedOut', 'Cancelled']),
  ExecutionStartTime: text,
  ExecutionEndTime: text,
  Inputs: z.record(z.string(), z.string()),
  Outputs: texts,
  FailureMessage: text,
});

const attempt = z.object({
  number: z.number(),
  startedAt: z.string(),
  asked: z.boolean(),
  decisions: z.array(
    z.object({ approver: z.string(), by: z.string(), type: z.enum(['Approve', 'Reject']), comment: z.string(), at: z.string() }),
  ),
});

const execution = z.object({
  AutomationExecutionId: z.string(),
  DocumentName: z.string(),
  AutomationExecutionStatus: z.enum(['InProgress', 'Waiting', 'Success', 'Failed', 'TimedOut', 'Cancelling', 'Cancelled']),
  ExecutionStartTime: z.string(),
  ExecutionEndTime: text,
  ExecutedBy: z.string(),
  FailureMessage: text,
  CurrentStepName: text,
  CurrentAction: text,
  Parameters: texts,
  Outputs: texts,
  StepExecutions: z.array(step),
  attempt: attempt.nullable(),
  cancelBy: text,
  wakeAt: text,
}) satisfies z.ZodType<Execution>;

export interface KeptExecution {
  readonly runbook: 'grant' | 'revoke';
  readonly execution: Execution;
  /** The status that somebody heard of last; another one is news. */
  readonly told: string | null;
}

/** Runs of runbooks as the state file holds them. */
export interface KeptExecutions {
  readonly executions: readonly KeptExecution[];
  /** Ids of executions by the client token that started them. */
  readonly tokens: Readonly<Record<string, string>>;
}

export const keptExecutionsSchema = z.object({
  executions: z.array(z.object({ runbook: z.enum(['grant', 'revoke']), execution, told: text })),
  tokens: z.record(z.string(), z.string()),
}) satisfies z.ZodType<KeptExecutions>;

export const noExecutions: KeptExecutions = { executions: [], tokens: {} };
