import { plainText } from '../message/plain-text.ts';
import { type CheckName, type Finding, fail, ok, unknown, warn } from './finding.ts';

export interface SeenSubscription {
  readonly protocol: string;
  readonly endpoint: string;
  readonly isPending: boolean;
}

/** Somebody must hear. `hasSlack` is null where it could not be seen. (SNS developer guide, "Confirm your subscription") */
export const judgeSubscriptions = (
  subscriptions: readonly SeenSubscription[],
  hasSlack: boolean | null,
  topicArn: string,
): readonly Finding[] => {
  const pending = subscriptions.filter(({ isPending }) => isPending);
  const confirmed = subscriptions.length - pending.length;
  return [
    ...pending.map((subscription) => pendingFinding(subscription)),
    confirmed > 0 ? ok('subscriptions', `${confirmed} confirmed`) : nobodyFinding(hasSlack, topicArn),
  ];
};

/** A subscription that nobody confirmed. */
export const pendingFinding = ({ protocol, endpoint }: SeenSubscription, check: CheckName = 'subscriptions'): Finding =>
  fail(
    check,
    `${plainText(endpoint, 200)} (${protocol}) has not confirmed, and gets nothing`,
    'open the mail "AWS Notification - Subscription Confirmation" and confirm; subscribe again if it is older than 2 days',
  );

const nobodyFinding = (hasSlack: boolean | null, topicArn: string): Finding => {
  const subscribe = `aws sns subscribe --topic-arn ${topicArn} --protocol email --notification-endpoint ADDRESS`;
  if (hasSlack === null) return unknown('subscriptions', 'nobody is subscribed, and whether Slack is used could not be seen', subscribe);
  return hasSlack
    ? warn('subscriptions', 'nobody is subscribed: alerts go to Slack only', subscribe)
    : fail('subscriptions', 'nobody hears the alerts: no subscription, no Slack', subscribe);
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
      return [fail('slack', webhook.says, 'put the URL of an incoming webhook there: README, "Slack"')];
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
