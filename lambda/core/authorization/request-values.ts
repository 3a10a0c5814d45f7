import type { Denial } from '../denial/denial.ts';

type Request = Readonly<Record<string, unknown>>;

/** What a record says of the resource. */
export interface RequestValues {
  /** Request parameters by lower-case name, the outermost of each. Null: given several times, or with a value that names no resource. */
  readonly byName: ReadonlyMap<string, string | null>;
  /** Names of parameters at the top or directly below it: those that may speak for the whole request (`name`, `id`). */
  readonly near: ReadonlySet<string>;
  /** ARNs among the request parameters. */
  readonly arns: readonly string[];
  /** ARNs of CloudTrail's `resources`. */
  readonly recorded: readonly string[];
}

// Bounds for what a caller may send; a request with more has no one resource.
const deepest = 6;
const mostValues = 500;

/** The strings of the request parameters and of the record's resources, as far as they can be parts of an ARN. */
export const requestValues = ({ request, resources }: Pick<Denial, 'request' | 'resources'>): RequestValues => {
  const levels = request === null ? [] : levelsOf(request);
  const byName = new Map<string, string | null>();
  for (const level of levels) {
    for (const [name, values] of level) if (!byName.has(name)) byName.set(name, onlyValue(values));
  }
  const named = levels.flatMap((level) => [...level.values()].flatMap((values) => [...values]));
  return {
    byName,
    near: new Set(levels.slice(0, 2).flatMap((level) => [...level.keys()])),
    arns: distinctArns(named),
    recorded: distinctArns(resources),
  };
};

const onlyValue = (values: ReadonlySet<string>): string | null => {
  const [only] = values;
  return values.size === 1 && only !== undefined && isPlain(only) ? only : null;
};

const distinctArns = (values: readonly string[]): string[] => [...new Set(values.filter(isArn))];

/** ARNs end in no list of other things: DynamoDB's shard iterators begin with one. */
const isArn = (value: string): boolean =>
  isPlain(value) && /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9a-z]*:./.test(value) && !value.includes('|');

type Level = Map<string, Set<string>>;

/** Names and values, level by level from the outside: what is further out speaks for the request. */
const levelsOf = (request: Request): Level[] => {
  const levels: Level[] = [];
  let objects: readonly object[] = [request];
  let values = 0;
  while (objects.length > 0 && levels.length < deepest && values < mostValues) {
    const level: Level = new Map();
    const entries = objects.flatMap((object) => Object.entries(object));
    for (const [name, inner] of entries.slice(0, mostValues)) values += keep(level, name.toLowerCase(), inner);
    levels.push(level);
    objects = entries.flatMap(([, inner]) => objectsIn(inner)).slice(0, mostValues);
  }
  return levels;
};

/** A list of one is its one; `names` of one is a `name`. */
const keep = (level: Level, name: string, inner: unknown): number => {
  const texts = listOf(inner)
    .map(textOf)
    .filter((text) => text !== null);
  const names = Array.isArray(inner) && name.endsWith('s') ? [name, name.slice(0, -1)] : [name];
  for (const each of texts.length > 0 ? names : []) {
    const known = level.get(each) ?? new Set<string>();
    for (const text of texts) known.add(text);
    level.set(each, known);
  }
  return texts.length;
};

/** EC2 writes some values as `{ "tag": 1, "content": "vpc-…" }`. */
const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  const content = typeof value === 'object' && value !== null && 'content' in value ? value.content : null;
  return typeof content === 'string' ? content : null;
};

/** EC2 wraps lists in `items`, which is no level of its own. */
const objectsIn = (value: unknown): object[] =>
  listOf(value).flatMap((each) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return [];
    return 'items' in each && Array.isArray(each.items) ? each.items.filter(isObject) : [each];
  });

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names are written by the caller: one with a wildcard, a variable, a template or a control character names no resource for us. */
export const isPlain = (value: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it refuses
  value !== '' && value.length <= 1024 && !/[*?\u0000-\u001f\u007f-\u009f\u2028\u2029]|\$\{|\{\{|\}\}/.test(value);
