import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Notice } from '../core/message/alert/notice.ts';

export type Publish = (notice: Pick<Notice, 'subject' | 'email' | 'amazonQ' | 'json' | 'attributes'>) => Promise<void>;

/**
 * Publishes a body for each protocol: e-mail gets the text, Amazon Q its notification, all others JSON. Without attributes: SNS sends none
 * with such a message. (SNS developer guide, "Amazon SNS message attributes"; SNS API reference, Publish, MessageStructure)
 */
export const publishTo =
  (client: SNSClient, topicArn: string): Publish =>
  async ({ subject, email, amazonQ, json }) => {
    const Message = JSON.stringify({ default: json, email, https: amazonQ });
    await client.send(new PublishCommand({ TopicArn: topicArn, Subject: subject, MessageStructure: 'json', Message }));
  };

// SNS developer guide, "Amazon SNS subscription filter policies": at most 256 characters a value that is to be compared.
const longestValue = 256;

/** Publishes the text with attributes, by which the subscriptions of owners filter. */
export const publishToOwners =
  (client: SNSClient, topicArn: string): Publish =>
  async ({ subject, email, attributes }) => {
    const MessageAttributes = Object.fromEntries(
      Object.entries(attributes)
        .filter(([name, value]) => value !== '' && /^[A-Za-z0-9_.-]{1,200}$/.test(name))
        .map(([name, value]) => [name, { DataType: 'String', StringValue: value.slice(0, longestValue) }]),
    );
    await client.send(new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: email, MessageAttributes }));
  };
