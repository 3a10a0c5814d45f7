import { Aws } from 'aws-cdk-lib';

const policies = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:policy/countersign/`;

/**
 * ARN pattern of all policies that a grant can be. Path and name: a policy that somebody else keeps under /countersign/ is none of them.
 * IAM's `*` matches slashes too, so that the beginning is all that counts.
 */
export const grantPolicies = `${policies}Countersign-cs-*`;

/** ARN of the policy that a runbook is about, as Systems Manager fills it in. */
export const grantPolicyArn = `${policies}{{ PolicyName }}`;
