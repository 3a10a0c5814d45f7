import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { KeepExplanation, ReadExplanation } from '../../flows/ports.ts';
import { explanationIn, keptText } from './explanation-item.ts';
import { explanationKey } from './keys.ts';
import { expiresIn, type IncidentTableOptions } from './table-options.ts';

/** Keeps the denial of an incident that people are told of; the one before is overwritten. */
export const keepExplanationIn =
  (options: IncidentTableOptions): KeepExplanation =>
  async (fingerprint, explanation) => {
    const Item = {
      ...explanationKey(fingerprint),
      explanation: keptText(explanation),
      expiresAt: expiresIn(options, options.retentionSeconds),
    };
    await options.client.send(new PutCommand({ TableName: options.tableName, Item }));
  };

/** The denial of an incident that people were told of last, or null. */
export const readExplanationIn =
  ({ client, tableName }: Pick<IncidentTableOptions, 'client' | 'tableName'>): ReadExplanation =>
  async (fingerprint) => {
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: explanationKey(fingerprint), ConsistentRead: true }));
    return explanationIn(Item?.['explanation']);
  };
