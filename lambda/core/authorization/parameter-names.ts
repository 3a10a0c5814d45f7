import { ownParameters } from './parameters/own-parameters.ts';

/** Where a variable of an ARN template stands, and in which call it is looked for. */
export interface VariablePlace {
  /** Service of the ARN: `iam` for a role that another service's action names. */
  readonly service: string;
  readonly variable: string;
  /** The segment before the variable: `function` in `function:${FunctionName}`. */
  readonly kind: string;
  /** The resource type's name in the catalog, for the last variable of the template. */
  readonly type: string | null;
  readonly operation: string;
}

/**
 * Request parameters, in lower case, that may hold a variable of an ARN template: what is known of the service, else the variable's own
 * name, then what its name and the resource's kind suggest (`${ClusterName}` ← clusterName, clusterIdentifier, cluster).
 */
export const parameterNames = (place: VariablePlace): readonly string[] => {
  const { service, variable } = place;
  const suggested = stemsOf(place).flatMap((stem) => spellings(stem, variable));
  return ownParameters(service, variable) ?? [variable.toLowerCase(), ...suggested].filter((name) => !general.has(name));
};

/** `name`, `id` and the like, which speak for the resource only where the operation is named after it (`DescribeCluster`, `name`). */
export const generalNames = (place: VariablePlace): readonly string[] => {
  if (ownParameters(place.service, place.variable) !== null) return [];
  const noun = place.operation.replace(/^[A-Z][a-z]+/, '').toLowerCase();
  return stemsOf(place).some((stem) => noun.startsWith(stem)) ? spellings('', place.variable) : [];
};

const general: ReadonlySet<string> = new Set(['name', 'id', 'identifier', 'arn', 'type', 'key', 'value']);

const stemsOf = ({ variable, kind, type }: VariablePlace): string[] => {
  const own = variable.replace(/(?:WithPath|WithoutLeadingSlash)$/, '').replace(/(?:Name|Identifier|ResourceId|Id)$/, '');
  const stems = [own, kind, type ?? ''].map((stem) => stem.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return [...new Set(stems)].filter((stem) => stem.length > 1);
};

/** A name is looked for under names, an id under ids; an identifier can be both. */
const spellings = (stem: string, variable: string): string[] => {
  const isId = /Id$/.test(variable);
  const isName = /Name(?:WithPath)?$/.test(variable);
  const names = [...(isId ? [] : [`${stem}name`, stem]), ...(isName ? [] : [`${stem}id`]), `${stem}identifier`];
  return names.filter((name) => name !== '');
};
