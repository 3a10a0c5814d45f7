import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Notice } from '../core/message/alert/notice.ts';

export type Publish = (notice: Pick<Notice, 'subject' | 'email' | 'amazonQ' | 'json' | 'attributes'>) => Promise<void>;

// SNS developer guide, "Amazon SNS message attributes": at most 256 characters a value here, and a message of 256 KB in all.
const longestValue = 256;

/** Publishes to the topic; e-mail gets the text, never raw JSON. (SNS API reference, Publish, MessageStructure) */
export const publishTo =
  (client: SNSClient, topicArn: string): Publish =>
  async ({ subject, email, amazonQ, json, attributes }) => {
    await client.send(
      new PublishCommand({
        TopicArn: topicArn,
        Subject: subject,
        MessageStructure: 'json',
        Message: JSON.stringify({ default: json, email, https: amazonQ }),
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes)
            .filter(([name, value]) => value !== '' && /^[A-Za-z0-9_.-]{1,200}$/.test(name))
            .map(([name, value]) => [name, { DataType: 'String', StringValue: value.slice(0, longestValue) }]),
        ),
      }),
    );
  };
