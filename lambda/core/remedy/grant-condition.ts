import type { Authorization } from '../authorization/authorization.ts';
import { parseArn } from '../denial/arn.ts';
import type { Denial } from '../denial/denial.ts';
import type { ConditionBlock } from './policy-document.ts';

/** Conditions that keep a statement small without refusing the denied call, or null where none is known. */
export const conditionFor = (action: string, resource: string, authorization: Authorization, denial: Denial): ConditionBlock | null => {
  if (action === 'iam:PassRole') return equals('iam:PassedToService', passedTo(resource, authorization, denial));
  // Tags on what a call makes, and on nothing that is there already. (EC2 user guide, "Grant permission to tag resources on creation")
  if (action === 'ec2:CreateTags' && resource.endsWith('/*')) return equals('ec2:CreateAction', denial.operation);
  if (action === 'iam:CreateServiceLinkedRole') return equals('iam:AWSServiceName', serviceOfLinkedRole(resource));
  if (resource !== '*' || !isRegional(action)) return null;
  return equals('aws:RequestedRegion', authorization.context['aws:RequestedRegion']?.[0] ?? denial.region);
};

const equals = (key: string, value: string | null | undefined): ConditionBlock | null =>
  value ? { StringEquals: { [key]: value } } : null;

/**
 * The service that receives the role: from the decoded context, the path of a service-linked role, or the service that was called.
 * Services that pass roles on to others (EMR, Auto Scaling, RDS …) are not guessed.
 * (IAM user guide, "Grant a user permissions to pass a role to an AWS service")
 */
const passedTo = (resource: string, authorization: Authorization, denial: Denial): string | null => {
  const decoded = authorization.context['iam:PassedToService']?.[0];
  if (decoded) return decoded;
  const caller = authorization.context['aws:Service']?.[0];
  const source = caller === undefined ? (denial.eventSource ?? '') : `${caller}.amazonaws.com`;
  return serviceOfLinkedRole(resource) ?? receiversByCall[`${source}/${denial.operation ?? ''}`] ?? receivers[source] ?? null;
};

const serviceOfLinkedRole = (resource: string): string | null =>
  /^role\/aws-service-role\/([a-z0-9.-]+\.amazonaws\.com)\//.exec(parseArn(resource)?.resource ?? '')?.[1] ?? null;

/** By event source: the service principal that the call hands the role to, where there is only one. */
const receivers: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'amplify apprunner appsync athena batch bedrock cloudformation cloudtrail codebuild codedeploy codepipeline comprehend config databrew datasync dlm dms ec2 eks events firehose glue imagebuilder iot kinesisanalytics lambda lex macie mediaconvert pipes proton sagemaker scheduler servicecatalog signer sns ssm states storagegateway synthetics textract transcribe transfer vpc-flow-logs'
      .split(' ')
      .map((name) => [`${name}.amazonaws.com`, `${name}.amazonaws.com`]),
  ),
  'ecs.amazonaws.com': 'ecs-tasks.amazonaws.com',
  'apigateway.amazonaws.com': 'apigateway.amazonaws.com',
  'datapipeline.amazonaws.com': 'datapipeline.amazonaws.com',
};

/** Services that pass roles on to others as well: calls of which it is known. */
const receiversByCall: Readonly<Record<string, string>> = {
  'autoscaling.amazonaws.com/PutLifecycleHook': 'autoscaling.amazonaws.com',
};

/** Global services answer in one Region whatever the caller asked for (AWS General Reference, "Global services"). */
const globalServices = new Set(
  'iam sts route53 route53domains cloudfront organizations globalaccelerator support trustedadvisor health shield waf ce cur budgets billing consolidatedbilling tax payments invoicing account aws-portal aws-marketplace freetier sso sso-directory identitystore artifact networkmanager chatbot savingsplans pricing ecr-public importexport purchase-orders'.split(
    ' ',
  ),
);

const isRegional = (action: string): boolean => {
  const [service = '', name = ''] = action.split(':');
  return !globalServices.has(service) && !(service === 's3' && name === 'ListAllMyBuckets');
};
