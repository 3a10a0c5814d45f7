import * as z from 'zod';
import type { Explanation } from '../../core/cause/diagnosis.ts';
import { policyTypes } from '../../core/denial/denial.ts';
import type { GuardName } from '../../core/guard/guard.ts';
import { causeKinds, certainties, principalKinds } from './item-kinds.ts';

const text = z.string().nullable();
const texts = z.array(z.string());

const principal = z.object({
  arn: text,
  kind: z.enum(principalKinds),
  name: text,
  session: text,
  account: text,
  reserved: z.enum(['identity-center', 'service-linked']).nullable(),
  uniqueId: text,
  identityProvider: text,
});

const encoded = z.object({
  text: z.string(),
  state: z.enum(['whole', 'cut', 'lower-cased', 'too-long', 'missing']),
  wasWrapped: z.boolean(),
});

const stated = z.object({
  principal: text,
  action: text,
  actionEndsText: z.boolean(),
  resource: text,
  effect: z.enum(['explicit', 'implicit']).nullable(),
  policyType: z.enum(policyTypes).nullable(),
  policyArn: text,
  reason: text,
  encoded: encoded.nullable(),
});

const denial = z.object({
  id: text,
  time: text,
  carrier: z.enum(['cloudtrail', 'autoscaling', 'backup', 'cloudformation', 'text', 'decoded-message']),
  account: text,
  region: text,
  partition: z.string(),
  principal,
  service: text,
  operation: text,
  errorCode: text,
  requestId: text,
  message: text,
  stated,
  request: z.null(),
  resources: texts,
  eventSource: text,
  readOnly: z.boolean().nullable(),
  vpcEndpointId: text,
  userAgent: text,
  sourceIp: text,
  eventCategory: text,
  fromConsole: z.boolean().nullable(),
});

const oneOrMany = z.union([z.string(), texts]);
const policy = z.object({
  Version: z.literal('2012-10-17'),
  Statement: z.array(
    z.object({
      Sid: z.string().exactOptional(),
      Effect: z.literal('Allow'),
      Action: oneOrMany,
      Resource: oneOrMany,
      Condition: z.record(z.string(), z.record(z.string(), oneOrMany)).exactOptional(),
    }),
  ),
});

const guard = z.object({
  guard: z.custom<GuardName>((value) => typeof value === 'string'),
  verdict: z.enum(['pass', 'sensitive', 'withhold']),
  reason: z.string(),
});

const remedy = z.object({
  kind: z.enum(['grant', 'advice', 'withheld', 'none']),
  summary: z.string(),
  steps: texts,
  policy: policy.nullable(),
  guards: z.array(guard),
  sensitive: z.boolean(),
  owner: text,
  warnings: texts,
  wholeCall: z.object({ policy, guards: z.array(guard), notes: texts }).nullable(),
});

const schema = z.object({
  denial,
  authorizations: z.array(
    z.object({ action: text, resource: text, context: z.record(z.string(), texts), from: z.enum(['stated', 'decoded', 'inferred']) }),
  ),
  cause: z.object({ kind: z.enum(causeKinds), policyType: z.enum(policyTypes).nullable(), policyArn: text, statementId: text }),
  certainty: z.enum(certainties),
  evidence: z.array(z.object({ from: z.string(), says: z.string() })),
  advice: z.object({ summary: z.string(), steps: texts }).nullable(),
  remedy,
  fingerprint: z.string(),
  incident: z.string(),
}) satisfies z.ZodType<Explanation>;

/** An explanation as it is kept: without the request's parameters, which may hold what nobody should read later. */
export const keptText = (explanation: Explanation): string =>
  JSON.stringify({ ...explanation, denial: { ...explanation.denial, request: null } });

/** What was kept; null where it is not of our making, or of a version that knew other fields. */
export const explanationIn = (kept: unknown): Explanation | null => {
  if (typeof kept !== 'string') return null;
  try {
    return schema.safeParse(JSON.parse(kept)).data ?? null;
  } catch {
    return null;
  }
};
