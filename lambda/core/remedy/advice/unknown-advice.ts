import { type Advice, type Advisor, factsFor, quoteForShell } from './advice.ts';

/** AWS refused and did not say why: how to find out, most likely first. Nothing is claimed. */
export const unknownAdvice = (diagnosis: Parameters<Advisor>[0]): Advice => {
  const facts = factsFor(diagnosis);
  const { stated, principal } = diagnosis.denial;
  const known = diagnosis.authorizations.length > 0 && principal.arn !== null;
  return {
    summary: known
      ? `AWS refused ${facts.action} and does not say which policy type is behind it.`
      : 'AWS refused this and the message does not say which policy type is behind it.',
    owner: null,
    steps: [
      ...(stated.encoded === null ? [] : encodedSteps(stated.encoded.state)),
      ...(known
        ? [simulate(facts)]
        : [
            'Find the same refusal in CloudTrail (aws cloudtrail lookup-events) and give the record to countersign explain: it names principal, action and resource',
          ]),
      ...(/^s3:/i.test(facts.action) || diagnosis.denial.service === 's3' ? s3Steps : []),
      ...(/^kms:/i.test(facts.action)
        ? ['KMS: the key policy must take part; see aws kms get-key-policy --policy-name default --key-id <key>']
        : []),
      ...(/^iam:PassRole$/i.test(facts.action) ? passRoleSteps(facts.resource) : []),
      'Then look, in this order, at: identity policies, the resource policy, the permissions boundary, SCPs and RCPs, the session policy, the VPC endpoint policy',
    ],
    warnings: [],
  };
};

const simulate = (facts: ReturnType<typeof factsFor>): string => {
  const resource = facts.resource.startsWith('arn:') ? ` --resource-arns ${quoteForShell(facts.resource)}` : '';
  return `Ask IAM (identity policies, boundary and SCPs): aws iam simulate-principal-policy --policy-source-arn ${quoteForShell(facts.principalArn)} --action-names ${quoteForShell(facts.action)}${resource}`;
};

const encodedSteps = (state: string): string[] =>
  state === 'whole'
    ? [
        'Decode the message, in the account of the denial: aws sts decode-authorization-message --encoded-message <message>, then countersign explain --decoded FILE',
      ]
    : ['Copy the encoded message from the CloudTrail record: there it is whole'];

const s3Steps: readonly string[] = [
  'S3 says Access Denied for a missing object too, where the caller may not list the bucket (s3:ListBucket): check that the object exists',
  "Check the bucket policy, Block Public Access, the object's owner, and the KMS key when the object is encrypted with one",
];

const passRoleSteps = (resource: string): string[] => [
  `The caller needs iam:PassRole on ${resource}, with the condition iam:PassedToService for the service that receives the role, and the role's trust policy must name that service`,
];
