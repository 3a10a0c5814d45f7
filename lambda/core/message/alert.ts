import type { Explanation } from '../cause/diagnosis.ts';
import type { AlertReason, Incident } from '../incident/incident.ts';

/** Everything that an alert tells, before it is worded for a target. */
export interface Alert {
  readonly reason: AlertReason;
  readonly incident: Incident;
  /** The denial that led to it, explained. */
  readonly explanation: Explanation;
  /** Names of accounts by id, from the settings. */
  readonly accountNames: Readonly<Record<string, string>>;
  /** Values of the principal's owner tags (`team=payments`), the most telling first. */
  readonly owners: readonly { readonly tag: string; readonly value: string }[];
  /** An open AWS Health issue of the service in the Region, where the cause is capacity or unknown. */
  readonly healthIssue: string | null;
  /** Time of writing, ISO 8601. */
  readonly now: string;
}

/** One principal refused on many different actions in a short time: told to security, never a proposal. */
export interface ProbingAlert {
  readonly principalArn: string;
  readonly principalName: string;
  readonly account: string | null;
  readonly region: string | null;
  readonly actions: readonly string[];
  readonly minutes: number;
  readonly sourceIps: readonly string[];
  readonly now: string;
  readonly accountNames: Readonly<Record<string, string>>;
}
