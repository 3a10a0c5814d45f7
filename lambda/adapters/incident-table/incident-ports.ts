import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { IncidentPorts } from '../../flows/incidents/incident-ports.ts';
import { incidentTable } from './incident-table.ts';
import { listIncidentsIn } from './list-incidents.ts';

/** A client for DynamoDB's documents. */
export const documentClientOf = (config: DynamoDBClientConfig): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(config));

/** The incidents of a table, with the caller's own credentials, so that AWS knows who it was. */
export const incidentPortsOf = (config: DynamoDBClientConfig, tableName: string): IncidentPorts => {
  const client = documentClientOf(config);
  const { readIncident, changeIncident, readExplanation } = incidentTable({
    client,
    tableName,
    retentionSeconds: 0,
    clock: Date.now,
    newToken: randomUUID,
    pause: (milliseconds) => pause(milliseconds),
  });
  return {
    readIncident,
    changeIncident,
    readExplanation,
    now: () => new Date().toISOString(),
    listIncidents: listIncidentsIn(client, tableName),
  };
};
