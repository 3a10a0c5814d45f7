import { Aws } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type AutomationReach, automationStatements } from './automation-permissions.ts';
import { explainWildcards } from './explain-wildcards.ts';
import { grantPolicies } from './grant-policies.ts';
import { principalArn } from './principal-arns.ts';

/**
 * The role as which Systems Manager carries out the runbooks, and nobody else anything: no person, no function, no other service, and no
 * runbook of another account or Region. (Systems Manager user guide, "Setting up Automation": the trust policy with aws:SourceArn)
 */
export class AutomationRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      description: 'Countersign automation: attaches what an approver signed, and takes it back',
      assumedBy: new ServicePrincipal('ssm.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:automation-execution/*` },
        },
      }),
    });
    explainWildcards(this.role, reasons);
  }

  /** Gives the role what it may do; apart from its making, since one of its limits is about itself and the other own roles. */
  limit(reach: AutomationReach): void {
    for (const statement of automationStatements(reach)) this.role.addToPolicy(statement);
  }
}

const reasons = {
  [grantPolicies]: 'Grants are named after incidents that nobody knows yet; the path and the name are the limit.',
  [principalArn('role')]: 'Any role may be denied tomorrow; what can be attached to it, and to which never, is limited beside it.',
  [principalArn('user')]: 'Any user may be denied tomorrow; what can be attached to it, and to which never, is limited beside it.',
};
