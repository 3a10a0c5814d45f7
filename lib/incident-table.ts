import type { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

/** The index that lists incidents by status, the latest first. */
export const statusIndexName = 'by-status';

export interface IncidentTableProps {
  /** What becomes of the table when its stack is deleted or no longer has it. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Incidents, and what is needed to count each denial once. One table with the keys `pk` and `sk`; `expiresAt` (seconds since 1970) ends
 * an item.
 *
 * | who asks                           | how                                                   | keys                                    |
 * | ---------------------------------- | ----------------------------------------------------- | --------------------------------------- |
 * | triage: was this event counted?    | conditional Put, consistent Get, conditional Updates  | EVENT#event id, EVENT                   |
 * | triage: count, hours, decision     | one conditional Update that adds; Get; Update by version | INCIDENT#fingerprint, INCIDENT       |
 * | triage: is somebody probing?       | addition to a set of actions                          | PRINCIPAL#ARN, ACTIONS#window           |
 * | triage: is the service in trouble? | Put, Query on the partition                           | HEALTH#Region#service, ISSUE#event ARN  |
 * | people: incidents of a status      | Query on the index by-status, the latest first        | status, lastSeen                        |
 *
 * An event has a partition of its own, so that a storm is spread over the table; the incident's hours are attributes of its item, so that
 * a count and its hour are one write. docs/architecture.md, "Counting", has the protocol.
 * lambda/adapters/incident-table/ makes these keys. Only incident items have a `status`, so that the index holds nothing else.
 */
export class IncidentTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, props: IncidentTableProps) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: statusIndexName,
          partitionKey: { name: 'status', type: AttributeType.STRING },
          sortKey: { name: 'lastSeen', type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
        },
      ],
      timeToLiveAttribute: 'expiresAt',
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: props.removalPolicy,
    });
  }
}
