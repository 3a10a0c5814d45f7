/** Grants are for principals that bear this tag only. */
export interface RequiredTag {
  readonly key: string;
  readonly value: string;
}

/** What counts in the mode `approve`: who decides, how long things last, and whom nobody may ask a grant for. */
export interface ApprovalSettings {
  /**
   * In the mode `approve`: 1 to 10 ARNs of users, roles or role sessions who may decide. A role means everybody who can assume it. No grant is ever attached to an approver.
   * @default [] none
   */
  readonly approvers: readonly string[];
  /**
   * Approvals that a grant needs.
   * @default 1
   */
  readonly minApprovals: number;
  /**
   * Approvals that a sensitive grant needs: one that reaches secrets, other identities or the code of others.
   * @default 2
   */
  readonly minSensitiveApprovals: number;
  /**
   * Hours that an approval is waited for; then the request lapses.
   * @default 24
   */
  readonly approvalHours: number;
  /**
   * Days that a grant lasts, by a condition in the policy itself.
   * @default 14
   */
  readonly grantDays: number;
  /**
   * Grants that do not end by themselves.
   * @default false
   */
  readonly permanentGrants: boolean;
  /**
   * E-mail addresses to which Systems Manager sends each request for approval; each has to confirm once.
   * @default [] none
   */
  readonly approvalEmails: readonly string[];
  /**
   * ARN patterns (`*`, `?`) of users and roles to which no grant is ever attached; IAM itself holds it.
   * @default [] none
   */
  readonly protectedPrincipals: readonly string[];
  /**
   * Requests for approval for one principal on one day (UTC).
   * @default 3
   */
  readonly mostAskedPerDay: number;
  /**
   * Who asks the approvers: a `person` by a command from the alert, or `triage` as soon as it proposes.
   * @default 'person'
   */
  readonly startedBy: 'person' | 'triage';
  /**
   * Grants are attached only to principals with this tag, `{ key, value }`; IAM itself holds it.
   * @default null any principal
   */
  readonly onlyPrincipalsTagged: RequiredTag | null;
  /**
   * ARN of a policy; grants are attached only to principals that have it as their permissions boundary. IAM itself holds it.
   * @default null any principal
   */
  readonly requiredBoundary: string | null;
  /**
   * The account's quota of managed policies attached to a role or user (IAM's default; it can be raised).
   * @default 10
   */
  readonly policiesPerPrincipal: number;
}

export const defaultApprovalSettings: ApprovalSettings = {
  approvers: [],
  minApprovals: 1,
  minSensitiveApprovals: 2,
  approvalHours: 24,
  grantDays: 14,
  permanentGrants: false,
  approvalEmails: [],
  protectedPrincipals: [],
  mostAskedPerDay: 3,
  startedBy: 'person',
  onlyPrincipalsTagged: null,
  requiredBoundary: null,
  policiesPerPrincipal: 10,
};
