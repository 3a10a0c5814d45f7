import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { approvalProblems } from './approval-problems.ts';
import type { ApprovalSettings } from './approval-settings.ts';
import { ApprovalsTopic } from './approvals-topic.ts';
import { AutomationRole } from './automation-role.ts';
import { explainWildcards } from './explain-wildcards.ts';
import { anyExecution, startStatements } from './runbook-permissions.ts';
import { type RunbookNames, Runbooks, runbookHashes, runbookNames } from './runbooks.ts';

export interface RemediationProps {
  readonly settings: ApprovalSettings;
  /** The alerts' key, under which the requests for approval are sent too. */
  readonly key: IKey;
}

/**
 * What the mode `approve` adds: the runbooks that ask and then attach, the role that may, and the topic on which is asked. Nothing of it
 * exists in the mode `advise`.
 */
export class Remediation extends Construct {
  readonly role: Role;
  readonly topic: Topic;
  readonly runbooks: RunbookNames;
  /** For `countersign doctor`: what the two documents are, whoever changes them. */
  readonly hashes: ReturnType<typeof runbookHashes>;
  private readonly automation: AutomationRole;
  private readonly props: RemediationProps;

  constructor(scope: Construct, id: string, props: RemediationProps) {
    super(scope, id);
    refuseUnapprovable(props.settings);
    this.props = props;
    this.automation = new AutomationRole(this, 'Automation');
    this.role = this.automation.role;
    this.topic = new ApprovalsTopic(this, 'Approvals', { key: props.key, emails: props.settings.approvalEmails }).topic;
    this.runbooks = runbookNames(this);
    this.hashes = runbookHashes(props.settings);
    new Runbooks(this, 'Runbooks', {
      settings: props.settings,
      automationRoleArn: this.role.roleArn,
      approvalsTopicArn: this.topic.topicArn,
    });
  }

  /** Gives the automation role its permissions, which end at all of Countersign's own roles. In: ARNs of those beside itself. */
  limit(otherOwnRoles: readonly string[]): void {
    this.automation.limit({
      ...this.props.settings,
      approvalsTopicArn: this.topic.topicArn,
      topicKeyArn: this.props.key.keyArn,
      ownRoles: [this.role.roleArn, ...otherOwnRoles],
    });
  }

  /** Lets a role of ours ask the approvers by itself: the setting `startedBy`. */
  letStart(starter: Role): void {
    for (const statement of startStatements('Grant', this.runbooks.grant, this.role.roleArn)) starter.addToPolicy(statement);
    explainWildcards(starter, {
      [anyExecution]: 'Systems Manager chooses the id of a run; which runbook may be started is named beside it.',
    });
  }
}

// Settings from cdk.json were read and checked; those of another app come as they are.
const refuseUnapprovable = (settings: ApprovalSettings): void => {
  const problems = approvalProblems({ ...settings, mode: 'approve' });
  if (problems.length > 0)
    throw new Error(`Countersign in the mode "approve": ${problems.map(({ setting, says }) => `${setting}: ${says}`).join('; ')}`);
};
