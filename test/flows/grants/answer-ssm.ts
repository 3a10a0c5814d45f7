import * as z from 'zod';
import type { GrantParameters } from '../../../lambda/core/grant/runbook-parameters.ts';
import type { StubAnswer } from '../../pipeline/stub-server.ts';
import type { grantWorld } from './world.ts';

const json = (value: unknown, status = 200): StubAnswer => ({
  status,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/x-amz-json-1.1' },
});
const error = (type: string, message = ''): StubAnswer => json({ __type: type, message }, 400);

const startSchema = z.object({
  DocumentName: z.string(),
  Parameters: z.record(z.string(), z.array(z.string())),
  ClientToken: z.string().optional(),
});
const runSchema = z.object({ AutomationExecutionId: z.string() });
const signalSchema = runSchema.extend({ SignalType: z.enum(['Approve', 'Reject']), Payload: z.object({ Comment: z.array(z.string()) }) });

/** Systems Manager's protocol in front of the interpreter of the real documents. */
export const answerSsm = async (world: ReturnType<typeof grantWorld>, target: string, body: string): Promise<StubAnswer> => {
  const input: unknown = JSON.parse(body);
  switch (target) {
    case 'AmazonSSM.StartAutomationExecution': {
      const { DocumentName, Parameters, ClientToken = null } = startSchema.parse(input);
      const values = Object.fromEntries(
        Object.entries(Parameters).map(([name, [value = '']]) => [name, value]),
      ) as unknown as GrantParameters & {
        Reason: string;
      };
      const answer =
        DocumentName === world.settings.grantDocument
          ? await world.ports.startGrant(values, ClientToken ?? '')
          : await world.ports.startRevoke(values, ClientToken);
      return answer.kind === 'started'
        ? json({ AutomationExecutionId: answer.executionId })
        : error('InvalidAutomationExecutionParametersException', answer.says);
    }
    case 'AmazonSSM.GetAutomationExecution': {
      const run = world.run(runSchema.parse(input).AutomationExecutionId);
      return run === undefined ? error('AutomationExecutionNotFoundException') : json({ AutomationExecution: onTheWire(run) });
    }
    case 'AmazonSSM.SendAutomationSignal': {
      const { AutomationExecutionId, SignalType, Payload } = signalSchema.parse(input);
      const answer = await world.ports.sendDecision(AutomationExecutionId, SignalType, Payload.Comment[0] ?? '');
      return answer.kind === 'sent' ? json({}) : error('InvalidAutomationSignalException', answer.says);
    }
    default:
      return error('UnknownOperationException', target);
  }
};

/** Times are seconds in this protocol. */
const onTheWire = (run: NonNullable<ReturnType<ReturnType<typeof grantWorld>['run']>>) => {
  const seconds = (time: string | null) => (time === null ? undefined : Date.parse(time) / 1000);
  return {
    ...run,
    ExecutionStartTime: seconds(run.ExecutionStartTime),
    ExecutionEndTime: seconds(run.ExecutionEndTime),
    StepExecutions: run.StepExecutions.map((step) => ({
      ...step,
      ExecutionStartTime: seconds(step.ExecutionStartTime),
      ExecutionEndTime: seconds(step.ExecutionEndTime),
    })),
  };
};
