import { always, codeList, type LookAlikeRule } from './look-alike-rule.ts';

const kind = 'request-error' as const;

/** Policies that AWS does not take: nothing was refused, the document is wrong. (IAM user guide, "Troubleshoot IAM policies") */
export const policyDocumentRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'policy-principal',
    says: /invalid principal in policy|unknown principal/i,
    advice: always(
      'The policy names a principal that is not there: deleted, misspelt, of another partition, or made seconds ago.',
      'Look for it: aws iam get-role --role-name <role>, aws iam get-user --user-name <user>',
      'An id like AROA… or AIDA… in a saved policy stands for a deleted principal: replace it by the ARN of the one that is there now',
      'Service principals are written service.amazonaws.com; if it was made seconds ago, wait and try again',
    ),
  },
  {
    kind,
    rule: 'policy-lock-out',
    codes: codeList('LockoutPreventedException LockoutPreventionException PublicPolicyException'),
    says: /will not allow you to update the (?:key )?policy in the future/i,
    advice: always(
      'The new policy would lock out the one who sets it.',
      'Leave a statement that lets your own principal (or the account: arn:aws:iam::<account>:root) put this policy',
      'Check that you call as whom you mean: aws sts get-caller-identity',
    ),
  },
  {
    kind,
    rule: 'policy-statement',
    says: /action does not apply to any resource|policy has invalid (?:resource|action)|has prohibited field|policy document should not specify a principal|must contain resources|policy failed legacy parsing|syntax errors? in policy|unknown field|the policy is not (?:valid|in the valid) json|json strings must not have leading spaces|statement ids? .{0,60}(?:not unique|alphanumeric|unsupported)|vendor .{1,60} is not valid/i,
    codes: codeList(
      'MalformedPolicyDocument MalformedPolicyDocumentException MalformedPolicy MalformedPolicyException PolicyNotValid PolicyEvaluation',
    ),
    advice: always(
      'AWS did not take the policy: something in the document is wrong, nothing was refused.',
      'Let AWS say where: aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://policy.json (or RESOURCE_POLICY, SERVICE_CONTROL_POLICY)',
      'Trust and resource policies have a Principal, and trust policies no Resource; identity policies have a Resource, and no Principal',
      'In a bucket policy, actions on objects need the ARN with /*, actions on the bucket the ARN without',
    ),
  },
  {
    kind,
    rule: 'policy-type',
    codes: codeList('PolicyTypeNotEnabledException PolicyTypeNotAvailableForOrganizationException'),
    says: /_policy is not enabled for the root/i,
    advice: always(
      'This type of policy is not enabled in the organization: nothing was refused.',
      'See the types: aws organizations list-roots --query "Roots[].PolicyTypes"',
      'Enable it in the management account: aws organizations enable-policy-type --root-id <root id> --policy-type SERVICE_CONTROL_POLICY',
    ),
  },
  {
    kind,
    rule: 'delivery-destination',
    says: /unable to validate the following destination configurations/i,
    advice: always(
      'S3 cannot send its test message to the topic, queue or function: it is not there, is in another Region, or its own policy does not let S3 in.',
      'Let its policy allow {"Principal":{"Service":"s3.amazonaws.com"}} to sns:Publish, sqs:SendMessage or lambda:InvokeFunction, with the bucket as aws:SourceArn',
      'If it is encrypted, its KMS key policy must let s3.amazonaws.com use the key too (an AWS managed key cannot)',
      'Topic, queue or function must be in the Region of the bucket: aws s3api get-bucket-location --bucket <bucket>',
    ),
  },
];
