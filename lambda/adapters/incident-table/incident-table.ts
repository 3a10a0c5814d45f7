import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ChangeIncident, IncidentStore, NoteAction, ReadIncident } from '../../flows/ports.ts';
import { countDenialsIn } from './count-denials.ts';
import { keepExplanationIn, readExplanationIn } from './explanations.ts';
import { incidentFrom } from './incident-item.ts';
import { actionsKey, hourAttribute, incidentKey } from './keys.ts';
import { expiresIn, holds, type IncidentTableOptions } from './table-options.ts';

/** The incident store on DynamoDB. Every write is conditional or an addition: no value is read, changed and written back. */
export const incidentTable = (options: IncidentTableOptions): IncidentStore => ({
  countDenials: countDenialsIn(options),
  readIncident: readIncidentIn(options),
  changeIncident: changeIncidentIn(options),
  noteAction: noteActionIn(options),
  keepExplanation: keepExplanationIn(options),
  readExplanation: readExplanationIn(options),
});

const readIncidentIn =
  ({ client, tableName }: IncidentTableOptions): ReadIncident =>
  async (fingerprint) => {
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: incidentKey(fingerprint), ConsistentRead: true }));
    return Item === undefined ? null : incidentFrom(Item);
  };

const changeIncidentIn =
  ({ client, tableName }: IncidentTableOptions): ChangeIncident =>
  (fingerprint, version, { forgetHours = [], ...change }) => {
    const fields = Object.entries(change);
    const remove = forgetHours.map((_, index) => `#h${index}`).join(', ');
    return holds(
      client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: incidentKey(fingerprint),
          UpdateExpression: `SET ${['version = :next', ...fields.map((_, index) => `#n${index} = :v${index}`)].join(', ')}${remove && ` REMOVE ${remove}`}`,
          ConditionExpression: 'version = :version',
          ...namesOf([
            ...fields.map(([name], index) => [`#n${index}`, name] as const),
            ...forgetHours.map((hour, index) => [`#h${index}`, hourAttribute(hour)] as const),
          ]),
          ExpressionAttributeValues: {
            ':version': version,
            ':next': version + 1,
            ...Object.fromEntries(fields.map(([, value], index) => [`:v${index}`, value])),
          },
        }),
      ),
    );
  };

/** DynamoDB refuses an empty list of names. */
const namesOf = (names: readonly (readonly [string, string])[]) =>
  names.length === 0 ? {} : { ExpressionAttributeNames: Object.fromEntries(names) };

const mostActions = 500;
const windowKeptSeconds = 24 * 3600;

const noteActionIn =
  (options: IncidentTableOptions): NoteAction =>
  async (principal, action, window) => {
    const Key = actionsKey(principal, window);
    try {
      const { Attributes } = await options.client.send(
        new UpdateCommand({ TableName: options.tableName, Key, ...addAction(options, action) }),
      );
      return actionsIn(Attributes);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      const { Item } = await options.client.send(new GetCommand({ TableName: options.tableName, Key, ConsistentRead: true }));
      return actionsIn(Item);
    }
  };

const addAction = (options: IncidentTableOptions, action: string) => ({
  UpdateExpression: 'ADD actions :action SET expiresAt = :expiresAt',
  ConditionExpression: 'attribute_not_exists(actions) OR size(actions) < :most',
  ExpressionAttributeValues: {
    ':action': new Set([action]),
    ':expiresAt': expiresIn(options, windowKeptSeconds),
    ':most': mostActions,
  },
  ReturnValues: 'ALL_NEW' as const,
});

const actionsIn = (item: Readonly<Record<string, unknown>> | undefined): string[] => {
  const actions: unknown = item?.['actions'];
  return actions instanceof Set ? [...actions].map(String).sort() : [];
};
