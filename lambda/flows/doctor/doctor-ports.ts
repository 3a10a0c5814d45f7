import type { Seen } from '../../core/doctor/finding.ts';
import type { SeenSubscription, SeenWebhook } from '../../core/doctor/judge-alerts.ts';
import type { SeenRule, SeenTrail } from '../../core/doctor/judge-events.ts';
import type { SeenFunction, SeenQueue } from '../../core/doctor/judge-pipeline.ts';
import type { Incident } from '../../core/incident/incident.ts';

/** All that doctor touches, each a look that changes nothing (but for a test message and the self-test's one refused call). */
export interface DoctorPorts {
  /** The outputs of a stack; null where there is none of that name. */
  readonly readOutputs: (stack: string) => Promise<Seen<Readonly<Record<string, string>> | null>>;
  readonly readTrails: () => Promise<Seen<readonly SeenTrail[]>>;
  /** The rule, and whether EventBridge itself matches its pattern with a denial and with a success. */
  readonly readRule: (name: string) => Promise<Seen<SeenRule>>;
  readonly readQueue: (url: string) => Promise<Seen<SeenQueue>>;
  readonly readFunction: (name: string) => Promise<Seen<SeenFunction>>;
  /** Whether a role may do each of the actions on a resource. */
  readonly readPermissions: (
    roleArn: string,
    needed: readonly { readonly action: string; readonly resource: string }[],
  ) => Promise<Seen<Readonly<Record<string, boolean>>>>;
  readonly readSubscriptions: (topicArn: string) => Promise<Seen<readonly SeenSubscription[]>>;
  /** `send`: post a test message. */
  readonly tryWebhook: (environment: Readonly<Record<string, string>>, send: boolean) => Promise<Seen<SeenWebhook>>;
  /** Makes one harmless call as a role that may do nothing. Out: what AWS said, in words. */
  readonly makeRefusedCall: (roleArn: string) => Promise<Seen<string>>;
  /** The incident of a principal that was seen last, or null. */
  readonly findIncident: (table: string, principalArn: string) => Promise<Seen<Incident | null>>;
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}
