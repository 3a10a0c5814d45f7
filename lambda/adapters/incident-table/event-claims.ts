import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { eventKey, incidentKey } from './keys.ts';
import { expiresIn, holds, type IncidentTableOptions } from './table-options.ts';

/** A batch that counts events of one incident, under a token of its own. */
export interface Batch {
  readonly token: string;
  readonly fingerprint: string;
}

export type ClaimAnswer =
  | { readonly kind: 'mine' }
  /** Counted before, in this incident or in another. */
  | { readonly kind: 'counted'; readonly fingerprint: string };

const claimSchema = z.object({
  token: z.string(),
  fingerprint: z.string(),
  leaseUntil: z.number(),
  counted: z.boolean().default(false),
});
type Claim = z.infer<typeof claimSchema>;

// Longer than a function runs, so that a lease which is over belongs to nobody who lives; the fence below makes it safe even if not.
const leaseMs = 90_000;
// An event is delivered again at most as long as queue and dead-letter queue keep it: 4 and 14 days, and the redrive.
const keptSeconds = 30 * 24 * 3600;
const mostWaits = 20;
const waitMs = 100;

/** Claims an event for a batch, or says where it was counted; waits for a moment where another batch is about to count it. */
export const claimEvent = async (options: IncidentTableOptions, eventId: string, batch: Batch): Promise<ClaimAnswer> => {
  for (let waits = 0; waits < mostWaits; waits++) {
    if (await putClaim(options, eventId, batch)) return { kind: 'mine' };
    const claim = await readClaim(options, eventId);
    const answer = claim === null ? null : await settle(options, eventId, claim, batch);
    if (answer !== null) return answer;
    await options.pause(waitMs);
  }
  throw new Error('Another function is counting the same event; the record is tried again.');
};

/** Null where somebody else is about to count it. */
const settle = async (options: IncidentTableOptions, eventId: string, claim: Claim, batch: Batch): Promise<ClaimAnswer | null> => {
  if (claim.counted) return { kind: 'counted', fingerprint: claim.fingerprint };
  // Our own, written by a request whose answer was lost.
  if (claim.token === batch.token) return { kind: 'mine' };
  return claim.leaseUntil > options.clock() ? null : takeOver(options, eventId, claim, batch);
};

const putClaim = (options: IncidentTableOptions, eventId: string, { token, fingerprint }: Batch): Promise<boolean> =>
  holds(
    options.client.send(
      new PutCommand({
        TableName: options.tableName,
        Item: {
          ...eventKey(eventId),
          token,
          fingerprint,
          leaseUntil: options.clock() + leaseMs,
          expiresAt: expiresIn(options, keptSeconds),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );

const readClaim = async ({ client, tableName }: IncidentTableOptions, eventId: string): Promise<Claim | null> => {
  const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: eventKey(eventId), ConsistentRead: true }));
  return Item === undefined ? null : claimSchema.parse(Item);
};

/**
 * Settles what a dead batch left: if its count is in the incident the event is counted; if not, the batch is fenced off (its count is
 * refused from now on) and the event is ours. Null where somebody else was faster.
 */
const takeOver = async (options: IncidentTableOptions, eventId: string, left: Claim, batch: Batch): Promise<ClaimAnswer | null> => {
  if (!(await fence(options, left))) {
    await markCounted(options, eventId, left);
    return { kind: 'counted', fingerprint: left.fingerprint };
  }
  const taken = await holds(
    options.client.send(
      new UpdateCommand({
        TableName: options.tableName,
        Key: eventKey(eventId),
        UpdateExpression: 'SET #token = :mine, fingerprint = :fingerprint, leaseUntil = :leaseUntil',
        ConditionExpression: '#token = :left AND attribute_not_exists(#counted)',
        ExpressionAttributeNames: { '#token': 'token', '#counted': 'counted' },
        ExpressionAttributeValues: {
          ':mine': batch.token,
          ':fingerprint': batch.fingerprint,
          ':leaseUntil': options.clock() + leaseMs,
          ':left': left.token,
        },
      }),
    ),
  );
  return taken ? { kind: 'mine' } : null;
};

/** False where the batch's count is in the incident already. */
const fence = (options: IncidentTableOptions, { token, fingerprint }: Claim): Promise<boolean> =>
  holds(
    options.client.send(
      new UpdateCommand({
        TableName: options.tableName,
        Key: incidentKey(fingerprint),
        UpdateExpression: 'ADD fenced :token SET expiresAt = if_not_exists(expiresAt, :expiresAt)',
        ConditionExpression: 'NOT contains(applied, :one)',
        ExpressionAttributeValues: {
          ':token': new Set([token]),
          ':one': token,
          ':expiresAt': expiresIn(options, options.retentionSeconds),
        },
      }),
    ),
  );

/** Says in the event that it is counted for good. */
export const markCounted = async (
  { client, tableName }: IncidentTableOptions,
  eventId: string,
  { token }: Pick<Batch, 'token'>,
): Promise<void> => {
  await holds(
    client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: eventKey(eventId),
        UpdateExpression: 'SET #counted = :true',
        ConditionExpression: '#token = :token',
        ExpressionAttributeNames: { '#token': 'token', '#counted': 'counted' },
        ExpressionAttributeValues: { ':true': true, ':token': token },
      }),
    ),
  );
};

/** Ends the lease of an event that could not be counted, so that the next delivery need not wait for it. */
export const endLease = async ({ client, tableName }: IncidentTableOptions, eventId: string, { token }: Batch): Promise<void> => {
  await holds(
    client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: eventKey(eventId),
        UpdateExpression: 'SET leaseUntil = :zero',
        ConditionExpression: '#token = :token AND attribute_not_exists(#counted)',
        ExpressionAttributeNames: { '#token': 'token', '#counted': 'counted' },
        ExpressionAttributeValues: { ':zero': 0, ':token': token },
      }),
    ),
  );
};
