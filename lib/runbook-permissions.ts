import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

const ssm = `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}`;

/** Any run of any runbook: Systems Manager chooses the id. */
export const anyExecution = `${ssm}:automation-execution/*`;

/**
 * Starting one runbook, as one role. The request is allowed only where both the document and the execution are, so that the wildcard opens
 * no other document. (Systems Manager user guide, "Setting up identity based policies examples"; Service authorization reference)
 *
 * Nothing here decides: a signal, which is what approves, needs another permission, and Systems Manager takes it from approvers only.
 */
export const startStatements = (kind: 'Grant' | 'Revoke', document: string, automationRoleArn: string): readonly PolicyStatement[] => [
  new PolicyStatement({
    sid: `Start${kind}Runbook`,
    actions: ['ssm:StartAutomationExecution'],
    resources: [`${ssm}:document/${document}`, anyExecution],
  }),
  new PolicyStatement({
    sid: 'PassAutomationRole',
    actions: ['iam:PassRole'],
    resources: [automationRoleArn],
    conditions: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
  }),
];
