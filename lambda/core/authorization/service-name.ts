import { prefixOfLabel } from './event-source.ts';

/**
 * Services as SDKs print them (`CloudWatch Logs`, `AWSSecurityTokenService`, `AmazonElasticLoadBalancing`), without blanks, dashes and
 * in lower case, where what remains is not IAM's prefix. (service ids of the AWS SDKs)
 */
const names: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  apigateway: 'apigateway',
  applicationautoscaling: 'application-autoscaling',
  appconfigdata: 'appconfig',
  autoscalingplans: 'autoscaling-plans',
  bedrockagent: 'bedrock',
  bedrockagentcore: 'bedrock-agentcore',
  bedrockagentcorecontrol: 'bedrock-agentcore',
  bedrockagentruntime: 'bedrock',
  bedrockruntime: 'bedrock',
  budgets: 'budgets',
  certificatemanager: 'acm',
  acmpca: 'acm-pca',
  cloudcontrol: 'cloudformation',
  cloudwatchevents: 'events',
  cloudwatchlogs: 'logs',
  cloudwatch: 'cloudwatch',
  cognitoidentity: 'cognito-identity',
  cognitoidentityprovider: 'cognito-idp',
  configservice: 'config',
  config: 'config',
  costexplorer: 'ce',
  costandusagereportservice: 'cur',
  databasemigrationservice: 'dms',
  datacatalog: 'glue',
  directoryservice: 'ds',
  dynamodbv2: 'dynamodb',
  ec2containerregistry: 'ecr',
  ecrpublic: 'ecr-public',
  elasticbeanstalk: 'elasticbeanstalk',
  elasticcontainerregistry: 'ecr',
  elasticcontainerservice: 'ecs',
  elasticfilesystem: 'elasticfilesystem',
  elasticloadbalancing: 'elasticloadbalancing',
  elasticloadbalancingv2: 'elasticloadbalancing',
  elasticmapreduce: 'elasticmapreduce',
  elasticsearchservice: 'es',
  eks: 'eks',
  emrcontainers: 'emr-containers',
  emrserverless: 'emr-serverless',
  eventbridge: 'events',
  globalaccelerator: 'globalaccelerator',
  identitymanagement: 'iam',
  identityandaccessmanagement: 'iam',
  iotdataplane: 'iot',
  keymanagementservice: 'kms',
  kinesisfirehose: 'firehose',
  lambdamicrovms: 'lambda',
  lexmodelsv2: 'lex',
  licensemanager: 'license-manager',
  networkfirewall: 'network-firewall',
  opensearchserverless: 'aoss',
  opensearchservice: 'es',
  rdsdata: 'rds-data',
  redshiftdata: 'redshift-data',
  redshiftserverless: 'redshift-serverless',
  relationaldatabaseservice: 'rds',
  resourcegroups: 'resource-groups',
  resourcegroupstaggingapi: 'tag',
  route53domains: 'route53domains',
  route53resolver: 'route53resolver',
  s3control: 's3',
  sagemakerruntime: 'sagemaker',
  secretsmanager: 'secretsmanager',
  securitytokenservice: 'sts',
  servicecatalog: 'servicecatalog',
  servicediscovery: 'servicediscovery',
  servicequotas: 'servicequotas',
  sesv2: 'ses',
  simpleemail: 'ses',
  simpleemailservice: 'ses',
  simplenotificationservice: 'sns',
  simplequeueservice: 'sqs',
  simplesystemsmanagement: 'ssm',
  ssoadmin: 'sso',
  stepfunctions: 'states',
  sfn: 'states',
  systemsmanager: 'ssm',
  timestreamquery: 'timestream',
  timestreamwrite: 'timestream',
  wafregional: 'waf-regional',
  wafv2: 'wafv2',
};

/** IAM's prefix of a service as a program prints its name. */
export const servicePrefixOf = (name: string): string => {
  const short = name
    .trim()
    .toLowerCase()
    .replace(/^(?:amazon|aws)\s*/, '')
    .replace(/[\s-]+/g, '');
  return Object.hasOwn(names, short)
    ? (names[short] ?? short)
    : prefixOfLabel(
        name
          .trim()
          .toLowerCase()
          .replace(/^(?:amazon|aws)\s*/, '')
          .replace(/\s+/g, ''),
      );
};
