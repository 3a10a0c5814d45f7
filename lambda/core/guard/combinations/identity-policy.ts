import * as z from 'zod';
import { jsonOrNull } from '../../json-or-null.ts';
import { listOf } from '../policy-parts.ts';

const oneOrMany = z.union([z.string(), z.array(z.string())]).transform(listOf);
const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany.optional(),
  NotAction: oneOrMany.optional(),
  Resource: oneOrMany.optional(),
  NotResource: oneOrMany.optional(),
  Condition: z.record(z.string(), z.unknown()).optional(),
});
const policySchema = z.object({
  Statement: z.union([statementSchema.transform((statement) => [statement]), z.array(statementSchema)]),
});

/** A statement of a policy that somebody else wrote: all of the grammar of identity policies. */
export type HeldStatement = z.infer<typeof statementSchema>;

/** The statements of an identity policy's JSON text; null where it is none. (IAM user guide, "Grammar of the IAM JSON policy language") */
export const readIdentityPolicy = (text: string): readonly HeldStatement[] | null =>
  policySchema.safeParse(jsonOrNull(text)).data?.Statement ?? null;
