import type { FollowUpEnvironment, MetricNamespace } from '../lambda/handlers/settings.ts';
import type { CountersignSettings } from './countersign-settings.ts';
import { isSecret } from './telling-permissions.ts';

export interface FollowUpResources {
  readonly tableName: string;
  readonly topicArn: string;
  readonly ownerTopicArn: string;
}

/** What triage, outcome and sweep are told alike. A variable that their handlers do not know, or lack, is a compile error here. */
export const sharedEnvironment = (settings: CountersignSettings, resources: FollowUpResources): FollowUpEnvironment =>
  ({
    TABLE_NAME: resources.tableName,
    TOPIC_ARN: resources.topicArn,
    OWNER_TOPIC_ARN: resources.ownerTopicArn,
    MODE: settings.mode,
    RETENTION_DAYS: String(settings.retentionDays),
    OWNER_TAGS: settings.ownerTags.join(','),
    ACCOUNT_NAMES: JSON.stringify(settings.accounts),
    ...slackVariable(settings.slackWebhook),
  }) satisfies FollowUpEnvironment;

/** The variable of {@link grantsVariable}; added once all roles that it names are there. */
export const grantsVariableName = 'GRANTS' satisfies keyof FollowUpEnvironment;

/** The environment of outcome or sweep. */
export const followUpEnvironment = (
  name: 'outcome' | 'sweep',
  settings: CountersignSettings,
  resources: FollowUpResources,
): Readonly<Record<string, string>> => ({ ...sharedEnvironment(settings, resources), ...powertools(name) });

/** What Powertools reads of the environment. */
export const powertools = (service: string): Readonly<Record<string, string>> => ({
  POWERTOOLS_SERVICE_NAME: service,
  POWERTOOLS_METRICS_NAMESPACE: 'Countersign' satisfies MetricNamespace,
  POWERTOOLS_LOG_LEVEL: 'INFO',
});

const slackVariable = (webhook: string | null): Pick<FollowUpEnvironment, 'SLACK_SECRET_ARN' | 'SLACK_PARAMETER_NAME'> => {
  if (webhook === null) return {};
  return isSecret(webhook) ? { SLACK_SECRET_ARN: webhook } : { SLACK_PARAMETER_NAME: webhook };
};
