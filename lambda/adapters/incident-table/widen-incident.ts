import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CountedEvent } from '../../flows/ports.ts';
import type { Batch } from './event-claims.ts';
import { incidentKey } from './keys.ts';
import { earliestOf, latestOf } from './latest.ts';
import { holds, type IncidentTableOptions } from './table-options.ts';

/** Names are written by whoever was denied: a set of them must not fill the item, which may have 400 kB. */
const mostNames = 100;

/**
 * Widens what an incident has seen: events come late and out of order, the first and the last time only ever move apart. Takes the
 * batch's token away where it counted. Writes nothing that the item, as it was just read, has already.
 */
export const widenIncident = async (
  options: IncidentTableOptions,
  item: Readonly<Record<string, unknown>>,
  events: readonly CountedEvent[],
  batch: Batch,
  wasCounted: boolean,
): Promise<void> => {
  const last = latestOf(events);
  const first = earliestOf(events);
  const update = updateOf(options, batch);
  if (first < String(item['firstSeen'])) await update(['firstSeen = :first'], [], 'firstSeen > :first', { ':first': first });
  const adds = [...newNames(item, 'sessions', events), ...newNames(item, 'regions', events)];
  const values = { ...Object.fromEntries(adds), ...(wasCounted ? { ':token': new Set([batch.token]) } : {}) };
  const others = [
    ...(adds.length > 0 ? [`ADD ${adds.map(([name]) => `${name.slice(1)} ${name}`).join(', ')}`] : []),
    ...(wasCounted ? ['DELETE applied :token'] : []),
  ];
  if (last.time > String(item['lastSeen'])) {
    const seen = { ':last': last.time, ':eventId': last.eventId, ...values };
    if (await update(['lastSeen = :last', 'lastEventId = :eventId'], others, 'lastSeen < :last', seen)) return;
  }
  if (others.length > 0) await update([], others, null, values);
};

const updateOf =
  ({ client, tableName }: IncidentTableOptions, { fingerprint }: Batch) =>
  (
    sets: readonly string[],
    others: readonly string[],
    condition: string | null,
    values: Readonly<Record<string, unknown>>,
  ): Promise<boolean> =>
    holds(
      client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: incidentKey(fingerprint),
          UpdateExpression: [...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []), ...others].join(' '),
          ...(condition === null ? {} : { ConditionExpression: condition }),
          ExpressionAttributeValues: values,
        }),
      ),
    );

/** `[':sessions', names]` where there is room for names that the item has not. */
const newNames = (
  item: Readonly<Record<string, unknown>>,
  attribute: 'sessions' | 'regions',
  events: readonly CountedEvent[],
): [string, Set<string>][] => {
  const known: unknown = item[attribute];
  const before: ReadonlySet<unknown> = known instanceof Set ? known : new Set();
  const names = events.map((event) => (attribute === 'sessions' ? event.session : event.region));
  const unseen = [...new Set(names)].flatMap((name) => (name === null || name === '' || before.has(name) ? [] : [name]));
  const room = unseen.slice(0, Math.max(0, mostNames - before.size));
  return room.length > 0 ? [[`:${attribute}`, new Set(room)]] : [];
};
