import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { isRefusal, look } from './seen.ts';

/** Asks for a list of queues as a role that may do nothing: a management event that changes nothing. (CloudTrail user guide, Amazon SQS) */
export const makeRefusedCallWith =
  (sts: STSClient, region: string): DoctorPorts['makeRefusedCall'] =>
  (roleArn) =>
    look('sts:AssumeRole', async () => {
      const { Credentials } = await sts.send(
        new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'countersign-doctor', DurationSeconds: 900 }),
      );
      const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
      if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined)
        throw new Error('STS gave no credentials for the self-test role; try again.');
      const sqs = new SQSClient({
        region,
        credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
      });
      return listQueues(sqs);
    });

const listQueues = async (sqs: SQSClient) => {
  const action = 'sqs:ListQueues';
  try {
    await sqs.send(new ListQueuesCommand({ MaxResults: 1 }));
    return { action, isRefused: false };
  } catch (error) {
    if (isRefusal(error)) return { action, isRefused: true };
    throw error;
  }
};
