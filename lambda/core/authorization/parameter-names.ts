/**
 * Request parameters, in lower case, that hold a variable of an ARN template. The variable's own name first (`${TableName}` ← tableName),
 * then the names that services use for it.
 */
export const parameterNames = (service: string, variable: string, template: string): readonly string[] => {
  const own = variable.toLowerCase();
  const aliases = byService[service]?.[variable] ?? [];
  const kind = /:([a-z-]+)[/:]\$\{[A-Za-z]+\}$/.exec(template)?.[1]?.replace(/-/g, '') ?? '';
  return [
    own,
    ...aliases,
    ...(general[variable] ?? []),
    ...(kind === '' || !/(?:Name|Id)/.test(variable) ? [] : [`${kind}name`, `${kind}id`, `${kind}identifier`]),
  ];
};

const general: Readonly<Record<string, readonly string[]>> = {
  BucketName: ['bucket'],
  ObjectName: ['key', 'objectkey', 'object'],
  RoleNameWithPath: ['rolename'],
  UserNameWithPath: ['username'],
  GroupNameWithPath: ['groupname'],
  PolicyNameWithPath: ['policyname'],
  InstanceProfileNameWithPath: ['instanceprofilename'],
};

/** By service of the ARN, then by variable. */
const byService: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  apigateway: { RestApiId: ['restapiid'] },
  athena: { WorkGroupName: ['workgroup'] },
  backup: { BackupVaultName: ['backupvaultname'], BackupVault: ['backupvaultname'] },
  cloudtrail: { TrailName: ['name', 'trailname'] },
  cloudwatch: { AlarmName: ['alarmname'] },
  codebuild: { ProjectName: ['projectname', 'name'] },
  codecommit: { RepositoryName: ['repositoryname'] },
  codepipeline: { PipelineName: ['name', 'pipelinename'] },
  'cognito-idp': { UserPoolId: ['userpoolid'] },
  'cognito-identity': { IdentityPoolId: ['identitypoolid'] },
  dynamodb: { TableName: ['tablename'] },
  ecr: { RepositoryName: ['repositoryname'] },
  ecs: {
    ClusterName: ['cluster', 'clustername'],
    ServiceName: ['service', 'servicename'],
    TaskId: ['task'],
    TaskDefinitionFamilyName: ['family'],
  },
  eks: { ClusterName: ['name', 'clustername'] },
  elasticfilesystem: { FileSystemId: ['filesystemid'] },
  es: { DomainName: ['domainname'] },
  events: { RuleName: ['name', 'rule'], EventBusName: ['eventbusname', 'name'] },
  firehose: { DeliveryStreamName: ['deliverystreamname'] },
  glue: {
    JobName: ['jobname', 'name'],
    DatabaseName: ['databasename'],
    TableName: ['tablename', 'name'],
    CrawlerName: ['name', 'crawlername'],
  },
  iam: {},
  kinesis: { StreamName: ['streamname'] },
  kms: { KeyId: ['keyid'], Alias: ['aliasname'] },
  lambda: { FunctionName: ['functionname'], LayerName: ['layername'] },
  logs: { LogGroupName: ['loggroupname'], LogStreamName: ['logstreamname'] },
  rds: {
    DbInstanceName: ['dbinstanceidentifier'],
    DbClusterInstanceName: ['dbclusteridentifier'],
    SnapshotName: ['dbsnapshotidentifier'],
    ClusterSnapshotName: ['dbclustersnapshotidentifier'],
    SubnetGroupName: ['dbsubnetgroupname'],
    ParameterGroupName: ['dbparametergroupname'],
  },
  redshift: { ClusterName: ['clusteridentifier'] },
  route53: { Id: ['hostedzoneid', 'id'] },
  s3: { BucketName: ['bucketname', 'bucket'], AccessPointName: ['accesspointname'] },
  sagemaker: { EndpointName: ['endpointname'], NotebookInstanceName: ['notebookinstancename'], TrainingJobName: ['trainingjobname'] },
  secretsmanager: { SecretId: [] },
  sns: { TopicName: [] },
  ssm: { ParameterNameWithoutLeadingSlash: ['name'], DocumentName: ['documentname', 'name'], InstanceId: ['instanceid', 'target'] },
  states: { StateMachineName: [] },
  wafv2: {},
};
