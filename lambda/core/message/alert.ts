import type { Explanation } from '../cause/diagnosis.ts';
import type { AlertReason, Incident } from '../incident/incident.ts';

/** The item of an incident in its table. */
export interface IncidentPlace {
  readonly name: string;
  readonly region: string;
  readonly partition: string;
  readonly key: { readonly pk: string; readonly sk: string };
}

/** What an alert says about approvals: that they can be asked for, that they were, or why nobody is asked. */
export type AlertPlan =
  | { readonly kind: 'offered' | 'asked'; readonly hash: string; readonly endsAt: string | null }
  | { readonly kind: 'impossible'; readonly because: string };

/** Everything that an alert tells, before it is worded for a target. */
export interface Alert {
  readonly reason: AlertReason;
  readonly incident: Incident;
  /** The denial that led to it, explained. */
  readonly explanation: Explanation;
  /** Where the incident is probing: the different actions that were refused within so many minutes. */
  readonly probing: { readonly actions: readonly string[]; readonly minutes: number } | null;
  /** Names of accounts by id, from the settings. */
  readonly accountNames: Readonly<Record<string, string>>;
  /** Values of the principal's owner tags (`team=payments`), the most telling first. */
  readonly owners: readonly { readonly tag: string; readonly value: string }[];
  /** An open AWS Health issue of the service in the Region, where the cause is capacity or unknown. */
  readonly healthIssue: string | null;
  /** Where the incident is kept, for a link to its item; without it the alert has the incident's id alone. */
  readonly incidentTable?: IncidentPlace;
  /** Null: no grant is proposed, or the stack only advises. */
  readonly plan: AlertPlan | null;
  /** Time of writing, ISO 8601. */
  readonly now: string;
}
