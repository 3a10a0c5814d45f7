import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ChangeIncident, ClaimOnce, IncidentStore, NoteAction, ReadActivity, ReadIncident } from '../../flows/ports.ts';
import { countDenialsIn, type TableOptions, unlessConditionFailed } from './count-denials.ts';
import { incidentFrom } from './incident-item.ts';
import { actionKey, hourKey, incidentKey, onceKey } from './keys.ts';

/** The incident store on DynamoDB. Every write is conditional or an addition: no value is read, changed and written back. */
export const incidentTable = (client: DynamoDBDocumentClient, options: TableOptions): IncidentStore => ({
  countDenials: countDenialsIn(client, options),
  readIncident: readIncidentIn(client, options),
  readActivity: readActivityIn(client, options),
  changeIncident: changeIncidentIn(client, options),
  noteAction: noteActionIn(client, options),
  claimOnce: claimOnceIn(client, options),
  releaseClaim: async (key) => {
    await client.send(new DeleteCommand({ TableName: options.tableName, Key: onceKey(key) }));
  },
});

const readIncidentIn =
  (client: DynamoDBDocumentClient, { tableName }: TableOptions): ReadIncident =>
  async (fingerprint) => {
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: incidentKey(fingerprint), ConsistentRead: true }));
    return Item === undefined ? null : incidentFrom(Item);
  };

const hour = 3_600_000;

const readActivityIn =
  (client: DynamoDBDocumentClient, { tableName }: TableOptions): ReadActivity =>
  async ({ fingerprint, firstSeen }, now) => {
    const hourOf = (time: number): string => new Date(time).toISOString().slice(0, 13);
    const current = Date.parse(now);
    const since = Math.max(Date.parse(firstSeen), current - 168 * hour);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': incidentKey(fingerprint).pk,
          ':from': hourKey(fingerprint, hourOf(since)).sk,
          ':to': hourKey(fingerprint, hourOf(current)).sk,
        },
      }),
    );
    const counts = new Map(Items.map((item) => [String(item['sk']).slice('HOUR#'.length), Number(item['count'])]));
    const earlier: number[] = [];
    for (let time = current - hour; time >= since; time -= hour) earlier.push(counts.get(hourOf(time)) ?? 0);
    return { thisHour: counts.get(hourOf(current)) ?? 0, earlierHours: earlier };
  };

const changeIncidentIn =
  (client: DynamoDBDocumentClient, { tableName }: TableOptions): ChangeIncident =>
  async (fingerprint, version, change) => {
    const names = Object.keys(change);
    const sets = names.map((_, index) => `#n${index} = :v${index}`);
    const written = await client
      .send(
        new UpdateCommand({
          TableName: tableName,
          Key: incidentKey(fingerprint),
          UpdateExpression: `SET ${[...sets, 'version = :next'].join(', ')}`,
          ConditionExpression: 'version = :version',
          ...(names.length > 0 ? { ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])) } : {}),
          ExpressionAttributeValues: {
            ':version': version,
            ':next': version + 1,
            ...Object.fromEntries(names.map((name, index) => [`:v${index}`, Reflect.get(change, name)])),
          },
        }),
      )
      .catch(unlessConditionFailed);
    return written !== null;
  };

const noteActionIn =
  (client: DynamoDBDocumentClient, { tableName, clock }: TableOptions): NoteAction =>
  async (principal, action, window) => {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: actionKey(principal, window),
        UpdateExpression: 'ADD actions :action SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':action': new Set([action]), ':expiresAt': clock() + 24 * 3600 },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const actions: unknown = Attributes?.['actions'];
    return actions instanceof Set ? [...actions].map(String).sort() : [];
  };

const claimOnceIn =
  (client: DynamoDBDocumentClient, { tableName, clock }: TableOptions): ClaimOnce =>
  async (key) => {
    const written = await client
      .send(
        new PutCommand({
          TableName: tableName,
          Item: { ...onceKey(key), expiresAt: clock() + 7 * 24 * 3600 },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      .catch(unlessConditionFailed);
    return written !== null;
  };
