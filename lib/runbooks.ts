import { Duration, Stack } from 'aws-cdk-lib';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { ApprovalSettings } from './approval-settings.ts';
import { requiredContext } from './automation-permissions.ts';
import { grantPoliciesPath } from './grant-policies.ts';
import { type RunbookValue, readRunbook } from './runbook-document.ts';
import { hashOfRunbook } from './runbook-hashes.ts';

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

/** What of the runbooks only the deployment knows. */
interface RunbookPlaces {
  readonly automationRoleArn: string;
  readonly approvalsTopicArn: string;
  /** The beginning of the ARN of every policy under /countersign/. */
  readonly policies: string;
}

/**
 * The two Automation documents. Approvers, their number, the timeout, the topic and the role are written into them, so that whoever starts
 * one chooses none of these.
 */
export class Runbooks extends Construct {
  constructor(scope: Construct, id: string, { settings, automationRoleArn, approvalsTopicArn }: RunbooksProps) {
    super(scope, id);
    const names = runbookNames(this);
    const { grant, revoke } = runbookContents(settings, { automationRoleArn, approvalsTopicArn, policies: grantPoliciesPath });
    this.addDocument('Grant', names.grant, grant);
    this.addDocument('Revoke', names.revoke, revoke);
  }

  private addDocument(id: string, name: string, content: unknown): void {
    // Requests that wait go on with the version that they began with. The new version becomes the default one.
    // (CloudFormation template reference, AWS::SSM::Document, UpdateMethod)
    new CfnDocument(this, id, { name, content, documentType: 'Automation', documentFormat: 'JSON', updateMethod: 'NewVersion' });
  }
}

/** SHA-256 of both documents, with names in the places of what only the deployment knows. */
export const runbookHashes = (settings: ApprovalSettings): Readonly<Record<keyof RunbookNames, string>> => {
  const { grant, revoke } = runbookContents(settings, {
    automationRoleArn: '<AutomationRoleArn>',
    approvalsTopicArn: '<ApprovalsTopicArn>',
    policies: '<GrantPolicies>',
  });
  return { grant: hashOfRunbook(grant), revoke: hashOfRunbook(revoke) };
};

const runbookContents = (settings: ApprovalSettings, places: RunbookPlaces): Readonly<Record<keyof RunbookNames, unknown>> => {
  const grantPolicyArn = `${places.policies}{{ PolicyName }}`;
  const common = { AutomationRoleArn: places.automationRoleArn, GrantPolicyArn: grantPolicyArn };
  const grant = {
    ...common,
    ApprovalsTopicArn: places.approvalsTopicArn,
    Approvers: settings.approvers,
    MinApprovals: settings.minApprovals,
    MinSensitiveApprovals: settings.minSensitiveApprovals,
    ApprovalTimeoutSeconds: Duration.hours(settings.approvalHours).toSeconds(),
    // The list of a principal's policies is cut after so many; is it longer, there is no room for one more.
    MostOtherPolicies: settings.policiesPerPrincipal - 1,
    ContextOfAttaching: contextOfAttaching(settings, grantPolicyArn),
  };
  return { grant: readRunbook('grant', grant), revoke: readRunbook('revoke', common) };
};

/** What the simulation of attaching is told: the policy, and what the settings ask of the principal. (IAM API reference, ContextEntry) */
const contextOfAttaching = (settings: ApprovalSettings, grantPolicyArn: string): RunbookValue =>
  [['iam:PolicyARN', grantPolicyArn] as const, ...requiredContext(settings)].map(([key, value]) => ({
    ContextKeyName: key,
    ContextKeyType: 'string',
    ContextKeyValues: [value],
  }));
