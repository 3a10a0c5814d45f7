import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { triage } from '../flows/triage.ts';
import { queuedEvents } from './queued-events.ts';
import { flushMetrics, triagePorts, triageSettings } from './wire.ts';

/**
 * One batch of the queue: explain, count, tell. Records that could not be done are given back one by one.
 * (Lambda developer guide, "Reporting batch item failures for Lambda functions with an Amazon SQS trigger")
 */
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const { readable, broken } = queuedEvents(event);
  try {
    const failed = await triage(triagePorts(), triageSettings(), readable);
    return { batchItemFailures: [...broken, ...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  } finally {
    flushMetrics();
  }
};
