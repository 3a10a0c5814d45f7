import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type Incident, type Status, statuses } from '../../core/incident/incident.ts';
import { incidentFrom } from './incident-item.ts';

/** The index that lists incidents by status, the latest first; lib/incident-table.ts makes it. */
const indexName = 'by-status';

/** All incidents of a status, the one that was seen last first. */
export async function* incidentsOf(client: DynamoDBDocumentClient, tableName: string, status: Status): AsyncGenerator<Incident> {
  const query = {
    TableName: tableName,
    IndexName: indexName,
    KeyConditionExpression: '#status = :status',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': status },
    ScanIndexForward: false,
  };
  for await (const { Items = [] } of paginateQuery({ client }, query))
    for (const item of Items) {
      const incident = incidentFrom(item);
      if (incident !== null) yield incident;
    }
}

/** The incident of a principal that was seen last, or null. */
export const findIncidentOf = async (client: DynamoDBDocumentClient, tableName: string, principalArn: string): Promise<Incident | null> => {
  const latest = await Promise.all(
    statuses.map(async (status) => {
      for await (const incident of incidentsOf(client, tableName, status)) if (incident.principalArn === principalArn) return incident;
      return null;
    }),
  );
  const found = latest.filter((incident) => incident !== null);
  return found.length === 0 ? null : found.reduce((last, incident) => (incident.lastSeen > last.lastSeen ? incident : last));
};
