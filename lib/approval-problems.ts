import type { ApprovalSettings } from './approval-settings.ts';

export interface ApprovalProblem {
  readonly setting: keyof ApprovalSettings;
  readonly says: string;
}

/**
 * What of the settings would make a runbook that nobody can approve, or that Systems Manager does not take. In the mode `approve` only.
 * (Systems Manager user guide, "aws:approve": at most 10 approvers; MinRequiredApprovals cannot exceed their number)
 */
export const approvalProblems = (settings: ApprovalSettings & { readonly mode: 'advise' | 'approve' }): readonly ApprovalProblem[] => {
  if (settings.mode === 'advise') return [];
  const { approvers, minApprovals, minSensitiveApprovals } = settings;
  if (approvers.length === 0) return [{ setting: 'approvers', says: 'in the mode "approve" somebody must decide, and nobody is named' }];
  const accounts = [...new Set(approvers.map((arn) => arn.split(':')[4]))];
  return [
    ...(new Set(approvers).size < approvers.length ? [problem('approvers', 'one is named twice')] : []),
    ...(accounts.length > 1
      ? [problem('approvers', `they are of several accounts (${accounts.join(', ')}), and must be of the stack's own`)]
      : []),
    ...tooFew('minApprovals', minApprovals, approvers.length),
    ...tooFew('minSensitiveApprovals', minSensitiveApprovals, approvers.length),
    ...(minSensitiveApprovals < minApprovals
      ? [
          problem(
            'minSensitiveApprovals',
            `a sensitive grant would need fewer approvals than others (${minSensitiveApprovals} and ${minApprovals})`,
          ),
        ]
      : []),
  ];
};

const problem = (setting: keyof ApprovalSettings, says: string): ApprovalProblem => ({ setting, says });

const tooFew = (setting: 'minApprovals' | 'minSensitiveApprovals', needed: number, named: number): readonly ApprovalProblem[] =>
  named < needed
    ? [problem(setting, `${needed} approvals are needed and ${named} approvers are named: name more, or lower it to ${named}`)]
    : [];
