import { apiGatewayMethod } from './operations/api-gateway-operations.ts';
import { otherOperations } from './operations/other-operations.ts';
import { s3Operations, s3VersionedOperations } from './operations/s3-operations.ts';

/**
 * The IAM actions that may decide an API call, as `service:Action`.
 *
 * In: IAM's prefix and CloudTrail's eventName (`CreateFunction20150331`), and whether the request names an object version.
 * Out: one action where it is known, several where the request alone decides between them.
 */
export const actionsOfOperation = (service: string, eventName: string, namesVersion: boolean): readonly string[] => {
  const operation = withoutVersion(eventName);
  if (!/^[A-Za-z][A-Za-z0-9]{0,127}$/.test(operation)) return [];
  if (service === 'apigateway') {
    const method = apiGatewayMethod(operation);
    return method === null ? [] : [`apigateway:${method}`];
  }
  const table = service === 's3' ? s3Operations : (otherOperations[service] ?? {});
  const versioned = service === 's3' && namesVersion ? s3VersionedOperations[operation] : undefined;
  const actions = versioned ?? (Object.hasOwn(table, operation) ? table[operation] : undefined) ?? [operation];
  return actions.map((action) => (action.includes(':') ? action : `${service}:${action}`));
};

/** CloudTrail writes the API version into some names: Lambda's `Invoke20150331`, CloudFront's `CreateDistribution2020_05_31`. */
const withoutVersion = (eventName: string): string => eventName.replace(/(?:\d{8}|\d{4}_\d\d_\d\d)(?:v\d{1,2})?$/, '');
