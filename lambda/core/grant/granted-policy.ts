import * as z from 'zod';
import { jsonOrNull } from '../json-or-null.ts';
import type { PolicyDocument } from '../remedy/policy-document.ts';

const conditionSchema = z.record(z.string(), z.record(z.string(), z.string()));
const schema = z.object({
  Version: z.literal('2012-10-17'),
  Statement: z.array(
    z.object({ Effect: z.literal('Allow'), Action: z.string(), Resource: z.string(), Condition: conditionSchema.exactOptional() }),
  ),
});

/**
 * What a grant's document permits, without its end: what makes it permanent in somebody's own code. Null where the text is none that we
 * would have written.
 */
export const grantedPolicy = (document: string): PolicyDocument | null => {
  const read = schema.safeParse(jsonOrNull(document));
  if (!read.success) return null;
  return {
    Version: '2012-10-17',
    Statement: read.data.Statement.map(({ Condition: { DateLessThan: _, ...others } = {}, ...statement }) =>
      Object.keys(others).length === 0 ? statement : { ...statement, Condition: others },
    ),
  };
};
