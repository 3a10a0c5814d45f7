import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const optionalReason = z.string().trim().max(500);
const reason = optionalReason.min(1);

/**
 * What a person can do with an incident on the page. `hash` (SHA-256 of the document that was shown, 64 hex digits) binds what is decided
 * to what was seen: where the plan is another one by then, nothing happens.
 */
export const pageAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('propose'), hash }),
  z.strictObject({ kind: z.literal('approve'), hash, reason: optionalReason }),
  z.strictObject({ kind: z.literal('reject'), hash, reason }),
  z.strictObject({ kind: z.literal('revoke'), hash, reason }),
  z.strictObject({ kind: z.literal('snooze'), hours: z.union([z.literal(1), z.literal(4), z.literal(24), z.literal(168)]) }),
  /** `days` null: until it escalates. */
  z.strictObject({ kind: z.literal('ignore'), reason, days: z.number().int().min(1).max(90).nullable() }),
  z.strictObject({ kind: z.literal('resolve') }),
]);

export type PageAction = z.infer<typeof pageAction>;
export type PageActionKind = PageAction['kind'];
