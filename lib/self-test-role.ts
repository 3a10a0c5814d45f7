import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * A role that may do nothing at all. `countersign doctor --self-test` makes one harmless call as this role and follows its denial to
 * the alert; whoever may assume roles in the account gains nothing by it.
 */
export class SelfTestRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      description: 'Countersign self-test: has no permissions, so that its calls are refused',
      assumedBy: new AccountRootPrincipal(),
    });
  }
}
