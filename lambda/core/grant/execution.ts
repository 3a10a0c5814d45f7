/** One run of a runbook, as Systems Manager tells it. Times are ISO 8601 in UTC. (Systems Manager API reference, AutomationExecution) */
export interface Execution {
  readonly id: string;
  /** Name of the document. */
  readonly document: string;
  /** Systems Manager's word: `InProgress`, `Waiting`, `Success`, `Failed`, `TimedOut`, `Cancelled`, … */
  readonly status: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** ARN of whoever started it. */
  readonly startedBy: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly steps: readonly ExecutionStep[];
}

export interface ExecutionStep {
  readonly name: string;
  readonly status: string;
  readonly outputs: Readonly<Record<string, readonly string[]>>;
  readonly failure: string | null;
  readonly startedAt: string | null;
}

const ended = new Set(['Success', 'Failed', 'TimedOut', 'Cancelled', 'Rejected', 'CompletedWithSuccess', 'CompletedWithFailure', 'Exited']);

/** Whether it will change no more. */
export const isOver = ({ status }: Pick<Execution, 'status'>): boolean => ended.has(status);

/** The step of a name, if it was reached. */
export const stepOf = ({ steps }: Pick<Execution, 'steps'>, ...names: readonly string[]): ExecutionStep | null =>
  steps.find(({ name, status }) => names.includes(name) && status !== 'Pending') ?? null;
