import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { CountDenials, CountedEvent } from '../../flows/ports.ts';
import { addToIncident } from './add-to-incident.ts';
import { type Batch, type ClaimAnswer, claimEvent, endLease, markCounted } from './event-claims.ts';
import { incidentKey } from './keys.ts';
import type { IncidentTableOptions } from './table-options.ts';
import { widenIncident } from './widen-incident.ts';

/**
 * Counts events in four steps, each a conditional write of one item, so that a death after any of them is settled by the next delivery:
 * claim each event under the batch's token → add their number and the token to the incident → mark the events as counted → widen what
 * the incident has seen and take the token away. (DynamoDB developer guide, "Condition expressions")
 */
export const countDenialsIn =
  (options: IncidentTableOptions): CountDenials =>
  async (facts, events, first) => {
    const once = [...new Map(events.map((event) => [event.eventId, event])).values()];
    const batch: Batch = { token: options.newToken(), fingerprint: facts.fingerprint };
    const claims = await claimAll(options, once, batch);
    const mine = once.filter((_, index) => claims[index]?.kind === 'mine');
    const added = mine.length > 0 ? await addOrGiveBack(options, facts, mine, first, batch) : null;
    await Promise.all(mine.map(({ eventId }) => markCounted(options, eventId, batch)));
    // What is counted here already may come from a batch that died before it had widened.
    const here = once.filter((_, index) => isHere(claims[index], facts.fingerprint));
    if (here.length > 0) {
      const incident = added ?? (await readItem(options, facts.fingerprint));
      await widenIncident(options, incident, here, batch, mine.length > 0);
    }
    return { counted: mine.length, elsewhere: elsewhere(claims, facts.fingerprint) };
  };

const claimAll = async (options: IncidentTableOptions, events: readonly CountedEvent[], batch: Batch): Promise<ClaimAnswer[]> => {
  const settled = await Promise.allSettled(events.map(({ eventId }) => claimEvent(options, eventId, batch)));
  const failure = settled.find((result) => result.status === 'rejected');
  if (failure === undefined) return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  await giveBack(options, events, batch);
  throw failure.reason;
};

const addOrGiveBack = async (...args: Parameters<typeof addToIncident>): ReturnType<typeof addToIncident> => {
  const [options, , events, , batch] = args;
  try {
    return await addToIncident(...args);
  } catch (error) {
    await giveBack(options, events, batch);
    throw error;
  }
};

/** As far as it goes: a lease that cannot be ended ends by itself. */
const giveBack = async (options: IncidentTableOptions, events: readonly CountedEvent[], batch: Batch): Promise<void> => {
  await Promise.allSettled(events.map(({ eventId }) => endLease(options, eventId, batch)));
};

const readItem = async ({ client, tableName }: IncidentTableOptions, fingerprint: string): Promise<Readonly<Record<string, unknown>>> => {
  const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: incidentKey(fingerprint), ConsistentRead: true }));
  return Item ?? {};
};

const isHere = (claim: ClaimAnswer | undefined, fingerprint: string): boolean =>
  claim?.kind === 'mine' || claim?.fingerprint === fingerprint;

const elsewhere = (claims: readonly ClaimAnswer[], fingerprint: string): string[] => [
  ...new Set(claims.flatMap((claim) => (claim.kind === 'counted' && claim.fingerprint !== fingerprint ? [claim.fingerprint] : []))),
];
