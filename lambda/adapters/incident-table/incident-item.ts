import * as z from 'zod';
import { policyTypes } from '../../core/denial/denial.ts';
import { fixes, type Incident, statuses } from '../../core/incident/incident.ts';

const text = z.string().nullable().default(null);
const causeKinds = [
  'missing-allow',
  'explicit-deny',
  'credentials',
  'quota',
  'capacity',
  'region',
  'service-not-enabled',
  'throttled',
  'dry-run',
  'request-error',
  'unknown',
] as const;
const principalKinds = [
  'user',
  'role',
  'federated-user',
  'saml-user',
  'web-identity-user',
  'root',
  'service',
  'account',
  'anonymous',
  'unknown',
] as const;

const factsSchema = z.object({
  fingerprint: z.string(),
  id: z.string(),
  account: text,
  region: text,
  principalArn: text,
  principalName: text,
  principalKind: z.enum(principalKinds),
  action: text,
  resource: text,
  cause: z.object({ kind: z.enum(causeKinds), policyType: z.enum(policyTypes).nullable(), policyArn: text, statementId: text }),
  certainty: z.enum(['stated', 'decoded', 'simulated', 'inferred', 'unknown']),
  remedy: z.enum(['grant', 'advice', 'withheld', 'none']),
});

const itemSchema = z.object({
  facts: factsSchema,
  status: z.enum(statuses),
  fix: z.enum(fixes),
  count: z.number(),
  sessions: z.set(z.string()).default(new Set()),
  firstSeen: z.string(),
  lastSeen: z.string(),
  lastEventId: text,
  quietUntil: text,
  reason: text,
  toldCount: z.number(),
  pending: z
    .object({ reason: z.enum(['new', 'regressed', 'escalating', 'count']), sender: z.string(), leaseUntil: z.string() })
    .nullable()
    .default(null),
  version: z.number(),
});

/** An incident as the table holds it; throws where the item is not of our making. */
export const incidentFrom = (item: unknown): Incident => {
  const { facts, sessions, ...rest } = itemSchema.parse(item);
  return { ...facts, ...rest, sessions: [...sessions].sort() };
};
