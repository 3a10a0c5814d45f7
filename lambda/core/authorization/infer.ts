import type { Denial } from '../denial/denial.ts';
import { type ActionFacts, type Catalog, factsOf } from './action-facts.ts';
import { arnOfType } from './arn-template.ts';
import type { Authorization } from './authorization.ts';
import { actionsOfCall, type CallActions } from './operation-action.ts';
import { type RequestValues, requestValues } from './request-values.ts';

/** The catalog entries that an inference needs, as lower-case `service:action`. */
export const actionCandidates = (denial: Denial): string[] => candidates(denial).actions.map((action) => action.toLowerCase());

const none: CallActions = { actions: [], take: 'one' };

const candidates = ({ carrier, service, operation, request }: Denial): CallActions =>
  carrier !== 'cloudtrail' || service === null || operation === null ? none : actionsOfCall(service, operation, request);

/** What the catalog knows of the actions that a CloudTrail record's call needs; none where only one of several could be meant. */
export const knownActions = (denial: Denial, catalog: Catalog): readonly ActionFacts[] => {
  const { actions, take } = candidates(denial);
  const known = actions.flatMap((action) => factsOf(catalog, action) ?? []);
  return take === 'all' || known.length === 1 ? known : [];
};

/**
 * Action and resource of a CloudTrail record whose message names none, from the call and its request parameters.
 *
 * Out: nothing where the catalog knows no action of that name, or where several could be meant; a resource is null unless every part of
 * its ARN stands in the record. (Service Authorization Reference, ARN templates of the action's resource types)
 */
export const inferAuthorizations = (denial: Denial, catalog: Catalog): readonly Authorization[] => {
  if (denial.carrier !== 'cloudtrail') return [];
  const stated = factsOf(catalog, denial.stated.action);
  const known = denial.stated.action === null ? knownActions(denial, catalog) : stated === null ? [] : [stated];
  const values = requestValues(denial);
  return known.map((facts) => ({ action: facts.action, resource: resourceOf(facts, denial, values), context: {}, from: 'inferred' }));
};

/** `*` where the action has no resource types; else the one ARN that the record fills. */
export const resourceOf = (facts: ActionFacts, denial: Denial, values: RequestValues): string | null => {
  if (facts.resourceTypes.length === 0) return '*';
  const filled = facts.resourceTypes.flatMap((type) => {
    const arn = arnOfType(type, denial, values);
    return arn === null ? [] : [{ arn, name: type.name, required: type.required }];
  });
  const specific = filled.filter(({ arn }) => !filled.some((other) => isWithin(other.arn, arn)));
  const rules = [specific, filled.filter(({ name }) => isNamedBy(denial.operation, name)), specific.filter(({ required }) => required)];
  for (const rule of rules) {
    const arns = new Set(rule.map(({ arn }) => arn));
    const [only] = arns;
    if (arns.size === 1 && only !== undefined) return only;
  }
  return null;
};

/** An object is within its bucket, an index within its table, a version within its function: the request means what is within. */
const isWithin = (inner: string, outer: string): boolean => inner.startsWith(`${outer}/`) || inner.startsWith(`${outer}:`);

/** `GetRestApi` is about a `RestApi`, `CreateDeployment` about the `Deployments`, to which it adds one. */
const isNamedBy = (operation: string | null, typeName: string): boolean => {
  const [, verb = '', noun = ''] = /^([A-Z][a-z]+)(\w*)$/.exec(operation ?? '') ?? [];
  const type = typeName.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  const named = noun.toLowerCase();
  return type === named || (/^(?:Create|Generate|Import)$/.test(verb) && type === `${named}s`);
};
