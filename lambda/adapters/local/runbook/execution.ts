/**
 * What is known of one run of a runbook, as plain JSON data: it can be kept in a file and gone on with by another process. Names and
 * shapes are those of ssm:GetAutomationExecution; lower-case fields are this interpreter's own. Times are ISO 8601 in UTC.
 * (Systems Manager API reference, AutomationExecution, StepExecution)
 */
export interface Execution {
  readonly AutomationExecutionId: string;
  readonly DocumentName: string;
  readonly AutomationExecutionStatus: ExecutionStatus;
  readonly ExecutionStartTime: string;
  readonly ExecutionEndTime: string | null;
  readonly ExecutedBy: string;
  readonly FailureMessage: string | null;
  readonly CurrentStepName: string | null;
  readonly CurrentAction: string | null;
  readonly Parameters: Readonly<Record<string, readonly string[]>>;
  readonly Outputs: Readonly<Record<string, readonly string[]>>;
  /** All steps of the document in its order; `Pending` where it was not there. */
  readonly StepExecutions: readonly StepExecution[];
  /** The try of the current step that is under way. */
  readonly attempt: Attempt | null;
  /** Where it was cancelled: when undoing has to be done at the latest. */
  readonly cancelBy: string | null;
  /** Nothing is to be done before this time, unless a signal comes; null: now. */
  readonly wakeAt: string | null;
}

export type ExecutionStatus = 'InProgress' | 'Waiting' | 'Success' | 'Failed' | 'TimedOut' | 'Cancelling' | 'Cancelled';

export interface StepExecution {
  readonly StepName: string;
  readonly Action: string;
  readonly StepStatus: 'Pending' | 'InProgress' | 'Waiting' | 'Success' | 'Failed' | 'TimedOut' | 'Cancelled';
  readonly ExecutionStartTime: string | null;
  readonly ExecutionEndTime: string | null;
  readonly Inputs: Readonly<Record<string, string>>;
  readonly Outputs: Readonly<Record<string, readonly string[]>>;
  readonly FailureMessage: string | null;
}

export interface Attempt {
  /** From 1 on. */
  readonly number: number;
  readonly startedAt: string;
  /** Whether the approvers were told. */
  readonly asked: boolean;
  readonly decisions: readonly Decision[];
}

/** What an approver decided. `approver` is the one of the document that `by` counts for. */
export interface Decision {
  readonly approver: string;
  readonly by: string;
  readonly type: 'Approve' | 'Reject';
  readonly comment: string;
  readonly at: string;
}

/** What a service answered. `no-answer`: not within the step's timeoutSeconds. */
export type ApiAnswer =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'no-answer' };

/** One call of an AWS API, made as the role of the runbook. */
export interface ApiCall {
  readonly service: string;
  readonly api: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly as: string;
  readonly now: string;
}

export interface RunbookPorts {
  readonly callApi: (call: ApiCall) => Promise<ApiAnswer>;
  readonly notify: (topicArn: string, message: string) => Promise<void>;
}

/** How a try of a step went. */
export type Progress =
  | { readonly kind: 'succeeded'; readonly outputs?: StepExecution['Outputs']; readonly nextStep?: string }
  | { readonly kind: 'failed' | 'timed-out'; readonly says: string; readonly outputs?: StepExecution['Outputs'] }
  | {
      readonly kind: 'waiting';
      readonly status: 'Waiting' | 'InProgress';
      readonly until: string;
      readonly attempt?: Attempt;
      readonly outputs?: StepExecution['Outputs'];
    };

/** What an action gets: its inputs with all `{{ Names }}` filled in, and the try that is under way. */
export interface StepRun {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: readonly { readonly Name: string; readonly Selector: string }[];
  readonly attempt: Attempt;
  readonly timeoutSeconds: number | null;
  readonly assumeRole: string;
  readonly now: string;
  readonly ports: RunbookPorts;
}

export type RunAction = (run: StepRun) => Promise<Progress>;
