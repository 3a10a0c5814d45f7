/** What is different each time, and says nothing about who may do what: ids that AWS makes, keys of objects, names of log streams. */
const passing: readonly (readonly [RegExp, string])[] = [
  [/^(arn:[\w-]+:s3:::[^/]+\/).+$/s, '$1*'],
  [/^(arn:[\w-]+:logs:.*:log-stream:).+$/s, '$1*'],
  // Amazon EC2 user guide, "Resource IDs": 8 or 17 hexadecimal characters.
  [/^(arn:[\w-]+:ec2:.*[/-])(?:[0-9a-f]{17}|[0-9a-f]{8})$/s, '$1*'],
  // Tasks, executions, sessions; a KMS key with such an id is one key among few, with a policy of its own.
  [/^(arn:[\w-]+:(?!kms:).*[/:])(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/s, '$1*'],
];

/**
 * A resource as incidents are told apart by it: `arn:aws:ec2:…:instance/i-*`, `arn:aws:s3:::reports/*`. Somebody who is refused on 500
 * objects of one bucket is one incident, not 500. Other resources are themselves.
 */
export const resourceShape = (resource: string | null): string | null => {
  if (resource === null) return null;
  const found = passing.find(([pattern]) => pattern.test(resource));
  return found === undefined ? resource : resource.replace(found[0], found[1]);
};
