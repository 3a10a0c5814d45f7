import { GetFunctionConfigurationCommand, type LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look } from './seen.ts';

/** The triage function and how its queue feeds it. (Lambda API reference, GetFunctionConfiguration, ListEventSourceMappings) */
export const readFunctionWith =
  (client: LambdaClient): DoctorPorts['readFunction'] =>
  (FunctionName) =>
    look('lambda:GetFunctionConfiguration, lambda:ListEventSourceMappings', async () => {
      const { State = 'unknown', Environment } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
      const { EventSourceMappings: [mapping] = [] } = await client.send(new ListEventSourceMappingsCommand({ FunctionName }));
      return {
        state: State,
        environment: Environment?.Variables ?? {},
        mapping:
          mapping === undefined
            ? null
            : {
                state: mapping.State ?? 'unknown',
                hasPartialAnswers: mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
              },
      };
    });
