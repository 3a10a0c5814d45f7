import type { ReadExecution, SendDecision, StartAnswer, StartGrant, StartRevoke } from '../../../flows/grants/grant-ports.ts';
import type { IamMemory } from '../iam/local-iam.ts';
import { localIam } from '../iam/local-iam.ts';
import { advanceExecution } from '../runbook/advance-execution.ts';
import type { Execution, RunbookPorts } from '../runbook/execution.ts';
import { isReached } from '../runbook/later.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { signalExecution } from '../runbook/signal-execution.ts';
import { startExecution } from '../runbook/start-execution.ts';
import type { KeptExecution as Entry, KeptExecutions } from './kept-executions.ts';
import { toldExecution } from './told-execution.ts';

type RunbookName = 'grant' | 'revoke';

export interface LocalAutomationOptions {
  readonly runbooks: Readonly<Record<RunbookName, Runbook>>;
  readonly documents: Readonly<Record<RunbookName, string>>;
  readonly kept: KeptExecutions;
  readonly iam: IamMemory;
  readonly notify: RunbookPorts['notify'];
  /** ISO 8601. */
  readonly now: () => string;
  readonly newId: () => string;
  readonly changed: () => void;
}

/** Systems Manager Automation on this machine. Starts and decisions are noted; `advance` does the work. */
export interface LocalAutomation {
  /** `by`: ARN of the one who starts it. */
  readonly startGrant: (by: string) => StartGrant;
  readonly startRevoke: (by: string) => StartRevoke;
  readonly readExecution: ReadExecution;
  readonly sendDecision: (by: string) => SendDecision;
  /** Carries out what is due now. Out: whether anything was. */
  readonly advance: () => Promise<boolean>;
  /** Executions whose status nobody heard of yet. */
  readonly news: () => readonly string[];
  /** Says that somebody heard of it as it is now. */
  readonly heard: (executionId: string) => void;
  /** When something is to be done next, ISO 8601; null: nothing without a decision. */
  readonly nextWake: () => string | null;
  readonly kept: () => KeptExecutions;
}

/** In: what was kept. What runs and what IAM holds change together, so that a state file never has one without the other. */
export const localAutomation = (options: LocalAutomationOptions): LocalAutomation => {
  const entries = new Map<string, Entry>(options.kept.executions.map((entry) => [entry.execution.AutomationExecutionId, entry]));
  const tokens = new Map(Object.entries(options.kept.tokens));
  const put = (entry: Entry): void => {
    entries.set(entry.execution.AutomationExecutionId, entry);
    options.changed();
  };
  const start = starter(options, tokens, put);
  return {
    startGrant: (by) => async (parameters, token) => start('grant', by, { ...parameters }, token),
    startRevoke: (by) => async (parameters, token) => start('revoke', by, { ...parameters }, token),
    readExecution: async (id) => {
      const entry = entries.get(id);
      return entry === undefined ? null : toldExecution(entry.execution);
    },
    sendDecision: (by) => decider(options, entries, put, by),
    advance: async () => {
      const due = [...entries.values()].filter(({ execution }) => isDue(execution, options.now()));
      for (const entry of due) await advanceOne(options, entry, put);
      return due.length > 0;
    },
    news: () => [...entries.values()].flatMap(({ execution, told }) => (isNews(execution, told) ? [execution.AutomationExecutionId] : [])),
    heard: (id) => {
      const entry = entries.get(id);
      if (entry !== undefined) put({ ...entry, told: entry.execution.AutomationExecutionStatus });
    },
    nextWake: () =>
      [...entries.values()]
        .flatMap(({ execution }) => (execution.ExecutionEndTime === null ? [execution.wakeAt ?? options.now()] : []))
        .sort()[0] ?? null,
    kept: () => ({ executions: [...entries.values()], tokens: Object.fromEntries(tokens) }),
  };
};

const isDue = ({ ExecutionEndTime, wakeAt }: Execution, now: string): boolean =>
  ExecutionEndTime === null && (wakeAt === null || isReached(wakeAt, now));

/** EventBridge tells of changes of the status; a run that is only begun is none. */
const isNews = ({ AutomationExecutionStatus, attempt, StepExecutions }: Execution, told: string | null): boolean =>
  AutomationExecutionStatus !== told && (attempt !== null || StepExecutions.some(({ StepStatus }) => StepStatus !== 'Pending'));

const starter =
  ({ runbooks, documents, now, newId }: LocalAutomationOptions, tokens: Map<string, string>, put: (entry: Entry) => void) =>
  (name: RunbookName, by: string, parameters: Readonly<Record<string, string>>, token: string | null): StartAnswer => {
    const known = token === null ? undefined : tokens.get(token);
    if (known !== undefined) return { kind: 'started', executionId: known };
    const executionId = newId();
    const started = startExecution(runbooks[name], {
      executionId,
      documentName: documents[name],
      startedBy: by,
      parameters,
      now: now(),
    });
    if (started.kind === 'refused') return { kind: 'refused', says: `the runbook does not take these parameters (${started.message})` };
    if (token !== null) tokens.set(token, executionId);
    put({ runbook: name, execution: started.execution, told: null });
    return { kind: 'started', executionId };
  };

const decider =
  ({ runbooks, now }: LocalAutomationOptions, entries: ReadonlyMap<string, Entry>, put: (entry: Entry) => void, by: string): SendDecision =>
  async (executionId, type, comment) => {
    const entry = entries.get(executionId);
    if (entry === undefined) return { kind: 'refused', says: 'there is no such execution here' };
    const signalled = signalExecution(runbooks[entry.runbook], entry.execution, { type, by, comment }, now());
    if (signalled.kind === 'refused') return { kind: 'refused', says: signalled.message };
    put({ ...entry, execution: signalled.execution });
    return { kind: 'sent' };
  };

/** IAM is changed in a copy, which is kept together with the execution that changed it. */
const advanceOne = async ({ runbooks, iam, notify, now }: LocalAutomationOptions, entry: Entry, put: (entry: Entry) => void) => {
  let draft = iam.read();
  const callApi = localIam({
    read: () => draft,
    write: (state) => {
      draft = state;
    },
  });
  const advanced = await advanceExecution(runbooks[entry.runbook], entry.execution, now(), { callApi, notify });
  iam.write(draft);
  put({ ...entry, execution: advanced });
};
