import { named } from './action-group.ts';
import type { GuardResult } from './guard.ts';

/** Actions that AWS's catalog lists as `Permissions management` and that change nobody's permissions. */
interface Exception {
  readonly verdict: Exclude<GuardResult['verdict'], 'withhold'>;
  readonly why: string;
  readonly actions: readonly string[];
}

const exceptions: readonly Exception[] = [
  {
    verdict: 'pass',
    why: 'only reads',
    actions: [
      ...named('arc-region-switch', 'GetResourcePolicy'),
      ...named('billing', 'GetResourcePolicy'),
      ...named('fsx', 'GetResourcePolicy'),
      ...named('ssm-sap', 'GetResourcePermission'),
      ...named('secretsmanager', 'ValidateResourcePolicy'),
      ...named('quicksight', 'DescribeKnowledgeBasePermissions DescribeSpacePermissions DescribeTopicPermissions'),
      ...named('monitron', 'ListProjectAdminUsers'),
      ...named('backup', 'ListIndexedRecoveryPointsForSearch SearchRecoveryPoint'),
      ...named(
        'glue',
        'BatchGetStageFiles DescribeConnectionType DescribeEntity GetDataPreviewStatement GetEnvironment GetExecutors GetExecutorsThreads GetLogParsingStatus GetNotebookInstanceStatus GetQueries GetQuery GetRecipeAction GetStage GetStageAttempt GetStageAttemptTaskList GetStageAttemptTaskSummary GetStageFiles GetStages GetStorage GetStorageUnit ListConnectionTypes ListEntities RequestLogParsing',
      ),
    ],
  },
  {
    verdict: 'pass',
    why: 'uses a resource as it is, and leaves its permissions alone',
    actions: [
      ...named('bedrock-agentcore', 'InvokeGateway InvokeWebSearch AuthorizeAction PartiallyAuthorizeActions SynchronizeGatewayTargets'),
      ...named('entityresolution', 'UseIdNamespace UseWorkflow'),
      ...named('iotfleetwise', 'GenerateCommandPayload'),
      ...named('managedblockchain', 'GET POST Invoke'),
      ...named('opensearch', 'ViewLoginPage'),
      ...named(
        'glue',
        'DeregisterDataPreview ManagedConnector RunDataPreviewStatement SendRecipeAction StartNotebook TerminateNotebook TestConnection UseGlueStudio',
      ),
      ...named('vpc-lattice', 'AssociateViaAWSService AssociateViaAWSService-EventsAndStates CreateServiceNetworkVpcEndpointAssociation'),
      ...named('ec2', 'AttachResourcesToPlacementGroup DetachResourcesFromPlacementGroup'),
    ],
  },
  {
    verdict: 'pass',
    why: 'is the permission that turns on the delivery of logs, and gives nobody a permission',
    actions: [
      'aidevops',
      'bedrock',
      'bedrock-agentcore',
      'cloudfront',
      'codewhisperer',
      'ecs',
      'elasticloadbalancing',
      'identity-sync',
      'qbusiness',
      'quicksight',
      'route53globalresolver',
      'securityhub',
      'ses',
      'wisdom',
    ].map((service) => `${service}:AllowVendedLogDeliveryForResource`),
  },
  {
    verdict: 'sensitive',
    why: 'opens data or sign-in data of others, and leaves permissions alone',
    actions: [
      ...named('rds-db', 'connect'),
      ...named('ds', 'AccessDSData'),
      ...named('opensearch', 'ApplicationAccessAll'),
      ...named('cloudwatch', 'AssumeAccessProfile'),
      ...named('datazone', 'GetIamPortalLoginUrl'),
      ...named('glue', 'GlueNotebookAuthorize GlueNotebookRefreshCredentials RefreshOAuth2Tokens'),
    ],
  },
  {
    verdict: 'sensitive',
    why: "changes a protection, but nobody's permissions",
    actions: [
      ...named('waf', 'CreateWebACL UpdateWebACL DeleteWebACL'),
      ...named('waf-regional', 'CreateWebACL UpdateWebACL DeleteWebACL'),
      ...named('appsync', 'SetWebACL'),
      ...named('apigateway', 'SetWebACL AddCertificateToDomain RemoveCertificateFromDomain RejectAccessAssociation'),
      ...named('xray', 'PutEncryptionConfig'),
      ...named('glacier', 'SetDataRetrievalPolicy'),
      ...named('ec2', 'EnableImageBlockPublicAccess EnableSnapshotBlockPublicAccess'),
      ...named('s3', 'ObjectOwnerOverrideToBucketOwner'),
      ...named('ses', 'ApplyTrackingConfigurationOverrides'),
      ...named('ssm-contacts', 'AssociateContact'),
    ],
  },
];

export const permissionsManagementExceptions: ReadonlyMap<string, Exception> = new Map(
  exceptions.flatMap((exception) => exception.actions.map((action): [string, Exception] => [action.toLowerCase(), exception])),
);
