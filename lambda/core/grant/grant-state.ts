/** How the grant of an incident stands, beside the word on the axis `fix`. Times are ISO 8601 in UTC. */
export interface GrantState {
  /** Of the runbook "grant". */
  readonly executionId: string;
  /** SHA-256 of the document, 64 hex digits: the plan is named by the first 8. */
  readonly documentHash: string;
  readonly policyName: string;
  readonly askedAt: string;
  /** ARN of who started the runbook; null where triage did. */
  readonly askedBy: string | null;
  /** False where somebody started the runbook past us: its policy went through none of our guards. */
  readonly isProposed: boolean;
  /** Null: it does not end by itself. */
  readonly endsAt: string | null;
  /** Who decided, as Systems Manager names them. */
  readonly decidedBy: readonly string[];
  /** When the runbook ended. */
  readonly endedAt: string | null;
  /** Why it was rejected, refused or rolled back, in the words of who or what did. */
  readonly because: string | null;
  /** The runbook "revoke", once it was started. */
  readonly revocation: { readonly executionId: string; readonly reason: RevokeReason } | null;
  /** People were told that it ends soon. */
  readonly isWarned: boolean;
}

export const revokeReasons = ['ended', 'revoked', 'adopted', 'changed'] as const;
/** Why a grant is taken back; `changed`: the policy is not what was approved. */
export type RevokeReason = (typeof revokeReasons)[number];

/** What is not known yet of a grant that was only asked for. */
export const undecided: Pick<GrantState, 'decidedBy' | 'endedAt' | 'because' | 'revocation' | 'isWarned'> = {
  decidedBy: [],
  endedAt: null,
  because: null,
  revocation: null,
  isWarned: false,
};
