import type { GrantSettings } from '../../../lambda/core/grant/grant-settings.ts';
import type { TriageSettings } from '../../../lambda/flows/triage-denial.ts';

/** Who is who in a local run; the ARNs are those of the local IAM's account. */
export interface LocalPeople {
  /** Whoever looks at the page: one of the approvers. */
  readonly you: string;
  /** The second approver, where two must decide. */
  readonly colleague: string;
  /** Starts runbooks, as the triage Lambda does in the cloud. */
  readonly triage: string;
  readonly automationRole: string;
}

export const localPeople = (account: string): LocalPeople => ({
  you: `arn:aws:sts::${account}:assumed-role/oncall/you`,
  colleague: `arn:aws:sts::${account}:assumed-role/security-lead/lena`,
  triage: `arn:aws:sts::${account}:assumed-role/CountersignTriage/local-run`,
  automationRole: `arn:aws:iam::${account}:role/countersign/CountersignAutomation`,
});

/** As a stack in the mode `approve` whose triage asks the approvers by itself. */
export const localGrantSettings = (account: string): GrantSettings => ({
  account,
  grantDocument: 'Countersign-Grant',
  revokeDocument: 'Countersign-Revoke',
  approvers: [`arn:aws:iam::${account}:role/oncall`, `arn:aws:iam::${account}:role/security-lead`],
  minApprovals: 1,
  minSensitiveApprovals: 2,
  approvalHours: 24,
  days: 14,
  mostAskedPerDay: 5,
  startedBy: 'triage',
  protectedPrincipals: [
    `arn:aws:iam::${account}:role/countersign/*`,
    `arn:aws:iam::${account}:role/oncall`,
    `arn:aws:iam::${account}:role/security-lead`,
  ],
});

export const localTriageSettings = (grants: GrantSettings, accountNames: Readonly<Record<string, string>>): TriageSettings => ({
  protectedPrincipals: grants.protectedPrincipals,
  grants,
  ignoreRules: [],
  defaultMutes: true,
  probing: { actions: 10, minutes: 10 },
  accountNames,
});

/** What lib puts in the places of the runbooks' `${Names}` when a stack is made, for this machine. */
export const localRunbookValues = (settings: GrantSettings, people: LocalPeople): Readonly<Record<string, unknown>> => {
  const grantPolicyArn = `arn:aws:iam::${settings.account}:policy/countersign/{{ PolicyName }}`;
  return {
    AutomationRoleArn: people.automationRole,
    // One more is IAM's quota of policies that are attached to a role or user. (IAM user guide, "IAM and AWS STS quotas")
    MostOtherPolicies: 9,
    ContextOfAttaching: [{ ContextKeyName: 'iam:PolicyARN', ContextKeyType: 'string', ContextKeyValues: [grantPolicyArn] }],
    ApprovalTimeoutSeconds: settings.approvalHours * 3600,
    ApprovalsTopicArn: `arn:aws:sns:eu-west-1:${settings.account}:AutomationCountersignApprovals`,
    Approvers: [...settings.approvers],
    MinApprovals: settings.minApprovals,
    MinSensitiveApprovals: settings.minSensitiveApprovals,
    GrantPolicyArn: grantPolicyArn,
  };
};
