import type { Execution } from '../../core/grant/execution.ts';
import type { GrantParameters, RevokeParameters } from '../../core/grant/runbook-parameters.ts';
import type { IncidentPorts } from '../incidents/incident-ports.ts';
import type { Sha256, Simulate } from '../ports.ts';

/** The answer of Systems Manager; a refusal is one clear line for people. */
export type StartAnswer = { readonly kind: 'started'; readonly executionId: string } | { readonly kind: 'refused'; readonly says: string };

/** Starts a runbook. The same token starts it once, however often it is asked. */
export type StartGrant = (parameters: GrantParameters, token: string) => Promise<StartAnswer>;
/** Without a token each call is a start of its own. */
export type StartRevoke = (parameters: RevokeParameters, token: string | null) => Promise<StartAnswer>;

/** A run of a runbook as it is now, or null where there is none of that id (any more). */
export type ReadExecution = (executionId: string) => Promise<Execution | null>;

export type SentDecision = { readonly kind: 'sent' } | { readonly kind: 'refused'; readonly says: string };
/** Decides for the caller, in front of Systems Manager and CloudTrail. */
export type SendDecision = (executionId: string, decision: 'Approve' | 'Reject', comment: string) => Promise<SentDecision>;

/** Takes one of the approvals of a principal on a day (`2026-11-21`); false where none is left. */
export type ReserveApproval = (principalArn: string, day: string, token: string, most: number) => Promise<boolean>;

/** The document of a policy under /countersign/, as IAM holds it. `unseen`: IAM did not tell. */
export type AppliedPolicy =
  | { readonly kind: 'there'; readonly document: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unseen'; readonly says: string };
export type ReadAppliedPolicy = (policyName: string) => Promise<AppliedPolicy>;

/** A policy under /countersign/, what its tags say, and to whom it is attached. */
export interface ListedGrant {
  readonly policyName: string;
  readonly attachedTo: readonly { readonly kind: 'role' | 'user'; readonly name: string }[];
  /** From its tags; null where they are not as the runbook writes them. */
  readonly fingerprint: string | null;
  readonly incident: string | null;
  /** ISO 8601; null: it does not end, or does not say. */
  readonly endsAt: string | null;
}
export type ListGrants = () => Promise<readonly ListedGrant[]>;

/** The ARN of whoever makes the calls. */
export type WhoAmI = () => Promise<string>;

/** What the commands on grants touch, with the caller's own credentials. */
export interface GrantPorts extends IncidentPorts {
  readonly startGrant: StartGrant;
  readonly startRevoke: StartRevoke;
  readonly readExecution: ReadExecution;
  readonly sendDecision: SendDecision;
  readonly reserveApproval: ReserveApproval;
  readonly readAppliedPolicy: ReadAppliedPolicy;
  readonly simulate: Simulate;
  readonly whoAmI: WhoAmI;
  readonly sha256: Sha256;
}

/** What asking approvers needs beside the incidents. */
export type AskPorts = Pick<GrantPorts, 'startGrant' | 'reserveApproval'>;
