import * as z from 'zod';

/** A statement that IAM matched, as far as the decoded message shows it. */
export interface MatchedStatement {
  readonly statementId: string | null;
  readonly effect: string | null;
  /** Unique ids or ARNs of the principals that the statement belongs to. */
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** What STS answers for an encoded authorization message. (STS API reference, DecodeAuthorizationMessage) */
export interface DecodedMessage {
  readonly allowed: boolean | null;
  readonly explicitDeny: boolean | null;
  readonly matchedStatements: readonly MatchedStatement[];
  /** What IAM could not evaluate, as it says it. */
  readonly failures: readonly string[];
  readonly principalId: string | null;
  readonly principalArn: string | null;
  /** With its service prefix, also where the message leaves it out (`RunInstances`). */
  readonly action: string | null;
  readonly resource: string | null;
  /** The request's condition keys and their values. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
}

const text = z.string().max(20_000).nullable().catch(null).default(null);
const list = <T extends z.ZodType>(item: T) =>
  z
    .object({ items: z.array(item).catch([]) })
    .transform((value) => value.items)
    .catch([])
    .default([]);
const value = z.object({ value: text }).catch({ value: null });
const condition = z.object({ key: text, values: list(value) }).catch({ key: null, values: [] });
const statement = z.object({
  statementId: text,
  effect: text,
  principals: list(value),
  actions: list(value),
  resources: list(value),
});
const flag = z.boolean().nullable().catch(null).default(null);
const schema = z.object({
  allowed: flag,
  explicitDeny: flag,
  matchedStatements: list(statement.catch({ statementId: null, effect: null, principals: [], actions: [], resources: [] })),
  failures: list(z.unknown()),
  context: z.object({
    principal: z.object({ id: text, arn: text }).catch({ id: null, arn: null }),
    action: text,
    resource: text,
    conditions: list(condition),
  }),
});

/**
 * Reads a decoded authorization message: the object itself, or the `{"DecodedMessage": "…"}` of the AWS CLI with the string inside.
 *
 * Out: null where the value is no decoded message.
 */
export const readDecodedMessage = (input: unknown): DecodedMessage | null => {
  const parsed = schema.safeParse(unwrapped(input));
  if (!parsed.success) return null;
  const { allowed, explicitDeny, matchedStatements, failures, context } = parsed.data;
  if (allowed === null && explicitDeny === null && context.action === null) return null;
  const conditions = Object.fromEntries(
    context.conditions.flatMap((item) => (item.key === null ? [] : [[item.key, present(item.values.map((entry) => entry.value))]])),
  );
  return {
    allowed,
    explicitDeny,
    matchedStatements: matchedStatements.map((item) => ({
      statementId: item.statementId || null,
      effect: item.effect,
      principals: present(item.principals.map((entry) => entry.value)),
      actions: present(item.actions.map((entry) => entry.value)),
      resources: present(item.resources.map((entry) => entry.value)),
    })),
    failures: failures.map((failure) => JSON.stringify(failure).slice(0, 500)),
    principalId: context.principal.id,
    principalArn: context.principal.arn,
    action: withPrefix(context.action, conditions, context.resource),
    resource: context.resource || null,
    conditions,
  };
};

const present = (values: readonly (string | null)[]): string[] => values.filter((item) => item !== null);

const unwrapped = (input: unknown): unknown => {
  if (typeof input === 'string') return parseJson(input);
  if (typeof input !== 'object' || input === null || !('DecodedMessage' in input)) return input;
  return typeof input.DecodedMessage === 'string' ? parseJson(input.DecodedMessage) : input.DecodedMessage;
};

const parseJson = (json: string): unknown => {
  try {
    // The AWS CLI's answer, copied without its braces.
    return unwrapped(JSON.parse(/^\s*"DecodedMessage"/.test(json) ? `{${json}}` : json));
  } catch {
    return readLoosely(json);
  }
};

/**
 * People paste pieces of decoded messages (the AWS Backup article prints one without its braces). Only fields that stand there whole
 * are read; everything else stays unknown.
 */
export const readLoosely = (raw: string): unknown => {
  const plain = raw.slice(0, 100_000).replace(/\\+"/g, '"');
  const context = plain.slice(Math.max(0, plain.indexOf('"context')));
  if (!/"allowed"?\s*[:.]/.test(plain) && !/"context"?\s*[:{]/.test(plain)) return null;
  const field = (name: string): string | null => new RegExp(`"${name}"\\s*:\\s*"([^"]{1,2048})"`).exec(context)?.[1] ?? null;
  const action = field('action');
  if (action === null) return null;
  return {
    allowed: /"allowed"\s*:\s*(true|false)/.exec(plain)?.[1] === 'true' ? true : /"allowed"\s*:\s*false/.test(plain) ? false : null,
    explicitDeny: booleanOf(/"explicitDeny"\s*:\s*(true|false)/.exec(plain)?.[1]),
    context: { principal: { id: field('id'), arn: field('arn') }, action, resource: field('resource') },
  };
};

const booleanOf = (word: string | undefined): boolean | null => (word === undefined ? null : word === 'true');

/** EC2's decoded messages leave the prefix out; `aws:Service` or the resource's ARN tells it. */
const withPrefix = (
  action: string | null,
  conditions: Readonly<Record<string, readonly string[]>>,
  resource: string | null,
): string | null => {
  if (action === null || action === '' || action.includes(':')) return action || null;
  const service = conditions['aws:Service']?.[0] ?? (resource?.startsWith('arn:') ? resource.split(':')[2] : undefined);
  return service ? `${service}:${action}` : action;
};
