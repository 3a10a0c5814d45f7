import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface ApprovalsTopicProps {
  /** The alerts' key. The automation role publishes, so that its own permissions on the key are enough. */
  readonly key: IKey;
  readonly emails: readonly string[];
}

/**
 * Where Systems Manager asks the approvers. A topic of its own: the name must begin with `Automation`, and its messages are plain text
 * that Amazon Q would drop. (Systems Manager user guide, "aws:approve", NotificationArn)
 */
export class ApprovalsTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: ApprovalsTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      topicName: `Automation-${Stack.of(this).stackName}-approvals`,
      displayName: 'Countersign approvals',
      masterKey: props.key,
      enforceSSL: true,
    });
    for (const email of props.emails) this.topic.addSubscription(new EmailSubscription(email));
  }
}
