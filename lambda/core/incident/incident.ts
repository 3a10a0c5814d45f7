import type { Cause, Certainty } from '../cause/cause.ts';
import type { Principal, PrincipalKind } from '../denial/denial.ts';
import type { GrantState } from '../grant/grant-state.ts';
import type { RemedyKind } from '../remedy/remedy.ts';

/** How an incident stands with people. */
export const statuses = ['new', 'ongoing', 'escalating', 'regressed', 'snoozed', 'ignored', 'resolved'] as const;
export type Status = (typeof statuses)[number];

/** How its fix stands. The two axes are never one list. */
export const fixes = [
  'none',
  'advice',
  'proposed',
  'awaiting-approval',
  'applying',
  'verified',
  'rolled-back',
  'rejected',
  'lapsed',
  'ended',
  'adopted',
] as const;
export type Fix = (typeof fixes)[number];

/** `denial`: one action of a principal. `probing`: a principal refused many different actions in a short time. */
export const incidentKinds = ['denial', 'probing'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** What is the same for every denial of an incident. */
export interface IncidentFacts {
  readonly kind: IncidentKind;
  readonly fingerprint: string;
  readonly id: string;
  readonly account: string | null;
  readonly principalArn: string | null;
  readonly principalName: string | null;
  readonly principalKind: PrincipalKind;
  readonly principalReserved: Principal['reserved'];
  /** Null for probing, which has many. */
  readonly action: string | null;
  readonly resource: string | null;
  readonly cause: Cause;
  readonly certainty: Certainty;
  readonly remedy: RemedyKind;
}

/** An alert that is decided and not yet known to have reached everybody. */
export interface PendingAlert {
  readonly reason: AlertReason;
  /** The lease of a sender that died ends, and the next one sends. */
  readonly leaseUntil: string;
  /** Targets that took it already: the retry leaves them out. */
  readonly sentTo: readonly string[];
}

export const alertReasons = ['new', 'regressed', 'escalating', 'count'] as const;
export type AlertReason = (typeof alertReasons)[number];

/** All denials with the same fingerprint. Times are ISO 8601 in UTC. */
export interface Incident extends IncidentFacts {
  readonly status: Status;
  readonly fix: Fix;
  readonly count: number;
  /** Session names, 100 at most; for Identity Center's roles these are people. */
  readonly sessions: readonly string[];
  readonly regions: readonly string[];
  /** Denials in each UTC hour (`2026-11-21T01`) of the last days. */
  readonly hours: Readonly<Record<string, number>>;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly lastEventId: string | null;
  readonly statusSince: string;
  /** Snoozed or ignored until then; null while ignored means until it escalates. */
  readonly quietUntil: string | null;
  /** Why it is ignored, in the words of who ignored it. */
  readonly reason: string | null;
  /** The mute that keeps it in the digest, `console-pages`; null where people may be told. */
  readonly mutedBy: string | null;
  /** How many were seen when a status was last decided: more means that it spreads. */
  readonly decided: { readonly sessions: number; readonly regions: number };
  /** The count when people were last told. */
  readonly toldCount: number;
  readonly pending: PendingAlert | null;
  /** The grant that was asked for last, or null. */
  readonly grant: GrantState | null;
  /** Rises with every decision, so that two deciders cannot both win. */
  readonly version: number;
}
