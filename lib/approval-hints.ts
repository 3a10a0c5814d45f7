import type { ApprovalSettings } from './approval-settings.ts';
import type { Hint } from './hint.ts';

export const approvalHints: Readonly<Record<keyof ApprovalSettings, Hint>> = {
  approvers: {
    expects: '1 to 10 whole ARNs of users, roles or role sessions of the stack’s account, without wildcards, not the root user',
    example: ['arn:aws:iam::111122223333:role/security-oncall', 'arn:aws:iam::111122223333:user/ana'],
  },
  minApprovals: { expects: 'a whole number, 1 to 10, and no more than there are approvers', example: 1 },
  minSensitiveApprovals: {
    expects: 'a whole number, 1 to 10, not less than minApprovals and no more than there are approvers',
    example: 2,
  },
  approvalHours: { expects: 'a whole number of hours, 1 to 720', example: 24 },
  grantDays: { expects: 'a whole number of days, 1 to 365', example: 14 },
  permanentGrants: { expects: 'true or false', example: false },
  approvalEmails: { expects: 'a list of e-mail addresses', example: ['security@example.com'] },
  protectedPrincipals: {
    expects: 'up to 20 ARN patterns of users and roles',
    example: ['arn:aws:iam::*:role/break-glass*', 'arn:aws:iam::*:role/platform/*'],
  },
  mostAskedPerDay: { expects: 'a whole number, 1 to 100', example: 3 },
  startedBy: { expects: '"person" or "triage"', example: 'person' },
  onlyPrincipalsTagged: { expects: 'key and value of a tag, or null', example: { key: 'countersign', value: 'yes' } },
  requiredBoundary: {
    expects: 'the ARN of a managed policy, or null',
    example: 'arn:aws:iam::111122223333:policy/developer-boundary',
  },
  policiesPerPrincipal: { expects: 'a whole number, 2 to 100', example: 10 },
};
