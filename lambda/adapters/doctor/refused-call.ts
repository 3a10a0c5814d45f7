import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look } from './seen.ts';

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

const listQueues = async (sqs: SQSClient): Promise<string> => {
  try {
    await sqs.send(new ListQueuesCommand({ MaxResults: 1 }));
  } catch (error) {
    if (error instanceof Error && /AccessDenied|NotAuthorized/.test(error.name)) return 'sqs:ListQueues was refused, as it should be';
    throw error;
  }
  throw new Error('The self-test role was allowed to call sqs:ListQueues: somebody gave it permissions. Take them away, or deploy again.');
};
