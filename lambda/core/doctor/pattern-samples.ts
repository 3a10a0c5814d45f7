/** An event for EventBridge to match with the rule's pattern, and whether it must. */
export interface PatternSample {
  readonly name: string;
  readonly mustMatch: boolean;
  readonly event: Readonly<Record<string, unknown>>;
}

const call = (detail: Readonly<Record<string, unknown>>, detailType = 'AWS API Call via CloudTrail') => ({
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': detailType,
  source: 'aws.sqs',
  account: '111122223333',
  time: '2026-11-21T10:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: { eventSource: 'sqs.amazonaws.com', eventName: 'ListQueues', readOnly: true, ...detail },
});

const user = { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ana' };
const role = (arn: string) => ({ type: 'AssumedRole', sessionContext: { sessionIssuer: { type: 'Role', arn } } });
const sentence = 'User: ana is not authorized to perform: sqs:ListQueues because no identity-based policy allows the sqs:ListQueues action';

/** In: the ARN of the pipeline's own role, whose denials must never come back to it. */
export const patternSamples = (ownRoleArn: string): readonly PatternSample[] => [
  { name: 'a denial of a user', mustMatch: true, event: call({ userIdentity: user, errorCode: 'AccessDenied' }) },
  {
    name: 'a denial of a role under a general code',
    mustMatch: true,
    event: call({
      userIdentity: role('arn:aws:iam::111122223333:role/somebody'),
      errorCode: 'ValidationException',
      errorMessage: sentence,
    }),
  },
  {
    name: 'a denial by a VPC endpoint policy',
    mustMatch: true,
    event: call({ userIdentity: user, errorCode: 'VpceAccessDenied' }, 'AWS Network Activity Event via CloudTrail'),
  },
  { name: 'a success', mustMatch: false, event: call({ userIdentity: user }) },
  {
    name: "a denial of the pipeline's own role",
    mustMatch: false,
    event: call({ userIdentity: role(ownRoleArn), errorCode: 'AccessDenied' }),
  },
];
