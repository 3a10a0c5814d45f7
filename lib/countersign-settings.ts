import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IgnoreRule } from '../lambda/handlers/settings.ts';
import { type ApprovalSettings, defaultApprovalSettings } from './approval-settings.ts';

/** A Slack channel to which Amazon Q Developer in chat applications brings the topic's messages. */
export interface AmazonQChannel {
  /** The workspace's id, authorised once by hand in the Amazon Q console (`T07EA123LEP`). */
  readonly workspaceId: string;
  /** The channel's id, not its name (`C07EZ1ABC23`). */
  readonly channelId: string;
}

/** How many different actions refused to one principal, within how many minutes, are one security alert about probing. */
export interface Probing {
  readonly actions: number;
  readonly minutes: number;
}

/** When the digest is sent, as EventBridge Scheduler takes it: a cron or rate expression, and the name of a time zone. */
export interface DigestTime {
  readonly cron: string;
  readonly timeZone: string;
}

/** What the people who deploy can choose: from cdk.json (`countersign:` in front of each name) or as props of the construct. */
export interface CountersignSettings extends ApprovalSettings {
  /**
   * `advise` explains and alerts, and the template holds no permission to change IAM. `approve` also has the runbooks that attach a grant after approval.
   * @default 'advise'
   */
  readonly mode: 'advise' | 'approve';
  /**
   * E-mail addresses to subscribe to the alerts; each has to confirm once.
   * @default [] none
   */
  readonly emails: readonly string[];
  /**
   * Where the URL of a Slack incoming webhook is kept: the ARN of a Secrets Manager secret, or the name of an SSM SecureString
   * parameter. Never the URL itself.
   * @default null no Slack webhook
   */
  readonly slackWebhook: string | null;
  /**
   * ARN of the customer managed KMS key with which that secret or parameter is encrypted.
   * @default null an AWS managed key
   */
  readonly slackWebhookKey: string | null;
  /**
   * Slack through Amazon Q Developer in chat applications.
   * @default null not used
   */
  readonly amazonQ: AmazonQChannel | null;
  /**
   * Names of accounts by their ids, shown beside the ids.
   * @default {} ids only
   */
  readonly accounts: Readonly<Record<string, string>>;
  /**
   * Rules for denials that nobody is alerted of: they are counted, with the rule's reason.
   * @default [] none
   */
  readonly ignore: readonly IgnoreRule[];
  /**
   * Whether the shipped list of mutes counts (AWS services' and scanners' probes, console pages).
   * @default true
   */
  readonly defaultMutes: boolean;
  /**
   * Tags of the refused principal that say who owns it, the most telling first; their values become message attributes.
   * @default ['owner', 'team']
   */
  readonly ownerTags: readonly string[];
  /**
   * When refusals look like somebody is trying the doors.
   * @default { actions: 10, minutes: 10 }
   */
  readonly probing: Probing;
  /**
   * When the digest is sent: a Scheduler expression and a time zone; null for never.
   * @default { cron: 'cron(0 9 ? * MON-FRI *)', timeZone: 'UTC' }
   */
  readonly digest: DigestTime | null;
  /**
   * Days that an incident is kept after it was last seen.
   * @default 90
   */
  readonly retentionDays: number;
  /**
   * Days that the function's logs are kept.
   * @default 30
   */
  readonly logRetentionDays: RetentionDays;
  /**
   * How many batches triage works on at the same time; this also limits how hard a storm presses STS and IAM.
   * @default 8
   */
  readonly maxConcurrency: number;
  /**
   * Alarms on the pipeline itself.
   * @default true
   */
  readonly alarms: boolean;
  /**
   * A CloudWatch dashboard.
   * @default true
   */
  readonly dashboard: boolean;
  /**
   * A role that may do nothing, as which `countersign doctor --self-test` makes its one refused call.
   * @default true
   */
  readonly selfTest: boolean;
}

export const defaultSettings: CountersignSettings = {
  mode: 'advise',
  emails: [],
  slackWebhook: null,
  slackWebhookKey: null,
  amazonQ: null,
  accounts: {},
  ignore: [],
  defaultMutes: true,
  ownerTags: ['owner', 'team'],
  probing: { actions: 10, minutes: 10 },
  digest: { cron: 'cron(0 9 ? * MON-FRI *)', timeZone: 'UTC' },
  retentionDays: 90,
  logRetentionDays: RetentionDays.ONE_MONTH,
  maxConcurrency: 8,
  alarms: true,
  dashboard: true,
  selfTest: true,
  ...defaultApprovalSettings,
};
