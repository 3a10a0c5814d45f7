import { computeOperations } from './compute-operations.ts';
import { dataOperations } from './data-operations.ts';
import { governanceOperations } from './governance-operations.ts';
import type { OperationTable, OperationTables } from './operation-table.ts';
import { s3Operations } from './s3-operations.ts';

/** Every operation whose permission has another name, by IAM prefix. What is not here has its own name or no known one. */
export const operationTables: OperationTables = {
  ...computeOperations,
  ...dataOperations,
  ...governanceOperations,
  s3: s3Operations,
};

export const operationTableOf = (service: string): OperationTable =>
  Object.hasOwn(operationTables, service) ? (operationTables[service] ?? {}) : {};

/** Operations that need every one of their actions; the others need one of them, which only the request tells. */
export const operationsOfSeveralActions: ReadonlySet<string> = new Set([
  'cassandra:GetTableAutoScalingSettings',
  'cloudfront:CreateDistributionWithTags',
  'kms:ReEncrypt',
]);
