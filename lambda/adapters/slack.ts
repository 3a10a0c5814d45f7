import { IncomingWebhook, type IncomingWebhookSendArguments } from '@slack/webhook';

export type PostToSlack = (message: IncomingWebhookSendArguments) => Promise<void>;

/** Reads the webhook's URL from where it is kept; the URL is a secret and never logged. */
export type ReadWebhookUrl = () => Promise<string>;

/**
 * Posts through an incoming webhook. What Slack refuses (429, 5xx) throws, so that the record comes again after the queue's time; the URL
 * is no part of the error.
 */
export const postThroughWebhook = (readUrl: ReadWebhookUrl): PostToSlack => {
  let webhook: Promise<IncomingWebhook> | null = null;
  return async (message) => {
    webhook ??= readUrl().then((url) => new IncomingWebhook(url, { timeout: 10_000 }));
    try {
      await (await webhook).send(message);
    } catch (error) {
      // A rotated secret is read anew with the next message.
      webhook = null;
      throw new Error(`Slack did not take the message: ${slackReason(error)}`);
    }
  };
};

const slackReason = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/https?:\/\/\S+/g, '(webhook)').slice(0, 200);
};
