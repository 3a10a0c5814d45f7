import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CountDenials, CountedEvent } from '../../flows/ports.ts';
import { eventKey, hourKey, incidentKey } from './keys.ts';

type Facts = Parameters<CountDenials>[0];
type First = Parameters<CountDenials>[2];
type TransactItem = NonNullable<ConstructorParameters<typeof TransactWriteCommand>[0]['TransactItems']>[number];

export interface TableOptions {
  readonly tableName: string;
  /** Seconds that an item is kept after it was last written. */
  readonly retentionSeconds: number;
  /** Seconds since 1970. */
  readonly clock: () => number;
}

// 100 items a transaction: the incident, an id item, one an hour, and one an event.
const mostAtOnce = 40;
const mostSessions = 100;
const attempts = 12;

/**
 * One transaction puts an item for each event, if it is not there, and adds their number to the incident: an event that was counted
 * cancels it, is left out, and the rest is tried again. (DynamoDB developer guide, "Managing complex workflows with transactions")
 */
export const countDenialsIn =
  (client: DynamoDBDocumentClient, options: TableOptions): CountDenials =>
  async (facts, events, first) => {
    const once = [...new Map(events.map((event) => [event.eventId, event])).values()];
    let counted = 0;
    for (let start = 0; start < once.length; start += mostAtOnce) {
      counted += await countChunk(client, options, facts, once.slice(start, start + mostAtOnce), first);
    }
    await widenTimes(client, options, facts.fingerprint, once);
    return counted;
  };

const countChunk = async (
  client: DynamoDBDocumentClient,
  options: TableOptions,
  facts: Facts,
  events: readonly CountedEvent[],
  first: First,
): Promise<number> => {
  let left = events;
  for (let attempt = 0; left.length > 0; attempt++) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: transaction(options, facts, left, first) }));
      return left.length;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException) || attempt >= attempts) throw error;
      const known = new Set(left.filter((_, index) => error.CancellationReasons?.[index]?.Code === 'ConditionalCheckFailed'));
      // Nothing known in it: another writer had the incident at that moment.
      if (known.size === 0) await pause(attempt);
      left = left.filter((event) => !known.has(event));
    }
  }
  return 0;
};

const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(1000, 10 * 2 ** attempt)));

/** Events first, so that a cancellation's reasons have the events' own positions. */
const transaction = (options: TableOptions, facts: Facts, events: readonly CountedEvent[], first: First): TransactItem[] => {
  const { tableName: TableName, clock, retentionSeconds } = options;
  const expiresAt = clock() + retentionSeconds;
  return [
    ...events.map((event) => ({
      Put: {
        TableName,
        Item: { ...eventKey(facts.fingerprint, event.eventId), time: event.time, expiresAt },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })),
    { Update: { TableName, Key: incidentKey(facts.fingerprint), ...incidentUpdate(facts, events, first, expiresAt) } },
    ...hoursOf(events).map(([hour, count]) => ({
      Update: {
        TableName,
        Key: hourKey(facts.fingerprint, hour),
        UpdateExpression: 'ADD #count :count SET expiresAt = :expiresAt',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':count': count, ':expiresAt': clock() + 9 * 24 * 3600 },
      },
    })),
  ];
};

const hoursOf = (events: readonly CountedEvent[]): [string, number][] => {
  const hours = new Map<string, number>();
  for (const { time } of events) hours.set(time.slice(0, 13), (hours.get(time.slice(0, 13)) ?? 0) + 1);
  return [...hours];
};

const incidentUpdate = (facts: Facts, events: readonly CountedEvent[], first: First, expiresAt: number) => {
  const last = events.reduce((latest, event) => (event.time > latest.time ? event : latest));
  const sessions = [...new Set(events.flatMap(({ session }) => (session === null ? [] : [session])))].slice(0, mostSessions);
  return {
    UpdateExpression: `SET facts = :facts, id = :id, #status = if_not_exists(#status, :status), fix = if_not_exists(fix, :fix), reason = if_not_exists(reason, :reason), quietUntil = if_not_exists(quietUntil, :none), toldCount = if_not_exists(toldCount, :zero), version = if_not_exists(version, :zero), firstSeen = if_not_exists(firstSeen, :time), lastSeen = if_not_exists(lastSeen, :time), lastEventId = if_not_exists(lastEventId, :eventId), expiresAt = :expiresAt ADD #count :count${sessions.length > 0 ? ', sessions :sessions' : ''}`,
    ExpressionAttributeNames: { '#status': 'status', '#count': 'count' },
    ExpressionAttributeValues: {
      ':facts': facts,
      ':id': facts.id,
      ':status': first.status,
      ':fix': facts.remedy === 'advice' ? 'advice' : 'none',
      ':reason': first.reason,
      ':none': null,
      ':zero': 0,
      ':time': last.time,
      ':eventId': last.eventId,
      ':count': events.length,
      ':expiresAt': expiresAt,
      ...(sessions.length > 0 ? { ':sessions': new Set(sessions) } : {}),
    },
  };
};

/** Events come late and out of order: the first and the last time only ever move apart. Also after a retry that counted nothing. */
const widenTimes = async (
  client: DynamoDBDocumentClient,
  { tableName }: TableOptions,
  fingerprint: string,
  events: readonly CountedEvent[],
): Promise<void> => {
  const sorted = [...events].sort((one, other) => (one.time < other.time ? -1 : 1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return;
  const update = (UpdateExpression: string, ConditionExpression: string, values: Record<string, string>) =>
    client
      .send(
        new UpdateCommand({
          TableName: tableName,
          Key: incidentKey(fingerprint),
          UpdateExpression,
          ConditionExpression,
          ExpressionAttributeValues: values,
        }),
      )
      .catch(unlessConditionFailed);
  await update('SET firstSeen = :time', 'firstSeen > :time', { ':time': first.time });
  await update('SET lastSeen = :time, lastEventId = :eventId', 'lastSeen < :time', { ':time': last.time, ':eventId': last.eventId });
};

export const unlessConditionFailed = (error: unknown): null => {
  if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return null;
  throw error;
};
