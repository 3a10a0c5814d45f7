import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { statusIndexName } from './incident-table.ts';
import { anyExecution, startStatements } from './runbook-permissions.ts';
import { type TellingReach, tellingStatements } from './telling-permissions.ts';

export interface FollowUpReach extends TellingReach {
  readonly tableArn: string;
}

/** What outcome and sweep reach of the runbooks; nothing in the mode `advise`. */
export interface RevokeReach {
  readonly revokeDocument: string;
  readonly automationRoleArn: string;
}

/** All policies under /countersign/, also those that somebody else put there: they are looked at, never touched. */
export const policiesOfCountersign = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:policy/countersign/*`;

/** All that outcome may do: read a run of a runbook and what it applied, write it down, tell, and start the undoing. It changes no IAM itself. */
export const outcomeStatements = (reach: FollowUpReach, { revokeDocument, automationRoleArn }: RevokeReach): readonly PolicyStatement[] => [
  new PolicyStatement({ sid: 'ReadExecutions', actions: ['ssm:GetAutomationExecution'], resources: [anyExecution] }),
  new PolicyStatement({
    sid: 'ReadWhatWasApplied',
    actions: ['iam:GetPolicy', 'iam:GetPolicyVersion'],
    resources: [policiesOfCountersign],
  }),
  new PolicyStatement({ sid: 'FollowIncidents', actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'], resources: [reach.tableArn] }),
  ...tellingStatements(reach),
  ...startStatements('Revoke', revokeDocument, automationRoleArn),
];

/** All that sweep may do: go through incidents and, where there are grants, through IAM's list of them; tell, and start the undoing. */
export const sweepStatements = (reach: FollowUpReach, revoke: RevokeReach | null): readonly PolicyStatement[] => [
  new PolicyStatement({ sid: 'FollowIncidents', actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'], resources: [reach.tableArn] }),
  new PolicyStatement({ sid: 'ListIncidents', actions: ['dynamodb:Query'], resources: [`${reach.tableArn}/index/${statusIndexName}`] }),
  ...tellingStatements(reach),
  ...(revoke === null ? [] : [...listStatements(), ...startStatements('Revoke', revoke.revokeDocument, revoke.automationRoleArn)]),
];

const listStatements = (): readonly PolicyStatement[] => [
  // The action knows no resource. (Service authorization reference, AWS Identity and Access Management)
  new PolicyStatement({ sid: 'ListPolicies', actions: ['iam:ListPolicies'], resources: ['*'] }),
  new PolicyStatement({
    sid: 'ReadGrants',
    actions: ['iam:ListPolicyTags', 'iam:ListEntitiesForPolicy', 'iam:GetPolicy', 'iam:GetPolicyVersion'],
    resources: [policiesOfCountersign],
  }),
];
