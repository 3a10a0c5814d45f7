import { type ActionGroup, named } from '../action-group.ts';

/**
 * Calls that run something where others own the code, or change the code that others run. What runs there has the role of the machine,
 * function or job, and often its data. Reading code is no part of it.
 */
export const codeActions: readonly ActionGroup[] = [
  {
    effect: 'runs commands on a machine or in a container, with its role',
    actions: [
      ...named(
        'ssm',
        'SendCommand StartSession ResumeSession StartAutomationExecution StartChangeRequestExecution CreateAssociation CreateAssociationBatch UpdateAssociation StartAssociationsOnce RegisterTaskWithMaintenanceWindow UpdateMaintenanceWindowTask RegisterTargetWithMaintenanceWindow UpdateMaintenanceWindowTarget',
      ),
      ...named('ecs', 'ExecuteCommand'),
      ...named('ec2-instance-connect', 'SendSSHPublicKey SendSerialConsoleSSHPublicKey OpenTunnel'),
      ...named('ec2', 'EnableSerialConsoleAccess'),
      ...named('eks', 'AccessKubernetesApi MutateViaKubernetesApi'),
      ...named('cloud9', 'CreateEnvironmentToken ActivateEC2Remote ModifyTemporaryCredentialsOnEnvironmentEC2 UpdateSSHRemote'),
      ...named('lambda', 'CreateMicrovmShellAuthToken CreateMicrovmAuthToken'),
      ...named('gameliftstreams', 'CreateStreamSessionAdminShell'),
      ...named('iot', 'StartCommandExecution CreateJob UpdateJob AssociateTargetsWithJob OpenTunnel CreateOTAUpdate'),
      ...named('greengrass', 'CreateDeployment CreateComponentVersion'),
      ...named(
        'bedrock-agentcore',
        'InvokeAgentRuntimeCommand InvokeAgentRuntimeCommandShell StartCodeInterpreterSession InvokeCodeInterpreter StartBrowserSession ConnectBrowserAutomationStream ConnectBrowserLiveViewStream UpdateBrowserStream',
      ),
    ],
  },
  {
    effect: 'opens a notebook or workbench, with its role',
    actions: [
      ...named(
        'sagemaker',
        'CreatePresignedNotebookInstanceUrl CreatePresignedDomainUrl CreatePresignedMlflowTrackingServerUrl CreatePresignedMlflowAppUrl CreatePartnerAppPresignedUrl StartSession CreateApp',
      ),
      ...named(
        'elasticmapreduce',
        'OpenEditorInConsole StartEditor CreateStudioPresignedUrl GetOnClusterAppUIPresignedURL StartNotebookExecution StartSession',
      ),
      ...named('emr-serverless', 'StartSession'),
      ...named('athena', 'CreatePresignedNotebookUrl StartSession StartCalculationExecution GetSessionEndpoint'),
      ...named('glue', 'CreateDevEndpoint RunStatement GlueNotebookAuthorize GlueNotebookRefreshCredentials'),
      ...named('databrew', 'StartProjectSession SendProjectSessionAction'),
      ...named('kinesisanalytics', 'CreateApplicationPresignedUrl'),
      ...named('airflow', 'CreateCliToken CreateWebLoginToken InvokeRestApi'),
    ],
  },
  {
    effect: 'starts work in which the caller can put own commands, with the role of the job',
    actions: [
      ...named(
        'codebuild',
        'StartBuild StartBuildBatch StartSandbox StartSandboxConnection StartCommandExecution RetryBuild RetryBuildBatch',
      ),
      ...named('batch', 'SubmitJob'),
      ...named('elasticmapreduce', 'AddJobFlowSteps'),
      ...named('emr-containers', 'StartJobRun'),
      ...named('codedeploy', 'CreateDeployment'),
      ...named('states', 'TestState'),
    ],
  },
  {
    effect: 'changes the code or configuration that runs with the role of others',
    actions: [
      ...named('ec2', 'ModifyInstanceAttribute CreateLaunchTemplateVersion ModifyLaunchTemplate CreateReplaceRootVolumeTask'),
      ...named('lambda', 'UpdateAlias UpdateFunctionCodeSigningConfig UpdateCodeSigningConfig'),
      ...named('ecs', 'UpdateService UpdateTaskSet CreateTaskSet UpdateServicePrimaryTaskSet UpdateExpressGatewayService'),
      ...named('ecr', 'PutImage'),
      ...named('ecr-public', 'PutImage'),
      ...named('states', 'UpdateStateMachine UpdateStateMachineAlias SendTaskSuccess'),
      ...named(
        'cloudformation',
        'CreateChangeSet ExecuteChangeSet ExecuteStackRefactor UpdateStackSet UpdateStackInstances CreateStackInstances',
      ),
      ...named('codebuild', 'UpdateProject UpdateWebhook'),
      ...named('codepipeline', 'UpdatePipeline PutApprovalResult PutActionRevision'),
      ...named(
        'codecommit',
        'GitPush PutFile CreateCommit MergeBranchesByFastForward MergeBranchesBySquash MergeBranchesByThreeWay MergePullRequestByFastForward MergePullRequestBySquash MergePullRequestByThreeWay UpdatePullRequestApprovalState OverridePullRequestApprovalRules UpdateDefaultBranch',
      ),
      ...named('codedeploy', 'RegisterApplicationRevision UpdateDeploymentGroup'),
      ...named('codeartifact', 'PublishPackageVersion'),
      ...named('ssm', 'UpdateDocument UpdateDocumentDefaultVersion'),
      ...named('glue', 'UpdateJob UpdateJobFromSourceControl'),
      ...named(
        'sagemaker',
        'UpdateNotebookInstance UpdateNotebookInstanceLifecycleConfig CreateNotebookInstanceLifecycleConfig CreateStudioLifecycleConfig UpdatePipeline',
      ),
      ...named('datapipeline', 'PutPipelineDefinition'),
      ...named('kinesisanalytics', 'UpdateApplication'),
      ...named('elasticbeanstalk', 'UpdateEnvironment RebuildEnvironment UpdateApplicationVersion'),
      ...named('amplify', 'UpdateApp UpdateBranch StartDeployment StartJob'),
      ...named('synthetics', 'UpdateCanary'),
      ...named('appsync', 'UpdateFunction UpdateResolver UpdateDataSource'),
      ...named('cloudfront', 'UpdateFunction PublishFunction'),
      ...named('imagebuilder', 'UpdateImagePipeline UpdateInfrastructureConfiguration'),
      ...named('bedrock-agentcore', 'UpdateAgentRuntime UpdateHarness'),
      ...named('servicecatalog', 'CreateProvisioningArtifact'),
    ],
  },
];
