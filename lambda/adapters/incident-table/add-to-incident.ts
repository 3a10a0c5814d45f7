import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { hourOf } from '../../core/incident/escalation.ts';
import { firstFix } from '../../core/incident/first-fix.ts';
import type { IncidentFacts } from '../../core/incident/incident.ts';
import type { CountedEvent, FirstState } from '../../flows/ports.ts';
import type { Batch } from './event-claims.ts';
import { hourAttribute, incidentKey } from './keys.ts';
import { latestOf } from './latest.ts';
import { expiresIn, type IncidentTableOptions } from './table-options.ts';

/**
 * Adds events to their incident, and makes it where it is new: one write, carried out once however often it is sent. Out: the item.
 * Throws where the batch was fenced off.
 */
export const addToIncident = async (
  options: IncidentTableOptions,
  facts: IncidentFacts,
  events: readonly CountedEvent[],
  first: FirstState,
  batch: Batch,
): Promise<Readonly<Record<string, unknown>>> => {
  try {
    const { Attributes } = await options.client.send(new UpdateCommand(addition(options, facts, events, first, batch)));
    return Attributes ?? {};
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    return readApplied(options, batch);
  }
};

/** The SDK sends a request again whose answer was lost: then the token is there already, and so is the count. */
const readApplied = async ({ client, tableName }: IncidentTableOptions, batch: Batch): Promise<Readonly<Record<string, unknown>>> => {
  const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: incidentKey(batch.fingerprint), ConsistentRead: true }));
  const applied: unknown = Item?.['applied'];
  if (Item !== undefined && applied instanceof Set && applied.has(batch.token)) return Item;
  throw new Error('The events were taken over by another function; the record is tried again.');
};

const addition = (
  options: IncidentTableOptions,
  facts: IncidentFacts,
  events: readonly CountedEvent[],
  first: FirstState,
  batch: Batch,
): ConstructorParameters<typeof UpdateCommand>[0] => {
  const starts = Object.entries(startOf(facts, events, first));
  const hours = [...countByHour(events)];
  const set = [
    'facts = :facts',
    'expiresAt = :expiresAt',
    ...starts.map((_, index) => `#s${index} = if_not_exists(#s${index}, :s${index})`),
  ];
  const add = ['#count :count', 'applied :token', ...hours.map((_, index) => `#h${index} :h${index}`)];
  return {
    TableName: options.tableName,
    Key: incidentKey(batch.fingerprint),
    UpdateExpression: `SET ${set.join(', ')} ADD ${add.join(', ')}`,
    ConditionExpression: 'NOT contains(applied, :one) AND NOT contains(fenced, :one)',
    ExpressionAttributeNames: {
      '#count': 'count',
      ...Object.fromEntries(starts.map(([name], index) => [`#s${index}`, name])),
      ...Object.fromEntries(hours.map(([hour], index) => [`#h${index}`, hourAttribute(hour)])),
    },
    ExpressionAttributeValues: {
      ':facts': facts,
      ':expiresAt': expiresIn(options, options.retentionSeconds),
      ':count': events.length,
      ':token': new Set([batch.token]),
      ':one': batch.token,
      ...Object.fromEntries(starts.map(([, value], index) => [`:s${index}`, value])),
      ...Object.fromEntries(hours.map(([, count], index) => [`:h${index}`, count])),
    },
    ReturnValues: 'ALL_NEW',
  };
};

/** What an incident begins with; later denials leave it as it is. */
const startOf = (facts: IncidentFacts, events: readonly CountedEvent[], first: FirstState): Readonly<Record<string, unknown>> => {
  const last = latestOf(events);
  return {
    id: facts.id,
    status: first.status,
    statusSince: first.now,
    fix: firstFix[facts.remedy],
    reason: first.reason,
    mutedBy: first.mutedBy,
    quietUntil: null,
    toldCount: 0,
    version: 0,
    decided: { sessions: 0, regions: 0 },
    pending: null,
    firstSeen: last.time,
    lastSeen: last.time,
    lastEventId: last.eventId,
  };
};

const countByHour = (events: readonly CountedEvent[]): ReadonlyMap<string, number> => {
  const hours = new Map<string, number>();
  for (const { time } of events) hours.set(hourOf(time), (hours.get(hourOf(time)) ?? 0) + 1);
  return hours;
};
