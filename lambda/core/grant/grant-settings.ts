import * as z from 'zod';

/**
 * What the stack was told about grants in the mode `approve`, as its functions and the commands need to know it. The runbooks have their
 * own copy of approvers and roles in the document itself; this one is for asking early and for words.
 */
export const grantSettingsSchema = z.object({
  /** The account in whose IAM grants are made: the stack's own. */
  account: z.string().regex(/^\d{12}$/),
  /** Names of the two Automation documents. */
  grantDocument: z.string().min(1),
  revokeDocument: z.string().min(1),
  /** ARNs of users, roles or role sessions who may decide. */
  approvers: z.array(z.string().min(1)).min(1).max(10),
  /** Approvals that are needed, and for a sensitive grant. */
  minApprovals: z.int().min(1).max(10),
  minSensitiveApprovals: z.int().min(1).max(10),
  /** Hours that an approval is waited for. */
  approvalHours: z.number().min(1).max(720),
  /** Days that a grant lasts; null: it does not end by itself. */
  days: z.int().min(1).max(365).nullable(),
  /** Approvals of one principal that may be asked for in a day (UTC). */
  mostAskedPerDay: z.int().min(1).max(100),
  /** Who starts the grant runbook: a person by a command, or triage as soon as it proposes. */
  startedBy: z.enum(['person', 'triage']),
  /** ARN patterns of principals that are never patched: Countersign's own roles, the approvers, and those of the settings. */
  protectedPrincipals: z.array(z.string().min(1)),
});
export type GrantSettings = Readonly<z.infer<typeof grantSettingsSchema>>;
