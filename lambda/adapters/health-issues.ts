import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { HealthIssues } from '../flows/ports.ts';
import type { TableOptions } from './incident-table/count-denials.ts';

const key = (region: string, service: string): string => `HEALTH#${region}#${service}`;
const keptSeconds = 7 * 24 * 3600;

/** AWS Health issues in the incident table, a partition a service and Region. Writing one again overwrites it: Health sends updates. */
export const healthIssuesIn = (client: DynamoDBDocumentClient, { tableName, clock }: TableOptions): HealthIssues => ({
  keep: async (issue) => {
    const Item = { pk: key(issue.region, issue.service), sk: `ISSUE#${issue.arn}`, ...issue, expiresAt: clock() + keptSeconds };
    await client.send(new PutCommand({ TableName: tableName, Item }));
  },
  find: async (service, region, now) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': key(region, service) },
      }),
    );
    const open = Items.find(
      (item) =>
        String(item['startTime']) <= now && (item['endTime'] === null || item['endTime'] === undefined || String(item['endTime']) >= now),
    );
    return open === undefined ? null : String(open['text']);
  },
});
