import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Incident, Status } from '../../core/incident/incident.ts';
import type { IncidentPorts } from '../../flows/incidents/incident-ports.ts';
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

/** All incidents of the statuses, in no order that counts. */
export const listIncidentsIn =
  (client: DynamoDBDocumentClient, tableName: string): IncidentPorts['listIncidents'] =>
  async (statuses) => {
    const found: Incident[] = [];
    for (const status of statuses) for await (const incident of incidentsOf(client, tableName, status)) found.push(incident);
    return found;
  };
