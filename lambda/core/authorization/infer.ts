import type { Denial } from '../denial/denial.ts';
import { type ActionFacts, type Catalog, factsOf, type ResourceTypeFacts } from './action-facts.ts';
import { fillTemplate } from './arn-template.ts';
import type { Authorization } from './authorization.ts';
import { actionsOfOperation } from './operation-action.ts';
import { type RequestValues, requestValues } from './request-values.ts';

/** The catalog entries that an inference needs, as lower-case `service:action`. */
export const actionCandidates = (denial: Denial): string[] =>
  denial.carrier === 'cloudtrail' ? candidates(denial).map((action) => action.toLowerCase()) : [];

const candidates = ({ service, operation, request }: Denial): readonly string[] =>
  service === null || operation === null ? [] : actionsOfOperation(service, operation, hasVersion(request));

const hasVersion = (request: Denial['request']): boolean =>
  request !== null &&
  Object.entries(request).some(
    ([name, value]) => /^versionId$/i.test(name) && typeof value === 'string' && value !== '' && value !== 'null',
  );

/**
 * Action and resource of a CloudTrail record whose message names none, from the call and its request parameters.
 *
 * Out: nothing where the catalog knows no action of that name, or where several could be meant; a resource is null unless every part of
 * its ARN stands in the record. (Service Authorization Reference, ARN templates of the action's resource types)
 */
export const inferAuthorizations = (denial: Denial, catalog: Catalog): readonly Authorization[] => {
  if (denial.carrier !== 'cloudtrail') return [];
  const stated = denial.stated.action;
  const names = stated === null ? candidates(denial) : [stated];
  const known = names.flatMap((action) => factsOf(catalog, action) ?? []);
  // Alternatives (PartiQL's verbs, a transaction's writes): which one was refused is not known.
  if (known.length !== 1 && !isPair(known)) return [];
  const values = requestValues(denial);
  return known.map((facts) => ({ action: facts.action, resource: resourceOf(facts, denial, values), context: {}, from: 'inferred' }));
};

/** Calls that need both actions. */
const isPair = (known: readonly ActionFacts[]): boolean =>
  known.length === 2 &&
  known.every(({ action }) => action === 'kms:ReEncryptFrom' || action === 'kms:ReEncryptTo' || action.startsWith('cloudfront:'));

/** `*` where the action has no resource types; else the one ARN that the record fills. */
export const resourceOf = (facts: ActionFacts, denial: Denial, values: RequestValues): string | null => {
  if (facts.resourceTypes.length === 0) return '*';
  const filled = facts.resourceTypes.flatMap((type) => {
    const arn = arnOf(type, denial, values);
    return arn === null ? [] : [{ arn, type }];
  });
  const distinct = [...new Map(filled.map((item) => [item.arn, item])).values()];
  const [only] = distinct;
  const meant = distinct.filter(({ type }) => isNamedBy(denial.operation, type.name));
  if (meant.length === 1) return meant[0]?.arn ?? null;
  if (distinct.length <= 1) return only?.arn ?? null;
  const required = distinct.filter(({ type }) => type.required);
  if (required.length === 1) return required[0]?.arn ?? null;
  return mostSpecific(distinct.map(({ arn }) => arn));
};

/** `GetRestApi` is about a `RestApi`. */
const isNamedBy = (operation: string | null, typeName: string): boolean =>
  operation?.replace(/^[A-Z][a-z]+/, '').toLowerCase() === typeName.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

const arnOf = (type: ResourceTypeFacts, denial: Denial, values: RequestValues): string | null => {
  for (const template of type.arns) {
    const arn = fillTemplate(template, denial, values);
    if (arn !== null) return arn;
  }
  return null;
};

/** An object rather than its bucket, a service rather than its cluster; several that do not contain each other are a question. */
const mostSpecific = (arns: readonly string[]): string | null => {
  const longest = arns.reduce((best, arn) => (arn.length > best.length ? arn : best));
  return arns.every((arn) => arn === longest || longest.startsWith(`${arn}/`)) ? longest : null;
};
