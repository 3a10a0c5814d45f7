import type { MetricNamespace, TriageEnvironment } from '../lambda/handlers/settings.ts';
import type { CountersignSettings } from './countersign-settings.ts';
import { isSecret } from './triage-permissions.ts';

export interface TriageResources {
  readonly tableName: string;
  readonly topicArn: string;
  readonly ownerTopicArn: string;
}

/** Lambda's limit for all names and values together is 4,096 bytes; the resources' names, filled in at deployment, need some of it. */
const bytesForSettings = 3_500;

/** What triage is told. A variable that its handler does not know, or lacks, is a compile error here. */
export const triageEnvironment = (settings: CountersignSettings, resources: TriageResources): Readonly<Record<string, string>> => {
  const environment = {
    TABLE_NAME: resources.tableName,
    TOPIC_ARN: resources.topicArn,
    OWNER_TOPIC_ARN: resources.ownerTopicArn,
    MODE: settings.mode,
    RETENTION_DAYS: String(settings.retentionDays),
    PROBING_ACTIONS: String(settings.probing.actions),
    PROBING_MINUTES: String(settings.probing.minutes),
    DEFAULT_MUTES: settings.defaultMutes ? 'on' : 'off',
    OWNER_TAGS: settings.ownerTags.join(','),
    ACCOUNT_NAMES: JSON.stringify(settings.accounts),
    IGNORE_RULES: JSON.stringify(settings.ignore),
    ...slackVariable(settings.slackWebhook),
  } satisfies TriageEnvironment;
  refuseTooLong(environment);
  return { ...environment, ...powertools };
};

const powertools = {
  POWERTOOLS_SERVICE_NAME: 'triage',
  POWERTOOLS_METRICS_NAMESPACE: 'Countersign' satisfies MetricNamespace,
  POWERTOOLS_LOG_LEVEL: 'INFO',
};

const slackVariable = (webhook: string | null): Pick<TriageEnvironment, 'SLACK_SECRET_ARN' | 'SLACK_PARAMETER_NAME'> => {
  if (webhook === null) return {};
  return isSecret(webhook) ? { SLACK_SECRET_ARN: webhook } : { SLACK_PARAMETER_NAME: webhook };
};

const refuseTooLong = (environment: TriageEnvironment): void => {
  const bytes = Buffer.byteLength(environment.ACCOUNT_NAMES + environment.IGNORE_RULES);
  if (bytes <= bytesForSettings) return;
  throw new Error(
    `The settings countersign:accounts and countersign:ignore take ${bytes} bytes, and a function's environment holds ${bytesForSettings} of them. ` +
      'Shorten the reasons, join rules with wildcards, or name fewer accounts.',
  );
};
