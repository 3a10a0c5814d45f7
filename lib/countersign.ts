import { join } from 'node:path';
import { RemovalPolicy } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Alerts } from './alerts.ts';
import { type CountersignSettings, defaultSettings } from './countersign-settings.ts';
import { Dashboard } from './dashboard.ts';
import { DenialQueue } from './denial-queue.ts';
import { DenialSource } from './denial-source.ts';
import { FollowUp } from './follow-up.ts';
import { type FollowUpResources, grantsVariableName } from './follow-up-environment.ts';
import type { FollowUpReach } from './follow-up-permissions.ts';
import { grantsVariable } from './grants-variable.ts';
import { IncidentTable } from './incident-table.ts';
import { Remediation } from './remediation.ts';
import { SelfTestRole } from './self-test-role.ts';
import { refuseTooLong, triageEnvironment } from './triage-environment.ts';
import { batchingWindow, TriageFunction, triageTimeout } from './triage-function.ts';
import { explainTriageWildcards, triageStatements } from './triage-permissions.ts';

/** All of {@link CountersignSettings}, each with its default, and what only code can give. */
export interface CountersignProps extends Partial<CountersignSettings> {
  /** Path of the folder `lambda/handlers` of this project, which has `triage.ts`, `outcome.ts` and `sweep.ts`. */
  readonly handlers: string;
  /**
   * What becomes of the incidents when the construct goes.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * From CloudTrail's refused calls to one good alert each: rules, queue, triage, incidents, alerts, and alarms on all of it; in the mode
 * `approve` also the runbooks that attach what an approver signed.
 *
 * @example new Countersign(stack, 'Countersign', { handlers: 'lambda/handlers', emails: ['oncall@example.com'] })
 */
export class Countersign extends Construct {
  readonly source: DenialSource;
  readonly queue: DenialQueue;
  readonly triage: TriageFunction;
  readonly followUp: FollowUp;
  readonly incidents: IncidentTable;
  readonly alerts: Alerts;
  /** Null in the mode `advise`. */
  readonly remediation: Remediation | null;
  /** What functions and commands are told about grants, as JSON; null in the mode `advise`. */
  readonly grants: string | null;
  /** Null where the setting `selfTest` is off. */
  readonly selfTestRole: Role | null;

  constructor(scope: Construct, id: string, props: CountersignProps) {
    super(scope, id);
    const { handlers, removalPolicy = RemovalPolicy.RETAIN, ...given } = props;
    const settings: CountersignSettings = { ...defaultSettings, ...given };
    this.incidents = new IncidentTable(this, 'Incidents', { removalPolicy });
    this.alerts = new Alerts(this, 'Alerts', settings);
    this.queue = new DenialQueue(this, 'Denials', { consumerTimeout: triageTimeout.plus(batchingWindow) });
    this.remediation = settings.mode === 'approve' ? new Remediation(this, 'Remediation', { settings, key: this.alerts.key }) : null;
    this.triage = this.addTriage(join(handlers, 'triage.ts'), settings);
    this.followUp = new FollowUp(this, 'FollowUp', {
      settings,
      entries: { outcome: join(handlers, 'outcome.ts'), sweep: join(handlers, 'sweep.ts') },
      resources: this.resources(),
      reach: this.reach(settings),
      remediation: this.remediation,
      deadLetters: this.queue.deadLetters,
    });
    this.selfTestRole = settings.selfTest ? new SelfTestRole(this, 'SelfTest').role : null;
    this.grants = this.limitGrants(settings);
    this.source = new DenialSource(this, 'Source', {
      queue: this.queue.queue,
      deadLetters: this.queue.deadLetters,
      ownRoles: [this.triage, this.followUp.outcome, this.followUp.sweep, this.remediation].flatMap((own) => own?.role ?? []),
    });
    this.watch(settings);
  }

  private addTriage(entry: string, settings: CountersignSettings): TriageFunction {
    const triage = new TriageFunction(this, 'Triage', {
      entry,
      environment: triageEnvironment(settings, this.resources()),
      statements: triageStatements(this.reach(settings)),
      queue: this.queue.queue,
      maxConcurrency: settings.maxConcurrency,
      logRetention: settings.logRetentionDays,
    });
    explainTriageWildcards(triage.role);
    return triage;
  }

  /** Ends the automation role's reach at our own roles, and tells every function of the grants. Out: what they are told. */
  private limitGrants(settings: CountersignSettings): string | null {
    const { remediation, triage, followUp } = this;
    if (remediation !== null) {
      const others = [triage.role, followUp.outcome?.role, followUp.sweep.role, followUp.sweep.schedulerRole, this.selfTestRole];
      const otherRoles = others.flatMap((role) => role?.roleArn ?? []);
      remediation.limit(otherRoles);
      if (settings.startedBy === 'triage') remediation.letStart(triage.role);
      const grants = grantsVariable(settings, remediation.runbooks, [remediation.role.roleArn, ...otherRoles]);
      for (const own of [triage, followUp.outcome, followUp.sweep]) own?.function.addEnvironment(grantsVariableName, grants);
      refuseTooLong(settings, grants);
      return grants;
    }
    refuseTooLong(settings, null);
    return null;
  }

  private watch(settings: CountersignSettings): void {
    const { queue, deadLetters } = this.queue;
    const watched = { queue, deadLetters, triage: this.triage.function };
    if (settings.alarms)
      new Alarms(this, 'Alarms', {
        ...watched,
        topic: this.alerts.topic,
        owners: this.alerts.owners,
        approvals: this.remediation?.topic ?? null,
        outcome: this.followUp.outcome?.function ?? null,
        sweep: this.followUp.sweep.function,
      });
    if (settings.dashboard) new Dashboard(this, 'Overview', watched);
  }

  private resources(): FollowUpResources {
    const { topic, owners } = this.alerts;
    return { tableName: this.incidents.table.tableName, topicArn: topic.topicArn, ownerTopicArn: owners.topicArn };
  }

  private reach({ slackWebhook, slackWebhookKey }: CountersignSettings): FollowUpReach {
    const { topic, owners, key } = this.alerts;
    return {
      tableArn: this.incidents.table.tableArn,
      topicArns: [topic.topicArn, owners.topicArn],
      topicKeyArn: key.keyArn,
      slackWebhook,
      slackWebhookKey,
    };
  }
}
