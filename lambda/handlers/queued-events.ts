import type { SQSEvent } from 'aws-lambda';
import type { QueuedEvent } from '../flows/triage.ts';

/** The events in a batch; a body that is no JSON is named so that it goes its way to the dead-letter queue. */
export const queuedEvents = (batch: SQSEvent): { readonly readable: readonly QueuedEvent[]; readonly broken: readonly string[] } => {
  const readable: QueuedEvent[] = [];
  const broken: string[] = [];
  for (const { messageId, body } of batch.Records) {
    const event = parse(body);
    if (event === undefined) broken.push(messageId);
    else readable.push({ messageId, event });
  }
  return { readable, broken };
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
