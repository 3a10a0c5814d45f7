import type { Denial } from '../denial/denial.ts';
import { type ActionFacts, type Catalog, factsOf } from './action-facts.ts';
import type { Authorization } from './authorization.ts';
import { actionCandidates, resourceOf } from './infer.ts';
import { instanceLaunch } from './launch-resources.ts';
import { passedRoles } from './passed-roles.ts';
import { requestValues } from './request-values.ts';

/** All that one API call needs, and what could not be read from the request. */
export interface WholeCallNeeds {
  readonly authorizations: readonly Authorization[];
  readonly notes: readonly string[];
}

/** Actions that a call may need beside its own; the catalog is asked for them before. Lower case. */
export const wholeCallActions = (denial: Denial): string[] => [
  ...actionCandidates(denial),
  ...(denial.service !== null && denial.operation !== null ? [`${denial.service}:${denial.operation}`.toLowerCase()] : []),
  'iam:passrole',
  'ec2:createtags',
  's3:getobject',
  's3:putobject',
  'sts:tagsession',
  'sts:setsourceidentity',
];

/**
 * Everything that the same API call needs, with resources from its request parameters.
 *
 * In: a CloudTrail record's denial (other carriers have no request parameters: then nothing, and a note). Out: authorizations without
 * repeats; a role that only an instance profile names, or a resource that is not in the request, is told in `notes` and not invented.
 */
export const wholeCallAuthorizations = (denial: Denial, catalog: Catalog): WholeCallNeeds => {
  if (denial.request === null)
    return { authorizations: [], notes: ['The event has no request parameters: what else the call needs cannot be read from it.'] };
  const own = ownNeeds(denial, catalog);
  // Assuming a role passes it to nobody.
  const roles = (denial.service === 'sts' ? [] : passedRoles(denial.request)).map((role) => need('iam:PassRole', role));
  const companions = [...copySource(denial), ...sessionNeeds(denial)];
  const authorizations = [...own.authorizations, ...roles, ...companions];
  const distinct = [...new Map(authorizations.map((item) => [`${item.action} ${item.resource}`, item])).values()];
  return { authorizations: distinct, notes: own.notes };
};

export const need = (action: string, resource: string | null): Authorization => ({ action, resource, context: {}, from: 'inferred' });

const ownNeeds = (denial: Denial, catalog: Catalog): WholeCallNeeds => {
  if (denial.service === 'ec2' && denial.operation === 'RunInstances') return instanceLaunch(denial);
  const known = actionCandidates(denial).flatMap((action) => factsOf(catalog, action) ?? []);
  const values = requestValues(denial);
  const [facts] = known;
  if (!facts || known.length > 1) return { authorizations: [], notes: [] };
  const required = facts.resourceTypes.filter((type) => type.required);
  const resources = (required.length > 0 ? required : []).map((type) => ({
    type: type.name,
    arn: resourceOf({ ...facts, resourceTypes: [type] }, denial, values),
  }));
  const missing = resources.filter(({ arn }) => arn === null).map(({ type }) => type);
  const whole = resources.length === 0 ? [resourceOf(facts, denial, values)] : resources.map(({ arn }) => arn);
  return {
    authorizations: whole.flatMap((arn) => (arn === null ? [] : [need(facts.action, arn)])),
    notes: missing.map((type) => `${facts.action} is also checked against a resource of type ${type}, which the request does not name.`),
  };
};

/** A copy reads its source. (S3 API reference, CopyObject, UploadPartCopy) */
const copySource = ({ service, operation, request, partition }: Denial): Authorization[] => {
  if (service !== 's3' || (operation !== 'CopyObject' && operation !== 'UploadPartCopy')) return [];
  const source = request?.['x-amz-copy-source'];
  const path = typeof source === 'string' ? source.replace(/^\//, '').replace(/\?versionId=.*$/, '') : '';
  return /^[a-z0-9.-]{3,63}\/[^*?]+$/.test(path) ? [need('s3:GetObject', `arn:${partition}:s3:::${path}`)] : [];
};

/** Tags and a source identity of a session are permissions of their own. (IAM user guide, "Pass session tags in AWS STS") */
const sessionNeeds = ({ service, operation, request }: Denial): Authorization[] => {
  const role = request?.['roleArn'];
  if (service !== 'sts' || operation === null || !/^AssumeRole/.test(operation) || typeof role !== 'string') return [];
  const tags = request?.['tags'];
  return [
    ...(Array.isArray(tags) && tags.length > 0 ? [need('sts:TagSession', role)] : []),
    ...(typeof request?.['sourceIdentity'] === 'string' ? [need('sts:SetSourceIdentity', role)] : []),
  ];
};

/** Names of the resource types that one call of an action is checked against, the required ones first. */
export const alsoCheckedTypes = (action: string | null, catalog: Catalog): string[] => {
  const facts: ActionFacts | null = factsOf(catalog, action);
  const required = facts?.resourceTypes.filter((type) => type.required) ?? [];
  // Without required types the others are alternatives (an object or an access point's object), not all of them at once.
  if (facts === null || required.length === 0) return [];
  return [...required, ...facts.resourceTypes.filter((type) => !type.required)].map(({ name }) => name);
};
