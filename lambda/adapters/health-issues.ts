import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { FindHealthIssue, KeepHealthIssue } from '../flows/ports.ts';
import { healthKey } from './incident-table/keys.ts';
import { expiresIn, type IncidentTableOptions } from './incident-table/table-options.ts';

const keptSeconds = 7 * 24 * 3600;

/** Keeps an AWS Health issue in the incident table, a partition a service and Region. Health sends updates: the later one stays. */
export const keepHealthIssueIn =
  (options: IncidentTableOptions): KeepHealthIssue =>
  async (issue) => {
    const Item = { ...healthKey(issue.region, issue.service, issue.arn), ...issue, expiresAt: expiresIn(options, keptSeconds) };
    await options.client.send(new PutCommand({ TableName: options.tableName, Item }));
  };

const issueSchema = z.object({ startTime: z.string(), endTime: z.string().nullable(), text: z.string() });

export const findHealthIssueIn =
  ({ client, tableName }: IncidentTableOptions): FindHealthIssue =>
  async (service, region, time) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': healthKey(region, service, '').pk },
      }),
    );
    const issues = Items.map((item) => issueSchema.parse(item));
    return issues.find(({ startTime, endTime }) => startTime <= time && (endTime === null || endTime >= time))?.text ?? null;
  };
