import { Duration, Stack } from 'aws-cdk-lib';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { ApprovalSettings } from './approval-settings.ts';
import { requiredContext } from './automation-permissions.ts';
import { grantPolicyArn } from './grant-policies.ts';
import { type RunbookValue, readRunbook } from './runbook-document.ts';

export interface RunbooksProps {
  readonly settings: ApprovalSettings;
  readonly automationRoleArn: string;
  readonly approvalsTopicArn: string;
}

/** Names of the two documents, known before they are made. */
export interface RunbookNames {
  readonly grant: string;
  readonly revoke: string;
}

export const runbookNames = (scope: Construct): RunbookNames => {
  const { stackName } = Stack.of(scope);
  return { grant: `${stackName}-grant`, revoke: `${stackName}-revoke` };
};

/**
 * The two Automation documents. Approvers, their number, the timeout, the topic and the role are written into them, so that whoever starts
 * one chooses none of these.
 */
export class Runbooks extends Construct {
  constructor(scope: Construct, id: string, props: RunbooksProps) {
    super(scope, id);
    const names = runbookNames(this);
    const common = { AutomationRoleArn: props.automationRoleArn, GrantPolicyArn: grantPolicyArn };
    this.addDocument('Grant', names.grant, readRunbook('grant', { ...common, ...approvalValues(props) }));
    this.addDocument('Revoke', names.revoke, readRunbook('revoke', common));
  }

  private addDocument(id: string, name: string, content: unknown): void {
    // Requests that wait go on with the version that they began with. The new version becomes the default one.
    // (CloudFormation template reference, AWS::SSM::Document, UpdateMethod)
    new CfnDocument(this, id, { name, content, documentType: 'Automation', documentFormat: 'JSON', updateMethod: 'NewVersion' });
  }
}

const approvalValues = ({ settings, approvalsTopicArn }: RunbooksProps): Readonly<Record<string, RunbookValue>> => ({
  ApprovalsTopicArn: approvalsTopicArn,
  Approvers: settings.approvers,
  MinApprovals: settings.minApprovals,
  MinSensitiveApprovals: settings.minSensitiveApprovals,
  ApprovalTimeoutSeconds: Duration.hours(settings.approvalHours).toSeconds(),
  // The list of a principal's policies is cut after so many; is it longer, there is no room for one more.
  MostOtherPolicies: settings.policiesPerPrincipal - 1,
  ContextOfAttaching: contextOfAttaching(settings),
});

/** What the simulation of attaching is told: the policy, and what the settings ask of the principal. (IAM API reference, ContextEntry) */
const contextOfAttaching = (settings: ApprovalSettings): RunbookValue =>
  [['iam:PolicyARN', grantPolicyArn] as const, ...requiredContext(settings)].map(([key, value]) => ({
    ContextKeyName: key,
    ContextKeyType: 'string',
    ContextKeyValues: [value],
  }));
