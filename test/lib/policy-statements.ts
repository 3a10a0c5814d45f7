import * as z from 'zod';
import type { SynthesizedTemplate } from './synthesized.ts';

const oneOrMany = z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value));
const resources = z.unknown().transform((value) => (Array.isArray(value) ? value : [value]).map(asText));
const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany.default([]),
  NotAction: oneOrMany.optional(),
  Resource: resources.optional(),
  NotResource: resources.optional(),
  Principal: z.unknown().optional(),
  NotPrincipal: z.unknown().optional(),
  Condition: z.record(z.string(), z.unknown()).optional(),
});

/** A statement of any policy in a template: of a role, a queue, a topic, a key, a trust policy. */
export interface FoundStatement extends z.infer<typeof statementSchema> {
  /** The logical id of the resource that bears it. */
  readonly of: string;
  readonly type: string;
}

/** Every policy statement in the template, wherever it stands: whatever has a list named Statement is a policy. */
export const statementsOf = (template: SynthesizedTemplate): readonly FoundStatement[] =>
  Object.entries(template.Resources).flatMap(([of, { Type: type, Properties }]) =>
    statementsIn(Properties).map((statement) => ({ ...statementSchema.parse(statement), of, type })),
  );

const statementsIn = (value: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'Statement' in value && Array.isArray(value.Statement) ? value.Statement : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => (key === 'Statement' ? [] : statementsIn(inner)))];
};

/** An ARN made by CloudFormation's functions, as one line: `arn:<AWS::Partition>:iam::…`. */
const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const joined = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }).safeParse(value);
  if (joined.success) return joined.data['Fn::Join'][1].map(asText).join(joined.data['Fn::Join'][0]);
  const reference = z.object({ Ref: z.string() }).safeParse(value);
  if (reference.success) return `<${reference.data.Ref}>`;
  return `<${z
    .object({ 'Fn::GetAtt': z.array(z.string()) })
    .parse(value)
    ['Fn::GetAtt'].join('.')}>`;
};
