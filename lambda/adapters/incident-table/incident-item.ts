import * as z from 'zod';
import { policyTypes } from '../../core/denial/denial.ts';
import { revokeReasons } from '../../core/grant/grant-state.ts';
import { alertReasons, fixes, type Incident, incidentKinds, statuses } from '../../core/incident/incident.ts';
import { causeKinds, certainties, principalKinds } from './item-kinds.ts';
import { hourOfAttribute } from './keys.ts';

const text = z.string().nullable().default(null);
const factsSchema = z.object({
  kind: z.enum(incidentKinds),
  fingerprint: z.string(),
  id: z.string(),
  account: text,
  principalArn: text,
  principalName: text,
  principalKind: z.enum(principalKinds),
  principalReserved: z.enum(['identity-center', 'service-linked']).nullable(),
  action: text,
  resource: text,
  cause: z.object({ kind: z.enum(causeKinds), policyType: z.enum(policyTypes).nullable(), policyArn: text, statementId: text }),
  certainty: z.enum(certainties),
  remedy: z.enum(['grant', 'advice', 'withheld', 'none']),
});

const names = z.set(z.string()).default(new Set());

const itemSchema = z.object({
  facts: factsSchema,
  status: z.enum(statuses),
  statusSince: z.string(),
  fix: z.enum(fixes),
  count: z.number(),
  sessions: names,
  regions: names,
  firstSeen: z.string(),
  lastSeen: z.string(),
  lastEventId: text,
  quietUntil: text,
  reason: text,
  mutedBy: text,
  decided: z.object({ sessions: z.number(), regions: z.number() }),
  toldCount: z.number(),
  pending: z
    .object({ reason: z.enum(alertReasons), leaseUntil: z.string(), sentTo: z.array(z.string()) })
    .nullable()
    .default(null),
  grant: z
    .object({
      executionId: z.string(),
      documentHash: z.string(),
      policyName: z.string(),
      askedAt: z.string(),
      askedBy: text,
      isProposed: z.boolean().default(false),
      endsAt: text,
      decidedBy: z.array(z.string()),
      endedAt: text,
      because: text,
      revocation: z.object({ executionId: z.string(), reason: z.enum(revokeReasons) }).nullable(),
      isWarned: z.boolean(),
    })
    .nullable()
    .default(null),
  version: z.number(),
});

/** An incident as the table holds it; throws where the item is not of our making. Null: only a fence is there, no denial was counted yet. */
export const incidentFrom = (item: Readonly<Record<string, unknown>>): Incident | null => {
  if (!('facts' in item)) return null;
  const { facts, sessions, regions, ...rest } = itemSchema.parse(item);
  return { ...facts, ...rest, sessions: [...sessions].sort(), regions: [...regions].sort(), hours: hoursIn(item) };
};

const hoursIn = (item: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, count]) => {
      const hour = hourOfAttribute(name);
      return hour !== null && typeof count === 'number' ? [[hour, count]] : [];
    }),
  );
