import { randomUUID } from 'node:crypto';
import type { SQSEvent, SQSRecord } from 'aws-lambda';

export type Handle = (batch: SQSEvent) => Promise<{ readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] }>;

export interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly received: number;
}

export interface Drained {
  /** What was received five times in vain. */
  readonly deadLetters: readonly Message[];
  readonly batches: number;
}

const mostReceived = 5;
const batchSize = 10;

export const messageOf = (event: unknown): Message => ({ messageId: randomUUID(), body: JSON.stringify(event), received: 0 });

/**
 * A queue in memory as Lambda sees SQS: batches of ten, what fails comes again when its visibility timeout is over, and after five times
 * it is with the dead letters. `hidden` is called for each time that passes so.
 */
export const drain = async (messages: readonly Message[], handlers: readonly Handle[], hidden: () => void): Promise<Drained> => {
  const deadLetters: Message[] = [];
  let batches = 0;
  let waiting = messages;
  while (waiting.length > 0) {
    const visible = [...waiting];
    const again: Message[] = [];
    const work = async (handle: Handle): Promise<void> => {
      while (visible.length > 0) {
        const batch = visible.splice(0, batchSize).map((message) => ({ ...message, received: message.received + 1 }));
        batches += 1;
        const failed = await failedOf(handle, batch);
        for (const message of batch.filter(({ messageId }) => failed.has(messageId)))
          (message.received < mostReceived ? again : deadLetters).push(message);
      }
    };
    await Promise.all(handlers.map(work));
    hidden();
    waiting = again;
  }
  return { deadLetters, batches };
};

/** A function that throws gives all of its batch back. */
const failedOf = async (handle: Handle, batch: readonly Message[]): Promise<ReadonlySet<string>> => {
  try {
    return new Set((await handle(batchOf(batch))).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  } catch {
    return new Set(batch.map(({ messageId }) => messageId));
  }
};

export const batchOf = (messages: readonly Message[]): SQSEvent => ({ Records: messages.map(recordOf) });

const recordOf = ({ messageId, body, received }: Message): SQSRecord => ({
  messageId,
  body,
  receiptHandle: messageId,
  attributes: { ApproximateReceiveCount: String(received), SentTimestamp: '0', SenderId: 's', ApproximateFirstReceiveTimestamp: '0' },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:denials',
  awsRegion: 'eu-west-1',
});
