import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look } from './seen.ts';

/** How much waits in a queue, and whether what fails goes to another one. (SQS API reference, GetQueueAttributes) */
export const readQueueWith =
  (client: SQSClient): DoctorPorts['readQueue'] =>
  (QueueUrl) =>
    look('sqs:GetQueueAttributes', async () => {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages', 'RedrivePolicy'] }),
      );
      return { waiting: Number(Attributes.ApproximateNumberOfMessages ?? '0'), hasRedrive: Attributes.RedrivePolicy !== undefined };
    });
