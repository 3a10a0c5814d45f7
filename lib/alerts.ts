import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { SlackChannelConfiguration } from 'aws-cdk-lib/aws-chatbot';
import { ManagedPolicy, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { AmazonQChannel } from './countersign-settings.ts';

export interface AlertsProps {
  readonly emails: readonly string[];
  readonly amazonQ: AmazonQChannel | null;
}

/**
 * The topic that people, Amazon Q and machines listen to, the topic whose subscribers filter by the owner of a principal, and their key.
 *
 * Two topics, since SNS sends no attributes with a message that has a body for each protocol, and filters need attributes.
 * (SNS developer guide, "Amazon SNS message attributes")
 *
 * The key is a customer managed one because CloudWatch alarms cannot publish to a topic under the AWS managed key, whose policy
 * nobody can change. (SNS developer guide, "Enable compatibility between event sources from AWS services and encrypted topics")
 */
export class Alerts extends Construct {
  readonly topic: Topic;
  readonly owners: Topic;
  readonly key: Key;

  constructor(scope: Construct, id: string, props: AlertsProps) {
    super(scope, id);
    // The topic keeps no messages, so that nothing is lost with its key.
    this.key = new Key(this, 'Key', { description: 'Countersign: alerts', enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
    this.topic = new Topic(this, 'Topic', { displayName: 'Countersign', masterKey: this.key, enforceSSL: true });
    this.owners = new Topic(this, 'Owners', { displayName: 'Countersign for owners', masterKey: this.key, enforceSSL: true });
    letAlarmsPublish(this.topic, this.key);
    for (const email of props.emails) this.topic.addSubscription(new EmailSubscription(email));
    if (props.amazonQ) addChannel(this, this.topic, props.amazonQ);
  }
}

const letAlarmsPublish = (topic: Topic, key: Key): void => {
  const alarms = {
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  };
  topic.addToResourcePolicy(
    new PolicyStatement({ sid: 'AlarmsPublish', actions: ['sns:Publish'], resources: [topic.topicArn], ...alarms }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({ sid: 'AlarmsPublish', actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'], ...alarms }),
  );
};

// A channel without guardrails gets AdministratorAccess as its outer limit, and whoever is in the channel may use what its role may.
// Here it listens only. (Amazon Q Developer in chat applications, "Understanding permissions")
const addChannel = (scope: Construct, topic: Topic, channel: AmazonQChannel): void => {
  new SlackChannelConfiguration(scope, 'AmazonQ', {
    slackChannelConfigurationName: `countersign-${channel.channelId}`,
    slackWorkspaceId: channel.workspaceId,
    slackChannelId: channel.channelId,
    notificationTopics: [topic],
    guardrailPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AWSDenyAll')],
    userRoleRequired: true,
  });
};
