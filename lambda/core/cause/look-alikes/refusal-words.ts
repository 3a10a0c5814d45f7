/** AWS's sentence of a refusal. What holds it is no look-alike, whatever else it holds. */
export const statesRefusal = (text: string): boolean =>
  /not authorized to perform(?! this)|with an explicit deny|no [\w ()-]{3,60}polic(?:y|ies) allows?\b|encoded authorization failure message/i.test(
    text,
  );

// Whole words only: a function may be called `AccessDenied-alerter`.
const refusals =
  /(?<![\w:/.-])(?:access[ _-]?denied(?:exception)?|not[ _-]authorized|unauthorized(?:operation|exception)?|forbidden(?:exception)?|permission[ _-]denied|not (?:been )?permitted to|not allowed to (?:perform|access|assume|use)|do(?:es)? ?n[o']t have (?:the )?(?:required |sufficient |necessary |enough |appropriate )?(?:permissions?|access|privileges)|(?:lacks?|lacking|insufficient|missing|without|grant|additional) [\w' ()-]{0,40}(?:permissions?|privileges)|permissions? (?:to|for|on|error|issue|problem)|need(?:s|ed)? permissions?|(?:key|cmk) that does not exist|s3 ?bucket permission)(?![\w-])/i;

/** Words with which services refuse without that sentence. */
export const speaksOfRefusal = (text: string): boolean => refusals.test(text);

const awsMarks =
  /\barn:aws|amazonaws|\b(?:aws|amazon|ec2|s3|iam|sts|eks|ecs|ecr|rds|lambda|dynamodb|cloudformation|cloudfront|route ?53|kms|sns|sqs|vpc|vpcs|ami|vcpus?|fargate|sagemaker|bedrock|elastic ip|boto3|botocore|instance profile|static credentials|cached credentials|credentials? (?:from any|providers?))\b|request ?id\b|when calling the|operation error|resource handler|resource (?:creation|update|deletion) cancell?ed|resource\(s\) failed to|custom resource|physical resource|rate exceeded|toomanyrequests|\b[a-z]{1,10}-(?:[0-9a-f]{8}|[0-9a-f]{17})\b|\b[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d[a-z]?\b/i;

/** Whether a text without a code is about AWS at all: "limit exceeded" is also what other programs say. */
export const mentionsAws = (text: string): boolean => awsMarks.test(text);
