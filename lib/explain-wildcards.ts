import { Aws, Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';

/** Tells cdk-nag why a role has wildcards in these resources; any other stays a finding. In: reasons by resource. */
export const explainWildcards = (role: Role, reasons: Readonly<Record<string, string>>): void => {
  for (const [resource, reason] of Object.entries(reasons))
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${asInFinding(resource)}]`, reason });
};

/** cdk-nag writes references in angle brackets. */
const asInFinding = (arn: string): string =>
  arn.replaceAll(Aws.PARTITION, '<AWS::Partition>').replaceAll(Aws.REGION, '<AWS::Region>').replaceAll(Aws.ACCOUNT_ID, '<AWS::AccountId>');
