import * as z from 'zod';
import { jsonOrNull } from '../../../../core/json-or-null.ts';

/**
 * An identity policy, boundary or SCP. What an element may hold that is not known here is an error.
 * (IAM user guide, "IAM JSON policy element reference", "Grammar of the IAM JSON policy language")
 */
const list = z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value));
/** `*`, or a service and a name in which only the name has wildcards. (IAM user guide, "IAM JSON policy elements: Action") */
const actions = list.refine((all) => all.every((one) => /^(?:\*|[\w-]+:[\w*?]+)$/.test(one)), 'an action is * or service:name');
const scalar = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const conditionValues = z.union([scalar.transform((value) => [value]), z.array(scalar)]);

const statementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: actions.optional(),
    NotAction: actions.optional(),
    Resource: list.optional(),
    NotResource: list.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValues)).default({}),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), 'a statement has Action or NotAction')
  .refine(
    ({ Resource, NotResource }) => (Resource === undefined) !== (NotResource === undefined),
    'a statement has Resource or NotResource',
  );

const documentSchema = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).default('2008-10-17'),
  Id: z.string().optional(),
  Statement: z.union([statementSchema.transform((statement) => [statement]), z.array(statementSchema)]),
});

export type PolicyStatement = z.infer<typeof statementSchema>;

export type ReadPolicy =
  | { readonly kind: 'policy'; readonly statements: readonly PolicyStatement[] }
  | { readonly kind: 'malformed'; readonly says: string };

/** Reads the JSON text of a policy. */
export const readPolicy = (text: string): ReadPolicy => {
  const read = documentSchema.safeParse(jsonOrNull(text));
  return read.success
    ? { kind: 'policy', statements: read.data.Statement }
    : { kind: 'malformed', says: z.prettifyError(read.error).replaceAll('\n', ' ') };
};
