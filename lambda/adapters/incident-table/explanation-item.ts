import * as z from 'zod';
import type { Explanation } from '../../core/cause/diagnosis.ts';
import { policyTypes } from '../../core/denial/denial.ts';
import type { GuardName } from '../../core/guard/guard.ts';
import { jsonOrNull } from '../../core/json-or-null.ts';
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

// An item may have 400 kB; an event may have 256, and an explanation says parts of it more than once. (DynamoDB developer guide, "Quotas")
const mostCharacters = 100_000;

/** An explanation as it is kept: without the request's parameters, which may hold what nobody should read later, and never too long to keep. */
export const keptText = (explanation: Explanation): string => {
  const text = JSON.stringify({ ...explanation, denial: { ...explanation.denial, request: null } });
  return text.length <= mostCharacters ? text : JSON.stringify(shortened(explanation));
};

/** Without the long texts of the event; a proposal is kept whole where it is of a length that can be proposed. */
const shortened = (explanation: Explanation): Explanation => {
  const { denial, evidence, remedy } = explanation;
  const cut = (value: string): string => value.slice(0, 1000);
  const fits = JSON.stringify(remedy).length <= mostCharacters / 2;
  return {
    ...explanation,
    denial: {
      ...denial,
      request: null,
      message: denial.message === null ? null : cut(denial.message),
      userAgent: denial.userAgent === null ? null : cut(denial.userAgent),
      resources: denial.resources.slice(0, 10).map(cut),
      stated: { ...denial.stated, encoded: null, reason: denial.stated.reason === null ? null : cut(denial.stated.reason) },
    },
    authorizations: explanation.authorizations.slice(0, 10).map((one) => ({ ...one, context: {} })),
    evidence: evidence.slice(0, 10).map(({ from, says }) => ({ from: cut(from), says: cut(says) })),
    remedy: fits
      ? remedy
      : { ...remedy, kind: 'none', policy: null, wholeCall: null, steps: [], warnings: [], guards: [], summary: cut(remedy.summary) },
  };
};

/** What was kept; null where it is not of our making, or of a version that knew other fields. */
export const explanationIn = (kept: unknown): Explanation | null =>
  typeof kept === 'string' ? (schema.safeParse(jsonOrNull(kept)).data ?? null) : null;
