import type { OperationTable } from './operation-table.ts';

const partiQl = ['PartiQLSelect', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete'];
const neptuneQuery = ['ReadDataViaQuery', 'WriteDataViaQuery', 'DeleteDataViaQuery'];

/**
 * By IAM prefix: operations whose permission has another name. Found by holding every operation of the SDKs' models against the Service
 * Authorization Reference, and each read up in the service's own page on permissions. What is not here has its own name or no known one.
 */
export const otherOperations: Readonly<Record<string, OperationTable>> = {
  // IAM Access Analyzer user guide, API reference
  'access-analyzer': { GetFindingV2: ['GetFinding'], ListFindingsV2: ['ListFindings'] },
  // Bedrock user guide, "Prerequisites for running model inference"
  bedrock: {
    Converse: ['InvokeModel'],
    ConverseStream: ['InvokeModelWithResponseStream'],
    InvokeModelWithBidirectionalStream: ['InvokeModel'],
    StartAsyncInvoke: ['InvokeModel'],
    RetrieveAndGenerateStream: ['RetrieveAndGenerate'],
  },
  // AWS Cost Management user guide, "Budgets": one permission reads and one writes
  budgets: {
    CreateBudget: ['ModifyBudget'],
    CreateNotification: ['ModifyBudget'],
    CreateSubscriber: ['ModifyBudget'],
    DeleteBudget: ['ModifyBudget'],
    DeleteNotification: ['ModifyBudget'],
    DeleteSubscriber: ['ModifyBudget'],
    UpdateBudget: ['ModifyBudget'],
    UpdateNotification: ['ModifyBudget'],
    UpdateSubscriber: ['ModifyBudget'],
    DescribeBudget: ['ViewBudget'],
    DescribeBudgets: ['ViewBudget'],
    DescribeBudgetNotificationsForAccount: ['ViewBudget'],
    DescribeBudgetPerformanceHistory: ['ViewBudget'],
    DescribeNotificationsForBudget: ['ViewBudget'],
    DescribeSubscribersForNotification: ['ViewBudget'],
  },
  // Amazon Keyspaces developer guide, "Identity-based policies": CQL's verbs
  cassandra: {
    GetKeyspace: ['Select'],
    GetTable: ['Select'],
    ListKeyspaces: ['Select'],
    ListTables: ['Select'],
    CreateKeyspace: ['Create'],
    CreateTable: ['Create'],
    DeleteKeyspace: ['Drop'],
    DeleteTable: ['Drop'],
    UpdateKeyspace: ['Alter'],
    UpdateTable: ['Alter'],
  },
  // CloudFront developer guide: tagging at creation is a permission of its own
  cloudfront: { CreateDistributionWithTags: ['CreateDistribution', 'TagResource'] },
  // Cloud Control API user guide
  cloudsearch: { UploadDocuments: ['document'] },
  // DynamoDB developer guide, "IAM policies for PartiQL", "Using IAM with transactions"
  dynamodb: {
    BatchExecuteStatement: partiQl,
    ExecuteStatement: partiQl,
    ExecuteTransaction: partiQl,
    TransactGetItems: ['GetItem'],
    TransactWriteItems: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  },
  // API Gateway developer guide, "Use IAM policies for WebSocket @connections"
  'execute-api': { DeleteConnection: ['ManageConnections'], GetConnection: ['ManageConnections'], PostToConnection: ['ManageConnections'] },
  // KMS developer guide, "Permissions reference": both keys take part
  kms: { ReEncrypt: ['ReEncryptFrom', 'ReEncryptTo'] },
  // Lambda developer guide, "Resources and conditions for Lambda actions"
  lambda: { Invoke: ['InvokeFunction'], InvokeWithResponseStream: ['InvokeFunction'], GetLayerVersionByArn: ['GetLayerVersion'] },
  // Neptune user guide, "IAM actions for data access"
  'neptune-db': {
    CancelGremlinQuery: ['CancelQuery'],
    CancelOpenCypherQuery: ['CancelQuery'],
    ExecuteFastReset: ['ResetDatabase'],
    ExecuteGremlinExplainQuery: neptuneQuery,
    ExecuteGremlinProfileQuery: neptuneQuery,
    ExecuteGremlinQuery: neptuneQuery,
    ExecuteOpenCypherExplainQuery: neptuneQuery,
    ExecuteOpenCypherQuery: neptuneQuery,
    GetGremlinQueryStatus: ['GetQueryStatus'],
    GetOpenCypherQueryStatus: ['GetQueryStatus'],
    ListGremlinQueries: ['GetQueryStatus'],
    ListOpenCypherQueries: ['GetQueryStatus'],
    GetPropertygraphSummary: ['GetGraphSummary'],
    GetRDFGraphSummary: ['GetGraphSummary'],
    GetPropertygraphStatistics: ['GetStatisticsStatus'],
    GetSparqlStatistics: ['GetStatisticsStatus'],
    ManagePropertygraphStatistics: ['ManageStatistics'],
    ManageSparqlStatistics: ['ManageStatistics'],
    DeletePropertygraphStatistics: ['DeleteStatistics'],
    DeleteSparqlStatistics: ['DeleteStatistics'],
    GetPropertygraphStream: ['GetStreamRecords'],
    GetSparqlStream: ['GetStreamRecords'],
  },
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
  // Timestream developer guide, "Identity-based policies": queries are decided as Select
  timestream: { Query: ['Select'] },
  // Verified Permissions user guide
  verifiedpermissions: {
    BatchIsAuthorized: ['IsAuthorized'],
    BatchIsAuthorizedWithToken: ['IsAuthorizedWithToken'],
    BatchGetPolicy: ['GetPolicy'],
  },
};
