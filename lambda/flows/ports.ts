import type { Catalog } from '../core/authorization/action-facts.ts';
import type { RecentActivity } from '../core/incident/escalation.ts';
import type { Incident, IncidentFacts, Status } from '../core/incident/incident.ts';
import type { Alert, ProbingAlert } from '../core/message/alert.ts';

/** What STS said to an encoded authorization message; a failure is one clear line for people. */
export type DecodeAnswer =
  | { readonly kind: 'decoded'; readonly message: string }
  | { readonly kind: 'failed'; readonly says: string }
  | { readonly kind: 'skipped'; readonly says: string };

/** Decodes in the denial's own account and partition; asking elsewhere is not documented to work. Never throws for what STS refuses. */
export type Decode = (encoded: string, where: { readonly region: string | null; readonly partition: string }) => Promise<DecodeAnswer>;

/** Looks up what AWS documents of IAM actions (`service:Action`, any case). Unknown ones are answers too. */
export type LookUpActions = (actions: readonly string[]) => Promise<Catalog>;

/** SHA-256 of UTF-8 text, as 64 hex digits. */
export type Sha256 = (text: string) => string;

/** One denial of an incident, as it is counted. */
export interface CountedEvent {
  /** CloudTrail's eventID (or the carrier's): counted once, however often it is delivered. */
  readonly eventId: string;
  readonly time: string;
  readonly session: string | null;
}

/**
 * Counts denials of one incident, each event once, and makes the incident where it is new. Safe under parallel and repeated calls.
 * Out: how many of the events had not been counted before.
 */
export type CountDenials = (
  facts: IncidentFacts,
  events: readonly CountedEvent[],
  first: { readonly status: Status; readonly reason: string | null },
) => Promise<number>;

/** The incident as it is now (a consistent read), or null. */
export type ReadIncident = (fingerprint: string) => Promise<Incident | null>;

/** Counts by hour, for escalation. `now` is ISO 8601. */
export type ReadActivity = (incident: Incident, now: string) => Promise<RecentActivity>;

/** Fields that a decision changes. */
export type IncidentChange = Partial<Pick<Incident, 'status' | 'fix' | 'quietUntil' | 'reason' | 'toldCount' | 'pending'>>;

/** Writes a decision if nobody decided since `version` was read. Out: whether it was written. */
export type ChangeIncident = (fingerprint: string, version: number, change: IncidentChange) => Promise<boolean>;

/** Notes that a principal was refused an action in a window; out: the different actions noted so far. Safe under repeated calls. */
export type NoteAction = (principal: string, action: string, window: string) => Promise<readonly string[]>;

/** True for the first caller with a key, false for all later ones. */
export type ClaimOnce = (key: string) => Promise<boolean>;
/** Gives a claim back, so that the next caller is the first again. */
export type ReleaseClaim = (key: string) => Promise<void>;

/** What IAM's simulator says of a refused authorization. Null where it does not help (not this account, not a user or role, not allowed to ask). */
export type Simulate = (
  principalArn: string,
  authorization: {
    readonly action: string;
    readonly resource: string | null;
    readonly context: Readonly<Record<string, readonly string[]>>;
  },
) => Promise<SimulationAnswer | null>;

export interface SimulationAnswer {
  readonly decision: 'allowed' | 'explicit-deny' | 'implicit-deny';
  /** False where the permissions boundary, or the organization's policies, stand against it; null where IAM does not tell. */
  readonly allowedByBoundary: boolean | null;
  readonly allowedByOrganization: boolean | null;
  readonly matchedPolicies: readonly string[];
}

/** Tags of a user or role that say who owns it, in the order of the settings; none where they cannot be read. */
export type ReadOwners = (principalArn: string) => Promise<readonly { readonly tag: string; readonly value: string }[]>;

/** Sends an alert to every target; throws where one did not take it, so that the record is tried again. */
export type SendAlert = (alert: Alert) => Promise<void>;
export type SendProbingAlert = (alert: ProbingAlert) => Promise<void>;

/** Keeps an AWS Health issue, and finds one of a service in a Region that is open at a time. */
export interface HealthIssues {
  readonly keep: (issue: HealthIssue) => Promise<void>;
  readonly find: (service: string, region: string, now: string) => Promise<string | null>;
}

export interface HealthIssue {
  readonly arn: string;
  readonly service: string;
  readonly region: string;
  readonly startTime: string;
  readonly endTime: string | null;
  readonly text: string;
}

/** The time, ISO 8601 in UTC. */
export type Clock = () => string;

/** Counts and facts for operators; never whole events. */
export interface Observe {
  readonly denial: (facts: { readonly cause: string; readonly policyType: string | null; readonly detectionMs: number | null }) => void;
  readonly count: (name: 'Alerts' | 'AlertsFailed' | 'DecodeFailures' | 'Incidents', dimensions?: { readonly status: string }) => void;
  readonly warn: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

export interface IncidentStore {
  readonly countDenials: CountDenials;
  readonly readIncident: ReadIncident;
  readonly readActivity: ReadActivity;
  readonly changeIncident: ChangeIncident;
  readonly noteAction: NoteAction;
  readonly claimOnce: ClaimOnce;
  readonly releaseClaim: ReleaseClaim;
}

/** The only list of what touches the world. Flows take what they use: `Pick<Ports, 'decode'>`. */
export interface Ports extends IncidentStore {
  readonly decode: Decode;
  readonly lookUpActions: LookUpActions;
  readonly sha256: Sha256;
  readonly simulate: Simulate;
  readonly readOwners: ReadOwners;
  readonly sendAlert: SendAlert;
  readonly sendProbingAlert: SendProbingAlert;
  readonly health: HealthIssues;
  readonly now: Clock;
  readonly observe: Observe;
}
