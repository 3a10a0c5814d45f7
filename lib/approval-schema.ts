import * as z from 'zod';
import { type ApprovalSettings, defaultApprovalSettings as defaults } from './approval-settings.ts';

// A user's or a role's own ARN, or the ARN of one session of a role. No wildcard: Systems Manager compares whole ARNs. No account root:
// it would mean nobody, or everybody. No `$` either, which begins a policy variable. (Systems Manager user guide, "aws:approve", Approvers)
const name = '[\\w+=,.@-]{1,64}';
const path = '([\\w+=,.@-]+/){0,20}';
const principal = new RegExp(
  `^(arn:aws[a-z-]*:iam::\\d{12}:(user|role)/${path}${name}|arn:aws[a-z-]*:sts::\\d{12}:assumed-role/${name}/${name})$`,
);
const principalPattern = /^arn:[\w*?-]+:iam::[\d*?]*:(user|role)\/[\w+=,.@/*?-]{1,512}$/;

/** How the settings of {@link ApprovalSettings} are written. */
export const approvalSchema = z.object({
  approvers: z
    .array(z.string().regex(principal))
    .max(10)
    .default([...defaults.approvers]),
  minApprovals: z.int().min(1).max(10).default(defaults.minApprovals),
  minSensitiveApprovals: z.int().min(1).max(10).default(defaults.minSensitiveApprovals),
  // 30 days are the most that aws:approve waits.
  approvalHours: z.int().min(1).max(720).default(defaults.approvalHours),
  grantDays: z.int().min(1).max(365).default(defaults.grantDays),
  permanentGrants: z.boolean().default(defaults.permanentGrants),
  approvalEmails: z.array(z.email()).default([...defaults.approvalEmails]),
  protectedPrincipals: z
    .array(z.string().regex(principalPattern))
    .max(20)
    .default([...defaults.protectedPrincipals]),
  mostAskedPerDay: z.int().min(1).max(100).default(defaults.mostAskedPerDay),
  startedBy: z.enum(['person', 'triage']).default(defaults.startedBy),
  // IAM user guide, "Tags for IAM resources": letters, digits, spaces and _.:/=+-@. A wildcard would be one in the condition.
  onlyPrincipalsTagged: z
    .strictObject({ key: z.string().regex(/^[\w.:/=+@ -]{1,128}$/), value: z.string().regex(/^[\w.:/=+@ -]{1,256}$/) })
    .nullable()
    .default(defaults.onlyPrincipalsTagged),
  requiredBoundary: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]{1,512}$/)
    .nullable()
    .default(defaults.requiredBoundary),
  policiesPerPrincipal: z.int().min(2).max(100).default(defaults.policiesPerPrincipal),
}) satisfies z.ZodType<ApprovalSettings>;
