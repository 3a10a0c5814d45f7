import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns';
import type { SeenSubscription } from '../../core/doctor/judge-alerts.ts';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look } from './seen.ts';

/** Who hears the alerts; SNS writes `PendingConfirmation` in the place of the ARN. (SNS API reference, ListSubscriptionsByTopic) */
export const readSubscriptionsWith =
  (client: SNSClient): DoctorPorts['readSubscriptions'] =>
  (TopicArn) =>
    look('sns:ListSubscriptionsByTopic', async () => {
      const found: SeenSubscription[] = [];
      for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
        for (const { Protocol = '', Endpoint = '', SubscriptionArn = '' } of Subscriptions)
          found.push({ protocol: Protocol, endpoint: Endpoint, isPending: !SubscriptionArn.startsWith('arn:') });
      return found;
    });
