import type { Denial } from '../denial/denial.ts';
import { apiGatewayMethods } from './operations/api-gateway-operations.ts';
import { actionsNamedByRequest } from './operations/decided-by-request.ts';
import { operationsOfSeveralActions, operationTableOf } from './operations/operation-tables.ts';
import { directoryBucketActions, isDirectoryBucket } from './operations/s3-directory-operations.ts';
import { s3VersionedOperations } from './operations/s3-operations.ts';

/** The IAM actions, as `service:Action`, that may decide an API call: `all` of them, or the `one` that only the request could tell. */
export interface CallActions {
  readonly actions: readonly string[];
  readonly take: 'all' | 'one';
}

/** In: IAM's prefix, CloudTrail's eventName (`CreateFunction20150331`) and the request parameters. */
export const actionsOfCall = (service: string, eventName: string, request: Denial['request']): CallActions => {
  const operation = withoutVersion(eventName);
  if (!/^[A-Za-z][A-Za-z0-9]{0,127}$/.test(operation)) return { actions: [], take: 'one' };
  const named = request === null ? null : actionsNamedByRequest(service, operation, request);
  const decided = named ?? decidedBy(service, operation, request);
  return {
    actions: decided.map((action) => (action.includes(':') ? action : `${service}:${action}`)),
    take: named !== null || operationsOfSeveralActions.has(`${service}:${operation}`) ? 'all' : 'one',
  };
};

/** CloudTrail writes the API version into some names: Lambda's `Invoke20150331`, CloudFront's `CreateDistribution2020_05_31`. */
const withoutVersion = (eventName: string): string => eventName.replace(/(?:\d{8}|\d{4}_\d\d_\d\d)(?:v\d{1,2})?$/, '');

const decidedBy = (service: string, operation: string, request: Denial['request']): readonly string[] => {
  if (service === 'apigateway') return apiGatewayMethods(operation);
  if (/^s3(?:express|-outposts|-object-lambda)?$/.test(service)) return s3Actions(service, operation, request);
  const table = operationTableOf(service);
  return (Object.hasOwn(table, operation) ? table[operation] : undefined) ?? [operation];
};

/** S3's siblings have its operations, decided by actions of the same names under their own prefix. */
const s3Actions = (service: string, operation: string, request: Denial['request']): readonly string[] => {
  const table = operationTableOf('s3');
  const versioned = namesVersion(request) && Object.hasOwn(s3VersionedOperations, operation) ? s3VersionedOperations[operation] : undefined;
  const named = versioned ?? (Object.hasOwn(table, operation) ? table[operation] : undefined) ?? [operation];
  const decided = named.map((action) => (action.includes(':') ? action : `s3:${action}`));
  if (service === 's3express' || isDirectoryBucket(request?.['bucketName'])) return directoryBucketActions(operation, decided);
  return service === 's3' ? decided : decided.map((action) => action.replace(/^s3:/, `${service}:`));
};

const namesVersion = (request: Denial['request']): boolean =>
  request !== null &&
  Object.entries(request).some(
    ([name, value]) => /^versionId$/i.test(name) && typeof value === 'string' && value !== '' && value !== 'null',
  );
