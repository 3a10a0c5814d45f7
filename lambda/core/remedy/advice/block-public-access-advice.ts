import { type Advisor, factsFor } from './advice.ts';

/** S3 Block Public Access refuses whatever the policies say. (S3 user guide, "Blocking public access to your Amazon S3 storage") */
export const blockPublicAccessAdvice: Advisor = (diagnosis) => {
  if (diagnosis.cause.policyType !== 'block-public-access') return null;
  const facts = factsFor(diagnosis);
  const bucket = /^arn:[^:]*:s3:::([^/]+)/.exec(facts.resource)?.[1] ?? '<bucket>';
  return {
    summary:
      'S3 Block Public Access refused this: the request would make data public, or uses public access. That is what the setting is for.',
    owner: "the owner of the bucket and of the account's Block Public Access settings",
    steps: [
      'Do without public access: a policy that names the principals, a CloudFront origin access control, or presigned URLs',
      'When uploading, leave out the public ACL (--acl public-read, x-amz-acl)',
      `See which setting is on: aws s3api get-public-access-block --bucket ${bucket} and aws s3control get-public-access-block --account-id ${facts.account}`,
    ],
    warnings: [
      "Turning the setting off can expose every object of the bucket or account: it is a decision of the data's owner, not a fix.",
    ],
  };
};
