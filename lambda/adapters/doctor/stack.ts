import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look, unlessMissing } from './seen.ts';

/** How a stack stands, and its outputs. (CloudFormation API reference, DescribeStacks) */
export const readStackWith =
  (client: CloudFormationClient): DoctorPorts['readStack'] =>
  (name) =>
    look('cloudformation:DescribeStacks', async () => {
      const found = await unlessMissing(client.send(new DescribeStacksCommand({ StackName: name })), /does not exist/);
      const stack = found?.Stacks?.[0];
      if (stack === undefined) return null;
      const outputs = Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
      return { status: stack.StackStatus ?? 'unknown', outputs };
    });
