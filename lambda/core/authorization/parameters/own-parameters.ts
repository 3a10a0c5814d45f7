/**
 * Variables of ARN templates whose parameter is not named after them, by the service in the ARN: the parameters that hold them, in lower
 * case, and no others. (API references of the services; request parameters as CloudTrail's events in the services' guides have them)
 */
const parameters: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  athena: { WorkGroupName: ['workgroup', 'workgroupname'] },
  autoscaling: { GroupFriendlyName: ['autoscalinggroupname'] },
  cloudtrail: { TrailName: ['trailname', 'name', 's3trailname'] },
  dynamodb: { TableName: ['tablename', 'targettablename'], IndexName: ['indexname'] },
  ec2: { SecurityGroupId: ['groupid', 'securitygroupid'], KeyPairName: ['keyname'], NaclId: ['networkaclid'], DedicatedHostId: ['hostid'] },
  ecs: {
    ClusterName: ['cluster', 'clustername'],
    ServiceName: ['service', 'servicename'],
    TaskId: ['task'],
    TaskDefinitionFamilyName: ['taskdefinition', 'family'],
    TaskDefinitionRevisionNumber: ['taskdefinition'],
  },
  events: { RuleName: ['rule', 'rulename', 'name'], EventBusName: ['eventbusname', 'name'] },
  iam: {
    CertificateNameWithPath: ['servercertificatename'],
    MfaTokenIdWithPath: ['virtualmfadevicename'],
    OidcProviderName: ['url'],
    SamlProviderName: ['name'],
  },
  kms: { KeyId: ['keyid'], Alias: ['aliasname'] },
  lambda: { FunctionName: ['functionname'], Alias: ['qualifier', 'name'], Version: ['qualifier', 'functionversion'] },
  rds: {
    ClusterParameterGroupName: ['dbclusterparametergroupname'],
    ClusterSnapshotName: ['dbclustersnapshotidentifier'],
    DbClusterEndpoint: ['dbclusterendpointidentifier'],
    DbClusterInstanceName: ['dbclusteridentifier'],
    DbInstanceName: ['dbinstanceidentifier'],
    GlobalCluster: ['globalclusteridentifier'],
    OptionGroupName: ['optiongroupname'],
    ParameterGroupName: ['dbparametergroupname'],
    SecurityGroupName: ['dbsecuritygroupname'],
    SnapshotName: ['dbsnapshotidentifier'],
    SubnetGroupName: ['dbsubnetgroupname'],
  },
  s3: { BucketName: ['bucketname', 'bucket'], ObjectName: ['key', 'objectkey'] },
  secretsmanager: { SecretId: ['secretid'] },
  sns: { TopicName: ['name', 'topicname'] },
  sqs: { QueueName: ['queuename'] },
  ssm: {
    DocumentName: ['documentname', 'name'],
    InstanceId: ['instanceid', 'target'],
    ParameterNameWithoutLeadingSlash: ['name', 'names'],
  },
};

/** The parameters of a variable where they are known not to follow from its name, else null. */
export const ownParameters = (service: string, variable: string): readonly string[] | null => {
  const own = Object.hasOwn(parameters, service) ? parameters[service] : undefined;
  return own !== undefined && Object.hasOwn(own, variable) ? (own[variable] ?? null) : null;
};
