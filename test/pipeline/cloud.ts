import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { incidentFrom } from '../../lambda/adapters/incident-table/incident-item.ts';
import type { Incident } from '../../lambda/core/incident/incident.ts';
import { wireTriage } from '../../lambda/handlers/wire.ts';
import { type LocalTable, startTable, tableName } from '../dynalite.ts';
import type { World } from './events.ts';
import type { Handle } from './queue.ts';
import { startIam, startSecrets, startSlack, startSns, startSts, startTableDoor } from './stub-aws.ts';
import type { Stub } from './stub-server.ts';

/** A small cloud on loopback: DynamoDB as others implemented it, and servers that speak the protocols of the rest. */
export interface Cloud {
  readonly world: World;
  readonly table: LocalTable;
  readonly door: Stub;
  readonly sts: Stub;
  readonly iam: Stub;
  readonly sns: Stub;
  readonly slack: Stub;
  /** What triage is told of it, as Lambda would. */
  readonly environment: Readonly<Record<string, string>>;
  /** A function of its own, with clients of its own. */
  readonly newHandler: () => Handle;
  /** Lets the visibility timeout of the queue pass, as lib/denial-queue.ts sets it, on the clock of all functions. */
  readonly hidden: () => void;
  readonly incidents: () => Promise<readonly Incident[]>;
  readonly stop: () => Promise<void>;
}

const visibilityTimeoutMs = 390_000;

export const startCloud = async (): Promise<Cloud> => {
  let ahead = 0;
  const world: World = { decoded: new Map(), decisions: new Map(), inlinePolicies: new Map() };
  const table = await startTable();
  const [door, sts, iam, sns, slack] = await Promise.all([
    startTableDoor(table.endpoint),
    startSts(world.decoded),
    startIam(world.decisions, world.inlinePolicies),
    startSns(),
    startSlack(),
  ]);
  const secrets = await startSecrets(slack.url);
  const environment = environmentOf({ door, sts, iam, sns, secrets });
  return {
    world,
    table,
    door,
    sts,
    iam,
    sns,
    slack,
    environment,
    hidden: () => {
      ahead += visibilityTimeoutMs;
    },
    newHandler: () => {
      // The SDK reads its endpoints and credentials from the process itself.
      Object.assign(process.env, environment);
      return wireTriage(environment, { clock: () => Date.now() + ahead });
    },
    incidents: () => incidentsIn(table),
    stop: async () => {
      await Promise.all([door, sts, iam, sns, slack, secrets].map((stub) => stub.stop()));
      await table.stop();
    },
  };
};

type Services = Readonly<Record<'door' | 'sts' | 'iam' | 'sns' | 'secrets', Stub>>;

const environmentOf = ({ door, sts, iam, sns, secrets }: Services): Readonly<Record<string, string>> => ({
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_ENDPOINT_URL_DYNAMODB: door.url,
  AWS_ENDPOINT_URL_STS: sts.url,
  AWS_ENDPOINT_URL_IAM: iam.url,
  AWS_ENDPOINT_URL_SNS: sns.url,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
  POWERTOOLS_METRICS_DISABLED: 'true',
  POWERTOOLS_LOG_LEVEL: process.env['PIPELINE_LOG'] ?? 'SILENT',
  TABLE_NAME: tableName,
  TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:alerts',
  OWNER_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:owners',
  MODE: 'advise',
  SLACK_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:slack-AbCdEf',
  RETENTION_DAYS: '90',
  PROBING_ACTIONS: '10',
  PROBING_MINUTES: '10',
  DEFAULT_MUTES: 'on',
  OWNER_TAGS: 'owner,team',
  ACCOUNT_NAMES: '{"111122223333":"payments-prod"}',
  IGNORE_RULES: '[]',
});

const incidentsIn = async ({ client }: LocalTable): Promise<Incident[]> => {
  const found: Incident[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: tableName, ...(from === undefined ? {} : { ExclusiveStartKey: from }) }));
    for (const item of page.Items ?? []) {
      const incident = String(item['pk']).startsWith('INCIDENT#') ? incidentFrom(item) : null;
      if (incident !== null) found.push(incident);
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
};

/** How often each incident was told, by its id: on a topic, or in Slack. */
export const toldOnTopic = (sns: Pick<Stub, 'requests'>, topic: 'alerts' | 'owners' = 'alerts'): Readonly<Record<string, number>> =>
  tally(published(sns, topic).map((form) => idIn(form.get('Message') ?? '')));

export const published = ({ requests }: Pick<Stub, 'requests'>, topic: 'alerts' | 'owners'): URLSearchParams[] =>
  requests.map(({ form }) => form).filter((form) => form.get('TopicArn')?.endsWith(`:${topic}`));

export const toldInSlack = (slack: Stub): Readonly<Record<string, number>> => tally(slack.requests.map(({ body }) => idIn(body)));

const idIn = (text: string): string => /cs-[0-9a-z]{6}/.exec(text)?.[0] ?? 'none';

export const tally = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};
