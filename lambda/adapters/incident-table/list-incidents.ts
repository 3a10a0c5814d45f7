import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Incident, Status } from '../../core/incident/incident.ts';
import { statusIndexName } from './find-incidents.ts';
import { incidentFrom } from './incident-item.ts';

/** All incidents of a status, the one that was seen last first. */
export async function* incidentsOf(client: DynamoDBDocumentClient, tableName: string, status: Status): AsyncGenerator<Incident> {
  const query = {
    TableName: tableName,
    IndexName: statusIndexName,
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
