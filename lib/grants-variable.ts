import { Aws } from 'aws-cdk-lib';
import type { GrantSettings } from '../lambda/core/grant/grant-settings.ts';
import type { ApprovalSettings } from './approval-settings.ts';
import { iamArnsOf } from './principal-arns.ts';
import type { RunbookNames } from './runbooks.ts';

/**
 * What functions and commands are told about grants, as JSON: the variable GRANTS and the output GrantSettings. The documents and the
 * automation role have their own copy of what counts; this one is for refusing early, in words.
 */
export const grantsVariable = (settings: ApprovalSettings, runbooks: RunbookNames, ownRoles: readonly string[]): string =>
  JSON.stringify({
    account: Aws.ACCOUNT_ID,
    grantDocument: runbooks.grant,
    revokeDocument: runbooks.revoke,
    approvers: [...settings.approvers],
    minApprovals: settings.minApprovals,
    minSensitiveApprovals: settings.minSensitiveApprovals,
    approvalHours: settings.approvalHours,
    days: settings.permanentGrants ? null : settings.grantDays,
    mostAskedPerDay: settings.mostAskedPerDay,
    startedBy: settings.startedBy,
    protectedPrincipals: [...new Set([...ownRoles, ...settings.approvers.flatMap(iamArnsOf), ...settings.protectedPrincipals])],
  } satisfies GrantSettings);
