import type { Cause, Certainty } from '../cause/cause.ts';
import type { PrincipalKind } from '../denial/denial.ts';

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

/** What is the same for every denial of an incident. */
export interface IncidentFacts {
  readonly fingerprint: string;
  readonly id: string;
  readonly account: string | null;
  readonly region: string | null;
  readonly principalArn: string | null;
  readonly principalName: string | null;
  readonly principalKind: PrincipalKind;
  readonly action: string | null;
  readonly resource: string | null;
  readonly cause: Cause;
  readonly certainty: Certainty;
  readonly remedy: 'grant' | 'advice' | 'withheld' | 'none';
}

/** An alert that is decided and not yet known to have been sent. */
export interface PendingAlert {
  readonly reason: AlertReason;
  /** Who sends it: the lease of a sender that died ends, and the next one sends. */
  readonly sender: string;
  readonly leaseUntil: string;
}

export type AlertReason = 'new' | 'regressed' | 'escalating' | 'count';

/** All denials with the same fingerprint. Times are ISO 8601 in UTC. */
export interface Incident extends IncidentFacts {
  readonly status: Status;
  readonly fix: Fix;
  readonly count: number;
  readonly sessions: readonly string[];
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly lastEventId: string | null;
  /** Snoozed or ignored until then; null while ignored means until it escalates. */
  readonly quietUntil: string | null;
  /** Why it is ignored, in the words of who ignored it. */
  readonly reason: string | null;
  /** The count when people were last told. */
  readonly toldCount: number;
  readonly pending: PendingAlert | null;
  /** Rises with every decision, so that two deciders cannot both win. */
  readonly version: number;
}
