import type { Catalog } from '../core/authorization/action-facts.ts';
import type { Explanation } from '../core/cause/diagnosis.ts';
import type { Simulation } from '../core/cause/from-simulation.ts';
import type { HealthEvent } from '../core/incident/health-event.ts';
import type { Incident, IncidentFacts, Status } from '../core/incident/incident.ts';
import type { Alert, IncidentPlace } from '../core/message/alert.ts';

/** What STS said to an encoded authorization message; a failure is one clear line for people. */
export type DecodeAnswer =
  | { readonly kind: 'decoded'; readonly message: string }
  /** `again`: STS may well answer a later request. */
  | { readonly kind: 'failed'; readonly says: string; readonly again: boolean }
  | { readonly kind: 'skipped'; readonly says: string };

/** Decodes in the denial's own account and partition; asking elsewhere is not documented to work. Never throws for what STS refuses. */
export type Decode = (encoded: string, where: { readonly region: string | null; readonly partition: string }) => Promise<DecodeAnswer>;

/** Looks up what AWS documents of IAM actions (`service:Action`, any case). Unknown ones are answers too. */
export type LookUpActions = (actions: readonly string[]) => Promise<Catalog>;

/** SHA-256 of UTF-8 text, as 64 hex digits. */
export type Sha256 = (text: string) => string;

/** The time, ISO 8601 in UTC. */
export type Clock = () => string;

/** What is asked of IAM's simulator: whether a principal may do something, in the context of its request. */
export interface Question {
  readonly principalArn: string;
  readonly action: string;
  readonly resource: string | null;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** `unanswered` where it does not help. */
export type SimulateAnswer = { readonly kind: 'simulated'; readonly simulation: Simulation } | Unanswered;

export type Simulate = (question: Question) => Promise<SimulateAnswer>;

/** A question that IAM does not answer: not this account, deleted since, or we may not ask. `again`: a later request may be answered. */
export interface Unanswered {
  readonly kind: 'unanswered';
  readonly says: string;
  readonly again: boolean;
}

/**
 * Which of many actions IAM's simulator allows a user or role on all resources. `allowed` and `denied` (an explicit Deny that hangs on no
 * unknown condition) are certain; of the others it says nothing, because an Allow on one ARN is not found with the resource `*`.
 * (IAM API reference, SimulatePrincipalPolicy: ResourceArns)
 */
export type MayDo = (
  principalArn: string,
  actions: readonly string[],
) => Promise<{ readonly kind: 'answered'; readonly allowed: readonly string[]; readonly denied: readonly string[] } | Unanswered>;

/** A policy that applies to a principal: its JSON text, and its ARN where it is a managed one. */
export interface AppliedPolicy {
  readonly name: string;
  readonly arn: string | null;
  readonly document: string;
}

/** The identity policies of a user, with those of its groups, or of a role; of this account, whatever account the ARN names. */
export type ReadPolicies = (
  principalArn: string,
) => Promise<{ readonly kind: 'read'; readonly policies: readonly AppliedPolicy[] } | Unanswered>;

/** Who may take a role, and what limits it. `trustPolicy` is JSON text. */
export type DescribeRole = (
  roleArn: string,
) => Promise<{ readonly kind: 'described'; readonly trustPolicy: string; readonly boundaryArn: string | null } | Unanswered>;

/** One denial of an incident, as it is counted. */
export interface CountedEvent {
  /** CloudTrail's eventID (or the carrier's): counted once, however often it is delivered. */
  readonly eventId: string;
  readonly time: string;
  readonly session: string | null;
  readonly region: string | null;
}

/**
 * Counts denials of one incident, each event once in its life, and makes the incident where it is new. Safe under parallel and repeated
 * calls, and when a caller dies at any point.
 *
 * Out: how many had not been counted before, and the fingerprints of other incidents that hold the rest (an event stays where it was
 * counted first, though it is understood otherwise now). Throws where another caller is counting the same event at this moment.
 */
export type CountDenials = (facts: IncidentFacts, events: readonly CountedEvent[], first: FirstState) => Promise<Counted>;

export interface FirstState {
  readonly status: Status;
  readonly reason: string | null;
  readonly mutedBy: string | null;
  readonly now: string;
}

export interface Counted {
  readonly counted: number;
  readonly elsewhere: readonly string[];
}

/** The incident as it is now (a consistent read), or null. */
export type ReadIncident = (fingerprint: string) => Promise<Incident | null>;

/** Fields that a decision changes, and hours that are counted no longer. */
export type IncidentChange = Partial<
  Pick<Incident, 'status' | 'statusSince' | 'fix' | 'quietUntil' | 'reason' | 'mutedBy' | 'decided' | 'toldCount' | 'pending' | 'grant'>
> & { readonly forgetHours?: readonly string[] };

/** Writes a decision if nobody decided since `version` was read. Out: whether it was written. */
export type ChangeIncident = (fingerprint: string, version: number, change: IncidentChange) => Promise<boolean>;

/** Keeps the denial that people are told of, explained: what the alert showed is what is proposed. */
export type KeepExplanation = (fingerprint: string, explanation: Explanation) => Promise<void>;
/** What was kept last, or null. */
export type ReadExplanation = (fingerprint: string) => Promise<Explanation | null>;

/** Notes that a principal was refused an action in a window (its start, ISO 8601); out: the different actions noted so far, 500 at most. */
export type NoteAction = (principal: string, action: string, window: string) => Promise<readonly string[]>;

/** Keeps an AWS Health issue; writing one again overwrites it. */
export type KeepHealthIssue = (issue: HealthEvent) => Promise<void>;
/** An issue of a service in a Region that was open at a time, in words, or null. */
export type FindHealthIssue = (service: string, region: string, time: string) => Promise<string | null>;

/** Where the item of an incident is, for a link to it. */
export type PlaceOf = (fingerprint: string) => IncidentPlace;

/** Tags of a user or role that say who owns it, in the order of the settings; none where they cannot be read. */
export type ReadOwners = (principalArn: string) => Promise<Alert['owners']>;

/** A target of alerts that did not take one. `again`: it may take it later. */
export interface AlertFailure {
  readonly target: string;
  readonly says: string;
  readonly again: boolean;
}

/** Sends an alert to all targets but those named. Out: who has it now (those named too), and who has not. Never throws for a target. */
export type SendAlert = (
  alert: Alert,
  sentTo: readonly string[],
) => Promise<{ readonly sentTo: readonly string[]; readonly failures: readonly AlertFailure[] }>;

/** Counts and facts for operators; never whole events. */
export interface Observe {
  readonly denial: (facts: { readonly cause: string; readonly policyType: string | null; readonly latencyMs: number }) => void;
  readonly count: (name: 'Alerts' | 'AlertsFailed' | 'DecodeFailures') => void;
  readonly status: (status: Status) => void;
  readonly info: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly warn: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

export interface IncidentStore {
  readonly countDenials: CountDenials;
  readonly readIncident: ReadIncident;
  readonly changeIncident: ChangeIncident;
  readonly noteAction: NoteAction;
  readonly keepExplanation: KeepExplanation;
  readonly readExplanation: ReadExplanation;
}

/** The only list of what touches the world. Flows take what they use: `Pick<Ports, 'decode'>`. */
export interface Ports extends IncidentStore {
  readonly decode: Decode;
  readonly lookUpActions: LookUpActions;
  readonly sha256: Sha256;
  readonly now: Clock;
  readonly simulate: Simulate;
  readonly mayDo: MayDo;
  readonly readPolicies: ReadPolicies;
  readonly describeRole: DescribeRole;
  readonly readOwners: ReadOwners;
  readonly placeOf: PlaceOf;
  readonly sendAlert: SendAlert;
  readonly keepHealthIssue: KeepHealthIssue;
  readonly findHealthIssue: FindHealthIssue;
  readonly observe: Observe;
}
