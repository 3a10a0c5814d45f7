import { plainText } from '../message/plain-text.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

export interface SeenSubscription {
  readonly protocol: string;
  readonly endpoint: string;
  readonly isPending: boolean;
}

/** Somebody must hear. (SNS developer guide, "Confirm your subscription") */
export const judgeSubscriptions = (subscriptions: readonly SeenSubscription[], hasSlack: boolean, topicArn: string): readonly Finding[] => {
  const pending = subscriptions.filter(({ isPending }) => isPending);
  const confirmed = subscriptions.length - pending.length;
  return [
    ...pending.map(({ protocol, endpoint }) =>
      fail(
        'subscriptions',
        `${plainText(endpoint, 200)} (${protocol}) has not confirmed, and gets nothing`,
        'open the mail "AWS Notification - Subscription Confirmation" and confirm; subscribe again if it is older than 2 days',
      ),
    ),
    confirmed > 0
      ? ok('subscriptions', `${confirmed} subscribed to the alerts`)
      : hasSlack
        ? warn(
            'subscriptions',
            'nobody is subscribed: alerts go to Slack only',
            `aws sns subscribe --topic-arn ${topicArn} --protocol email --notification-endpoint ADDRESS`,
          )
        : fail(
            'subscriptions',
            'nobody hears the alerts: no subscription, no Slack',
            `aws sns subscribe --topic-arn ${topicArn} --protocol email --notification-endpoint ADDRESS`,
          ),
  ];
};

/** What became of the Slack webhook. */
export type SeenWebhook =
  | { readonly kind: 'none' }
  | { readonly kind: 'there' }
  | { readonly kind: 'broken'; readonly says: string }
  | { readonly kind: 'answered' }
  | { readonly kind: 'no-answer'; readonly says: string };

export const judgeWebhook = (webhook: SeenWebhook): readonly Finding[] => {
  switch (webhook.kind) {
    case 'none':
      return [ok('slack', 'not used')];
    case 'there':
      return [ok('slack', 'the webhook is there; whether Slack answers was not tried (--send-test does)')];
    case 'broken':
      return [fail('slack', webhook.says, 'put the URL of an incoming webhook there: docs say how, "Slack"')];
    case 'answered':
      return [ok('slack', 'Slack took a test message')];
    case 'no-answer':
      return [
        fail(
          'slack',
          `Slack did not take a test message: ${webhook.says}`,
          'make a new incoming webhook in Slack and put its URL where the old one is',
        ),
      ];
    default:
      return webhook satisfies never;
  }
};
