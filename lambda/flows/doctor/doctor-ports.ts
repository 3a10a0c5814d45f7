import type { Seen } from '../../core/doctor/finding.ts';
import type { SeenSubscription, SeenWebhook } from '../../core/doctor/judge-alerts.ts';
import type { SeenAttachments } from '../../core/doctor/judge-approvals.ts';
import type { SeenTrail } from '../../core/doctor/judge-events.ts';
import type { SeenFunction, SeenQueue } from '../../core/doctor/judge-pipeline.ts';
import type { TriedSample } from '../../core/doctor/judge-rule.ts';
import type { SeenRunbook } from '../../core/doctor/judge-runbook.ts';
import type { SeenStack } from '../../core/doctor/judge-stack.ts';
import type { PatternSample } from '../../core/doctor/pattern-samples.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { Sha256 } from '../ports.ts';

/** All that doctor touches, each a look that changes nothing (but for a test message and the self-test's one refused call). */
export interface DoctorPorts {
  /** A stack; null where there is none of that name. */
  readonly readStack: (name: string) => Promise<Seen<SeenStack | null>>;
  readonly readTrails: () => Promise<Seen<readonly SeenTrail[]>>;
  readonly readRule: (name: string) => Promise<Seen<{ readonly state: string; readonly pattern: string }>>;
  /** Whether EventBridge itself matches each sample with a pattern. */
  readonly testPattern: (pattern: string, samples: readonly PatternSample[]) => Promise<Seen<readonly TriedSample[]>>;
  readonly readQueue: (url: string) => Promise<Seen<SeenQueue>>;
  readonly readFunction: (name: string) => Promise<Seen<SeenFunction>>;
  /** Whether a role may do each of the actions on a resource. */
  readonly readPermissions: (
    roleArn: string,
    needed: readonly { readonly action: string; readonly resource: string }[],
  ) => Promise<Seen<Readonly<Record<string, boolean>>>>;
  readonly readSubscriptions: (topicArn: string) => Promise<Seen<readonly SeenSubscription[]>>;
  /** The ARN that IAM has under the name in the ARN of a user, a role, or a session of a role; null where there is none. */
  readonly readPrincipal: (arn: string) => Promise<Seen<string | null>>;
  /** A runbook; null where there is none of that name. */
  readonly readRunbook: (name: string) => Promise<Seen<SeenRunbook | null>>;
  readonly readAttachments: (roleArn: string) => Promise<Seen<SeenAttachments>>;
  readonly sha256: Sha256;
  /** `send`: post a test message. */
  readonly tryWebhook: (environment: Readonly<Record<string, string>>, send: boolean) => Promise<Seen<SeenWebhook>>;
  /** Makes one harmless call as a role that may do nothing. Out: whether AWS refused it, and which call it was (`sqs:ListQueues`). */
  readonly makeRefusedCall: (roleArn: string) => Promise<Seen<{ readonly action: string; readonly isRefused: boolean }>>;
  /** The incident of a principal that was seen last, or null; with `since` (ISO 8601, UTC) only those seen then or later. */
  readonly findIncident: (table: string, principalArn: string, since: string | null) => Promise<Seen<Incident | null>>;
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}
