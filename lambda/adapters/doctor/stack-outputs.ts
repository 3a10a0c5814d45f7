import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look, unlessMissing } from './seen.ts';

/** The outputs of a stack. (CloudFormation API reference, DescribeStacks) */
export const readOutputsWith =
  (client: CloudFormationClient): DoctorPorts['readOutputs'] =>
  (stack) =>
    look('cloudformation:DescribeStacks', async () => {
      const found = await unlessMissing(client.send(new DescribeStacksCommand({ StackName: stack })), /does not exist/);
      const outputs = found?.Stacks?.[0]?.Outputs;
      return outputs === undefined
        ? null
        : Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
    });
