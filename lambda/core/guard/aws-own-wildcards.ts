import { parseArn } from '../denial/arn.ts';
import { namedResources } from './aws-own-wildcards/named-resources.ts';
import { newEc2Resources } from './aws-own-wildcards/new-ec2-resources.ts';
import { listedResources, newResources } from './aws-own-wildcards/new-resources.ts';
import { conditionValues, type PolicyEntry } from './policy-parts.ts';

/**
 * Whether a wildcard is AWS's own way to write the resource of this action, and covers no more than the refused request:
 * `instance/*` to launch an instance (it has no id yet), `stack/web/*` for the one stack of that name (its id is not known),
 * `db:*` to list all databases (the request was for all). Partition, service, Region and account must be exact.
 */
export const isAwsOwnWildcard = (entry: PolicyEntry, resource: string): boolean => {
  const arn = parseArn(resource);
  if (arn === null || /[*?]/.test(resource.slice(0, resource.length - arn.resource.length))) return false;
  const action = entry.action.toLowerCase();
  if (namedResources.some((form) => form.service === arn.service && form.pattern.test(arn.resource)))
    return action.startsWith(`${arn.service}:`);
  if (isTaggedAtCreation(entry, arn.service, arn.resource)) return true;
  return [newEc2Resources, newResources, listedResources].some(
    (forms) => forms.get(action)?.includes(`${arn.service}:${arn.resource}`) === true,
  );
};

/** Tags on something new: only with the condition that ties them to its creation. (EC2 user guide, "Grant permission to tag resources during creation") */
const isTaggedAtCreation = (entry: PolicyEntry, service: string, resource: string): boolean => {
  if (entry.action.toLowerCase() !== 'ec2:createtags' || service !== 'ec2') return false;
  const creations = conditionValues(entry.condition, 'StringEquals', 'ec2:CreateAction');
  return (
    creations.length > 0 &&
    creations.every((name) => newEc2Resources.get(`ec2:${name.toLowerCase()}`)?.includes(`ec2:${resource}`) === true)
  );
};
