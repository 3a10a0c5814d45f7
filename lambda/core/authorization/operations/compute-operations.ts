import type { OperationTables } from './operation-table.ts';

/** Compute, messages, delivery, machine learning. Each group as the service's own API reference or guide says. */
export const computeOperations: OperationTables = {
  // Application Auto Scaling and AWS Auto Scaling write `autoscaling.amazonaws.com` as event source (their guides, "CloudTrail")
  autoscaling: {
    CreateScalingPlan: ['autoscaling-plans:CreateScalingPlan'],
    DeleteScalingPlan: ['autoscaling-plans:DeleteScalingPlan'],
    DeleteScalingPolicy: ['application-autoscaling:DeleteScalingPolicy'],
    DeregisterScalableTarget: ['application-autoscaling:DeregisterScalableTarget'],
    DescribeScalableTargets: ['application-autoscaling:DescribeScalableTargets'],
    DescribeScalingPlanResources: ['autoscaling-plans:DescribeScalingPlanResources'],
    DescribeScalingPlans: ['autoscaling-plans:DescribeScalingPlans'],
    DescribeScalingPolicies: ['application-autoscaling:DescribeScalingPolicies'],
    GetScalingPlanResourceForecastData: ['autoscaling-plans:GetScalingPlanResourceForecastData'],
    PutScheduledAction: ['application-autoscaling:PutScheduledAction'],
    RegisterScalableTarget: ['application-autoscaling:RegisterScalableTarget'],
    UpdateScalingPlan: ['autoscaling-plans:UpdateScalingPlan'],
  },
  // Batch API reference
  batch: { CancelJobs: ['CancelJob'], TerminateJobs: ['TerminateJob'], TerminateServiceJobs: ['TerminateServiceJob'] },
  // Bedrock API reference, "permission for the bedrock:InvokeModel action"
  bedrock: {
    Converse: ['InvokeModel'],
    ConverseStream: ['InvokeModelWithResponseStream'],
    InvokeModelWithBidirectionalStream: ['InvokeModel'],
    StartAsyncInvoke: ['InvokeModel'],
    RetrieveAndGenerateStream: ['RetrieveAndGenerate'],
  },
  // CloudFront developer guide: tagging at creation is a permission of its own
  cloudfront: { CreateDistributionWithTags: ['CreateDistribution', 'TagResource'] },
  // ECR API reference
  ecr: { ListImageReferrers: ['BatchGetImage'] },
  // API Gateway developer guide, "Use IAM policies for WebSocket @connections"
  'execute-api': { DeleteConnection: ['ManageConnections'], GetConnection: ['ManageConnections'], PostToConnection: ['ManageConnections'] },
  // IoT developer guide, "Commands": the permission is IoT's own
  iotjobsdata: { StartCommandExecution: ['iot:StartCommandExecution'] },
  // Lambda API reference, "permission for the lambda:InvokeFunction action"
  lambda: { Invoke: ['InvokeFunction'], InvokeWithResponseStream: ['InvokeFunction'], GetLayerVersionByArn: ['GetLayerVersion'] },
  // Q Apps API reference
  qapps: { CreatePresignedUrl: ['ImportDocument'] },
  // QuickSight user guide: definitions are read with the asset's own permission
  quicksight: {
    DescribeAnalysisDefinition: ['DescribeAnalysis'],
    DescribeDashboardDefinition: ['DescribeDashboard'],
    DescribeTemplateDefinition: ['DescribeTemplate'],
  },
  // SNS developer guide, "Amazon SNS API permissions"
  sns: { PublishBatch: ['Publish'] },
  // SQS developer guide, "Amazon SQS API permissions": batches need the single action
  sqs: {
    ChangeMessageVisibilityBatch: ['ChangeMessageVisibility'],
    DeleteMessageBatch: ['DeleteMessage'],
    SendMessageBatch: ['SendMessage'],
  },
  // Systems Manager API reference: both change a service setting
  ssm: {
    DeregisterDefaultHostManagementConfiguration: ['ResetServiceSetting'],
    RegisterDefaultHostManagementConfiguration: ['UpdateServiceSetting'],
  },
  // VPC Lattice API reference
  'vpc-lattice': { BatchUpdateRule: ['UpdateRule'] },
};
