import { Aws } from 'aws-cdk-lib';

/** The beginning of the ARN of every policy under /countersign/. */
export const grantPoliciesPath = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:policy/countersign/`;

/**
 * ARN pattern of all policies that a grant can be. Path and name: a policy that somebody else keeps under /countersign/ is none of them.
 * IAM's `*` matches slashes too, so that the beginning is all that counts.
 */
export const grantPolicies = `${grantPoliciesPath}Countersign-cs-*`;
