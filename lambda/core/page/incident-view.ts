import type { Explanation } from '../cause/diagnosis.ts';
import type { Execution } from '../grant/execution.ts';
import type { Plan } from '../grant/prepare-plan.ts';
import type { Incident } from '../incident/incident.ts';

/** One policy that a principal has. */
export interface HeldPolicy {
  readonly name: string;
  readonly kind: 'managed' | 'inline' | 'boundary';
  /** The document as IAM gives it, decoded; null where it could not be read. */
  readonly document: unknown;
}

/** Something that became of an incident. */
export interface HistoryEntry {
  /** ISO 8601. */
  readonly time: string;
  /** In words: `new`, `approved 9c41e7d2`, `granted and verified`. */
  readonly what: string;
  /** Name or ARN; null: Countersign itself, or nobody knows. */
  readonly who: string | null;
}

/** A call that was tried after a grant was verified: the denied one, or a neighbour that must still be refused. */
export interface TriedCall {
  /** `ec2:RunInstances on arn:…` */
  readonly request: string;
  readonly allowed: boolean;
  /** `the denied call`, `a neighbour: another bucket`. */
  readonly what: string;
}

/** The plan that would be asked for now, or why nobody is asked. (preparePlan) */
export type PagePlan =
  | { readonly kind: 'plan'; readonly plan: Pick<Plan, 'hash' | 'document' | 'policyName' | 'endsAt' | 'isSensitive'> }
  | { readonly kind: 'impossible'; readonly because: string };

/** Everything that is known of an incident. */
export interface IncidentView {
  readonly incident: Incident;
  /** The latest denial, explained, with the whole call where it can be said; null where its event is not at hand. */
  readonly explanation: Explanation | null;
  /** As STS gave it. */
  readonly decodedMessage: string | null;
  readonly plan: PagePlan | null;
  /** What the principal has now; null where it cannot be read. */
  readonly held: readonly HeldPolicy[] | null;
  /** Of the grant that `incident.grant` names. */
  readonly execution: Execution | null;
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
  readonly tried: readonly TriedCall[];
}
