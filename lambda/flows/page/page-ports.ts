import type { Incident } from '../../core/incident/incident.ts';
import type { IncidentView } from '../../core/page/incident-view.ts';
import type { PageAction } from '../../core/page/page-action.ts';
import type { Clock } from '../ports.ts';

/** What the page says of itself, and what it may do. */
export interface PageInfo {
  readonly kind: 'local' | 'stack';
  /** Of the run or the stack, for the head of the page. */
  readonly title: string;
  readonly account: string | null;
  readonly region: string | null;
  /** Why nothing can be changed from here, as half a sentence ("you are no approver"); null where it can. */
  readonly readOnly: string | null;
  /** Whether `moveTime` works. */
  readonly clockCanMove: boolean;
  /** ARN of whose credentials are used, or of the local approver; null where nobody knows. */
  readonly you: string | null;
  /** Names of accounts by id. */
  readonly accountNames: Readonly<Record<string, string>>;
}

/** `refused`: nothing was changed, and why, in words for people. */
export type ActionResult = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly says: string };

/** What became of events: how many denials were counted, and what could not be read. */
export interface TakenEvents {
  readonly taken: number;
  readonly problems: readonly string[];
}

/** An alert as it was rendered for its targets. */
export interface PageAlert {
  /** The fingerprint of its incident, and its id. */
  readonly fingerprint: string;
  readonly incident: string;
  readonly title: string;
  /** ISO 8601. */
  readonly time: string;
  readonly email: string;
  /** Block Kit, as JSON. */
  readonly slack: string;
}

/** What has changed: one incident (its fingerprint), or more than one can say. */
export type PageChange = { readonly kind: 'incident'; readonly fingerprint: string } | { readonly kind: 'all' };

/** All that the page touches: a local run and a deployed stack implement it. What they throw is shown as "something went wrong". */
export interface PagePorts {
  readonly now: Clock;
  readonly info: () => PageInfo;
  /** All incidents, in no order that counts. */
  readonly listIncidents: () => Promise<readonly Incident[]>;
  /** Null where there is none. */
  readonly readIncident: (fingerprint: string) => Promise<IncidentView | null>;
  readonly act: (fingerprint: string, action: PageAction) => Promise<ActionResult>;
  /** Moves the clock forward. */
  readonly moveTime: (hours: number) => Promise<ActionResult>;
  /** Takes an EventBridge envelope, a CloudTrail record, a file of records, or one of these a line, as text that is known to be JSON. */
  readonly takeEvents: (text: string) => Promise<TakenEvents>;
  /** The latest, newest first. */
  readonly alerts: () => Promise<readonly PageAlert[]>;
  /** Calls back after every change, until the returned function is called. */
  readonly subscribe: (callback: (change: PageChange) => void) => () => void;
}
