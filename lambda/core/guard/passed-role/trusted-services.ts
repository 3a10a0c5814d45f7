import * as z from 'zod';
import { jsonOrNull } from '../../json-or-null.ts';

const statementSchema = z.object({
  Effect: z.literal('Allow'),
  Principal: z.object({ Service: z.union([z.string().transform((name) => [name]), z.array(z.string())]) }),
});
const trustSchema = z.object({ Statement: z.union([z.unknown().array(), z.unknown().transform((statement) => [statement])]) });

/** The services that a role's trust policy (JSON text) names. (IAM user guide, "AWS JSON policy elements: Principal") */
export const trustedServices = (text: string): readonly string[] => {
  const names = (trustSchema.safeParse(jsonOrNull(text)).data?.Statement ?? []).flatMap(
    (statement) => statementSchema.safeParse(statement).data?.Principal.Service ?? [],
  );
  return [...new Set(names)];
};
