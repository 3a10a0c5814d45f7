import { RemovalPolicy } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Alerts } from './alerts.ts';
import { type CountersignSettings, defaultSettings } from './countersign-settings.ts';
import { Dashboard } from './dashboard.ts';
import { DenialQueue } from './denial-queue.ts';
import { DenialSource } from './denial-source.ts';
import { IncidentTable } from './incident-table.ts';
import { SelfTestRole } from './self-test-role.ts';
import { triageEnvironment } from './triage-environment.ts';
import { batchingWindow, TriageFunction, triageTimeout } from './triage-function.ts';
import { explainWildcards, triageStatements } from './triage-permissions.ts';

/** All of {@link CountersignSettings}, each with its default, and what only code can give. */
export interface CountersignProps extends Partial<CountersignSettings> {
  /** Path of the triage handler's source, `lambda/handlers/triage.ts` of this project. */
  readonly triageEntry: string;
  /**
   * What becomes of the incidents when the construct goes.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * From CloudTrail's refused calls to one good alert each: rules, queue, triage, incidents, alerts, and alarms on all of it.
 *
 * @example new Countersign(stack, 'Countersign', { triageEntry: 'lambda/handlers/triage.ts', emails: ['oncall@example.com'] })
 */
export class Countersign extends Construct {
  readonly source: DenialSource;
  readonly queue: DenialQueue;
  readonly triage: TriageFunction;
  readonly incidents: IncidentTable;
  readonly alerts: Alerts;
  /** Null where the setting `selfTest` is off. */
  readonly selfTestRole: Role | null;

  constructor(scope: Construct, id: string, props: CountersignProps) {
    super(scope, id);
    const { triageEntry, removalPolicy = RemovalPolicy.RETAIN, ...given } = props;
    const settings: CountersignSettings = { ...defaultSettings, ...given };
    this.incidents = new IncidentTable(this, 'Incidents', { removalPolicy });
    this.alerts = new Alerts(this, 'Alerts', settings);
    this.queue = new DenialQueue(this, 'Denials', { consumerTimeout: triageTimeout.plus(batchingWindow) });
    this.triage = this.addTriage(triageEntry, settings);
    this.source = new DenialSource(this, 'Source', {
      queue: this.queue.queue,
      deadLetters: this.queue.deadLetters,
      ownRoles: [this.triage.role],
    });
    this.selfTestRole = settings.selfTest ? new SelfTestRole(this, 'SelfTest').role : null;
    const watched = { queue: this.queue.queue, deadLetters: this.queue.deadLetters, triage: this.triage.function };
    if (settings.alarms) new Alarms(this, 'Alarms', { ...watched, topic: this.alerts.topic, owners: this.alerts.owners });
    if (settings.dashboard) new Dashboard(this, 'Overview', watched);
  }

  private addTriage(entry: string, settings: CountersignSettings): TriageFunction {
    const { table } = this.incidents;
    const { topic, owners, key } = this.alerts;
    const { slackWebhook, slackWebhookKey, maxConcurrency, logRetentionDays: logRetention } = settings;
    const triage = new TriageFunction(this, 'Triage', {
      entry,
      environment: triageEnvironment(settings, {
        tableName: table.tableName,
        topicArn: topic.topicArn,
        ownerTopicArn: owners.topicArn,
      }),
      statements: triageStatements({
        tableArn: table.tableArn,
        topicArns: [topic.topicArn, owners.topicArn],
        topicKeyArn: key.keyArn,
        slackWebhook,
        slackWebhookKey,
      }),
      queue: this.queue.queue,
      maxConcurrency,
      logRetention,
    });
    explainWildcards(triage.role);
    return triage;
  }
}
