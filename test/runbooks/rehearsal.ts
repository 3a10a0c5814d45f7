import type { IamState } from '../../lambda/adapters/local/iam/iam-state.ts';
import { localIam } from '../../lambda/adapters/local/iam/local-iam.ts';
import { advanceExecution, advanceUntil } from '../../lambda/adapters/local/runbook/advance-execution.ts';
import { cancelExecution } from '../../lambda/adapters/local/runbook/cancel-execution.ts';
import type { ApiAnswer, ApiCall, Execution, RunbookPorts } from '../../lambda/adapters/local/runbook/execution.ts';
import { later } from '../../lambda/adapters/local/runbook/later.ts';
import type { Runbook } from '../../lambda/adapters/local/runbook/runbook.ts';
import { type Signalled, signalExecution } from '../../lambda/adapters/local/runbook/signal-execution.ts';
import { startExecution } from '../../lambda/adapters/local/runbook/start-execution.ts';
import { account1, start } from './runbook-values.ts';

/** A fault that is put in the place of a call: null lets it pass. */
export type Fault = (call: ApiCall, times: number) => ApiAnswer | null;

/** A run of a real document on a local IAM, with a clock that is moved by hand. */
export interface Rehearsal {
  readonly iam: () => IamState;
  readonly changeIam: (change: (state: IamState) => IamState) => void;
  readonly execution: () => Execution;
  readonly messages: readonly { readonly topic: string; readonly message: string }[];
  readonly calls: readonly string[];
  readonly signal: (type: 'Approve' | 'Reject', by: string, comment?: string) => Promise<Signalled['kind']>;
  readonly cancel: () => Promise<'taken' | 'refused'>;
  readonly wait: (seconds: number) => Promise<void>;
  readonly fail: (fault: Fault) => void;
}

export const rehearse = async (
  runbook: Runbook,
  parameters: Readonly<Record<string, string>>,
  before: IamState = account1,
  faultFromTheStart: Fault = () => null,
): Promise<Rehearsal> => {
  let iam = before;
  let now = start;
  let fault = faultFromTheStart;
  const messages: { topic: string; message: string }[] = [];
  const calls: string[] = [];
  const callLocal = localIam({ read: () => iam, write: (state) => (iam = state) });
  const ports: RunbookPorts = {
    callApi: async (call) => {
      calls.push(call.api);
      return fault(call, calls.filter((api) => api === call.api).length) ?? callLocal(call);
    },
    notify: async (topic, message) => void messages.push({ topic, message }),
  };
  const started = startExecution(runbook, {
    executionId: '4105a4fc-f944-4e6b-9d32-8fb2db27a909',
    documentName: 'Countersign-Grant',
    startedBy: 'arn:aws:iam::111122223333:user/leads/Lena',
    parameters,
    now,
  });
  if (started.kind === 'refused') throw new Error(started.message);
  let execution = await advanceExecution(runbook, started.execution, now, ports);
  const go = async (taken: { readonly kind: 'taken'; readonly execution: Execution } | { readonly kind: 'refused' }) => {
    // What is waiting is plain data: it is written and read again before it goes on, as after a restart.
    if (taken.kind === 'taken') execution = await advanceExecution(runbook, JSON.parse(JSON.stringify(taken.execution)), now, ports);
    return taken.kind;
  };
  return {
    iam: () => iam,
    changeIam: (change) => {
      iam = change(iam);
    },
    execution: () => execution,
    messages,
    calls,
    signal: (type, by, comment = '') => go(signalExecution(runbook, execution, { type, by, comment }, now)),
    cancel: () => go(cancelExecution(runbook, execution, now)),
    wait: async (seconds) => {
      const until = later(now, seconds);
      execution = await advanceUntil(runbook, JSON.parse(JSON.stringify(execution)), { from: now, until }, ports);
      now = until;
    },
    fail: (one) => {
      fault = one;
    },
  };
};
