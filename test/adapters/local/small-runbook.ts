import type { Execution, RunbookPorts } from '../../../lambda/adapters/local/runbook/execution.ts';
import { type Runbook, readRunbook } from '../../../lambda/adapters/local/runbook/runbook.ts';
import { startExecution } from '../../../lambda/adapters/local/runbook/start-execution.ts';

export const now = '2026-03-01T10:00:00.000Z';

/** A document of these steps; `Call` is a step that calls an API of its own name. */
export const runbookOf = (steps: readonly Readonly<Record<string, unknown>>[], outputs: readonly string[] = []): Runbook =>
  readRunbook({
    schemaVersion: '0.3',
    assumeRole: 'arn:aws:iam::111122223333:role/Automation',
    parameters: { Name: { type: 'String', default: 'x' } },
    mainSteps: steps,
    outputs,
  });

export const call = (name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  name,
  action: 'aws:executeAwsApi',
  inputs: { Service: 'iam', Api: name },
  ...more,
});

/** `error`, `no-answer`, or what the API answers. */
export type Answers = Readonly<Record<string, unknown>>;

/** Ports whose APIs fail or give no answer where they are told so; the calls are noted. */
export const portsOf = (answers: Answers) => {
  const calls: string[] = [];
  const ports: RunbookPorts = {
    callApi: async ({ api }) => {
      calls.push(api);
      const answer = answers[api] ?? {};
      if (answer === 'error') return { kind: 'error', code: 'Broken', message: 'it is' };
      if (answer === 'no-answer') return { kind: 'no-answer' };
      return { kind: 'answer', answer };
    },
    notify: async () => undefined,
  };
  return { calls, ports };
};

export const begin = (runbook: Runbook): Execution => {
  const started = startExecution(runbook, { executionId: 'e-1', documentName: 'd', startedBy: 'arn:user', parameters: {}, now });
  if (started.kind === 'refused') throw new Error(started.message);
  return started.execution;
};
