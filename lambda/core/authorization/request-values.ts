import type { Denial } from '../denial/denial.ts';

/** What a record says of the resource: request parameters by lower-case name, and every ARN in it. */
export interface RequestValues {
  readonly byName: ReadonlyMap<string, string>;
  readonly arns: readonly string[];
}

const mostValues = 200;

/**
 * Strings of the request parameters: at the top, and one level down in objects and in lists of one (`instancesSet.items[0].instanceId`).
 * A list of several names several resources; then none of them is taken.
 */
export const requestValues = (denial: Denial): RequestValues => {
  const byName = new Map<string, string>();
  if (denial.request !== null) collect(denial.request, byName, 0);
  const named = [...byName.values()].filter((value) => value.startsWith('arn:') && isPlain(value));
  return { byName, arns: [...denial.resources.filter((arn) => arn.startsWith('arn:') && isPlain(arn)), ...named] };
};

const collect = (value: object, byName: Map<string, string>, depth: number): void => {
  for (const [name, inner] of Object.entries(value)) {
    if (byName.size > mostValues) return;
    const single = onlyOne(inner);
    if (typeof single === 'string') keep(byName, name.toLowerCase(), single);
    if (isObject(single) && depth < 3) collect(single, byName, depth + 1);
  }
};

const onlyOne = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The outermost of several values of one name. */
const keep = (byName: Map<string, string>, name: string, value: string): void => {
  if (!byName.has(name) && isPlain(value)) byName.set(name, value);
};

/** Names are written by the caller: one with a wildcard, a variable, a template or a control character names no resource for us. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it refuses
const isPlain = (value: string): boolean => value !== '' && value.length <= 1024 && !/[*?\u0000-\u001f\u007f]|\$\{|\{\{|\}\}/.test(value);
