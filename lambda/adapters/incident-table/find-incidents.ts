import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type Incident, type Status, statuses } from '../../core/incident/incident.ts';
import { incidentFrom } from './incident-item.ts';

/** The index that lists incidents by status, the latest first; lib/incident-table.ts makes it. */
export const statusIndexName = 'by-status';

/** The incident of a principal that was seen last, or null; with `since` (ISO 8601, UTC) only those seen then or later are read. */
export const findIncidentOf = async (
  client: DynamoDBDocumentClient,
  tableName: string,
  principalArn: string,
  since: string | null,
): Promise<Incident | null> => {
  const latest = await Promise.all(statuses.map((status) => latestOf(client, { tableName, principalArn, since, status })));
  return latest
    .filter((incident) => incident !== null)
    .reduce<Incident | null>((last, incident) => (last === null || incident.lastSeen > last.lastSeen ? incident : last), null);
};

interface Question {
  readonly tableName: string;
  readonly principalArn: string;
  readonly since: string | null;
  readonly status: Status;
}

/** The filter is DynamoDB's, so that items of others are neither sent nor parsed. (DynamoDB developer guide, "Filter expressions for the Query operation") */
const latestOf = async (client: DynamoDBDocumentClient, { tableName, principalArn, since, status }: Question): Promise<Incident | null> => {
  const query = {
    TableName: tableName,
    IndexName: statusIndexName,
    KeyConditionExpression: since === null ? '#status = :status' : '#status = :status AND lastSeen >= :since',
    FilterExpression: 'facts.principalArn = :principal',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': status, ':principal': principalArn, ...(since === null ? {} : { ':since': since }) },
    ScanIndexForward: false,
  };
  for await (const { Items = [] } of paginateQuery({ client }, query)) {
    const [incident = null] = Items.map(incidentFrom);
    if (incident !== null) return incident;
  }
  return null;
};
