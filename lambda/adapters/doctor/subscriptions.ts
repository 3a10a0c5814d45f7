import { paginateListSubscriptionsByTopic, type SNSClient, type Subscription } from '@aws-sdk/client-sns';
import type { SeenSubscription } from '../../core/doctor/judge-alerts.ts';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look } from './seen.ts';

/** Who hears the alerts. (SNS API reference, ListSubscriptionsByTopic) */
export const readSubscriptionsWith =
  (client: SNSClient): DoctorPorts['readSubscriptions'] =>
  (TopicArn) =>
    look('sns:ListSubscriptionsByTopic', async () => {
      const found: SeenSubscription[] = [];
      for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
        found.push(...Subscriptions.flatMap(seenSubscription));
      return found;
    });

/** SNS writes `PendingConfirmation` or `Deleted` in the place of the ARN. */
const seenSubscription = ({ Protocol = '', Endpoint = '', SubscriptionArn = '' }: Subscription): readonly SeenSubscription[] =>
  SubscriptionArn === 'Deleted' ? [] : [{ protocol: Protocol, endpoint: Endpoint, isPending: !SubscriptionArn.startsWith('arn:') }];
