import type { IncomingWebhookHTTPError, IncomingWebhookSendArguments } from '@slack/webhook';

/** Reads the webhook's URL from where it is kept; the URL is a secret and never logged. */
export type ReadWebhookUrl = () => Promise<string>;

/** `again`: Slack may take it later. */
export type SlackAnswer = { readonly kind: 'taken' } | { readonly kind: 'refused'; readonly says: string; readonly again: boolean };

export type PostToSlack = (message: IncomingWebhookSendArguments) => Promise<SlackAnswer>;

export interface SlackOptions {
  readonly readUrl: ReadWebhookUrl;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const attempts = 3;
/** A function that has to wait longer is better ended: the record comes again by itself. */
const longestWaitSeconds = 10;
// The library repeats what failed with 5xx or without an answer, and nothing else.
const retryConfig = { retries: 2, minTimeout: 300, factor: 2 };

/**
 * Posts through an incoming webhook, and waits as long as Slack asks for (429, Retry-After) where that is short. What Slack will never
 * take (no_service, channel_is_archived and the like) is refused for good. (Slack API documentation, "Rate limits" and "Sending messages using incoming webhooks")
 */
export const postThroughWebhook = ({ readUrl, pause }: SlackOptions): PostToSlack => {
  let url: Promise<string> | null = null;
  const post = async (message: IncomingWebhookSendArguments): Promise<SlackAnswer & { readonly waitSeconds: number | null }> => {
    const noted = notingRetryAfter();
    try {
      url ??= readUrl();
      // Loaded with the first alert: a function that starts for a denial that is known needs no Slack.
      const { IncomingWebhook } = await import('@slack/webhook');
      await new IncomingWebhook(await url, { timeout: 10_000, retryConfig, fetch: noted.fetch }).send(message);
      return { kind: 'taken', waitSeconds: null };
    } catch (error) {
      // A rotated secret is read anew with the next message.
      url = null;
      return { ...refusalOf(error), waitSeconds: noted.seconds() };
    }
  };
  return async (message) => {
    for (let attempt = 1; ; attempt++) {
      const { waitSeconds, ...answer } = await post(message);
      if (waitSeconds === null || waitSeconds > longestWaitSeconds || attempt === attempts) return answer;
      await pause(waitSeconds * 1000);
    }
  };
};

const refusalOf = (error: unknown): SlackAnswer => {
  const status = isHttpError(error) ? error.statusCode : null;
  return { kind: 'refused', says: wordsOf(error), again: status === null || status === 429 || status >= 500 };
};

const isHttpError = (error: unknown): error is IncomingWebhookHTTPError =>
  typeof error === 'object' && error !== null && 'statusCode' in error;

/** The library does not tell how long Slack asks to wait: it is read off the answer on its way. Null where Slack does not. */
const notingRetryAfter = () => {
  let seconds: number | null = null;
  const fetchAndNote: typeof fetch = async (...args) => {
    const response = await fetch(...args);
    seconds = response.status === 429 ? Number(response.headers.get('retry-after') ?? '1') || 1 : null;
    return response;
  };
  return { fetch: fetchAndNote, seconds: () => seconds };
};

/** Slack's own words (`no_service`), without the URL. */
const wordsOf = (error: unknown): string =>
  (isHttpError(error) ? `${error.statusCode} ${error.body}` : String(error)).replace(/https?:\/\/\S+/g, '(webhook)').slice(0, 200);
