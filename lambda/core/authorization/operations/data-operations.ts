import type { OperationTables } from './operation-table.ts';

const partiQl = ['PartiQLSelect', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete'];
const neptuneQuery = ['ReadDataViaQuery', 'WriteDataViaQuery', 'DeleteDataViaQuery'];

/** Databases, streams, analytics. Each group as the service's own API reference or guide says which permission an operation needs. */
export const dataOperations: OperationTables = {
  // Amazon Keyspaces developer guide, "Identity-based policies": the permissions are CQL's verbs
  cassandra: {
    CreateKeyspace: ['Create'],
    CreateTable: ['Create'],
    CreateType: ['Create'],
    DeleteKeyspace: ['Drop'],
    DeleteTable: ['Drop'],
    DeleteType: ['Drop'],
    GetKeyspace: ['Select'],
    GetTable: ['Select'],
    GetTableAutoScalingSettings: ['application-autoscaling:DescribeScalableTargets', 'application-autoscaling:DescribeScalingPolicies'],
    GetType: ['Select'],
    ListKeyspaces: ['Select'],
    ListTables: ['Select'],
    ListTagsForResource: ['Select'],
    ListTypes: ['Select'],
    RestoreTable: ['Restore'],
    UpdateKeyspace: ['Alter'],
    UpdateTable: ['Alter'],
  },
  // CloudSearch developer guide, "Configuring access": the data endpoints' permissions are in lower case
  cloudsearch: { UploadDocuments: ['document'] },
  // DMS API reference: the names of DMS Schema Conversion differ
  dms: {
    DescribeDataProviders: ['ListDataProviders'],
    DescribeExtensionPackAssociations: ['ListExtensionPacks'],
    DescribeInstanceProfiles: ['ListInstanceProfiles'],
    DescribeMetadataModelAssessments: ['ListMetadataModelAssessments'],
    DescribeMetadataModelConversions: ['ListMetadataModelConversions'],
    DescribeMetadataModelExportsAsScript: ['ListMetadataModelExports'],
    DescribeMetadataModelExportsToTarget: ['ListMetadataModelExports'],
    DescribeMigrationProjects: ['ListMigrationProjects'],
    ModifyConversionConfiguration: ['UpdateConversionConfiguration'],
    ModifyDataProvider: ['UpdateDataProvider'],
    ModifyInstanceProfile: ['UpdateInstanceProfile'],
    ModifyMigrationProject: ['UpdateMigrationProject'],
    StartExtensionPackAssociation: ['AssociateExtensionPack'],
    StartMetadataModelExportAsScript: ['StartMetadataModelExportAsScripts'],
  },
  // DynamoDB developer guide, "IAM policies for PartiQL", "Using IAM with transactions"
  dynamodb: {
    BatchExecuteStatement: partiQl,
    ExecuteStatement: partiQl,
    ExecuteTransaction: partiQl,
    TransactGetItems: ['GetItem'],
    TransactWriteItems: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  },
  // Glue API reference: unfiltered metadata for third-party engines is read with the catalog's own permissions
  glue: {
    GetUnfilteredPartitionMetadata: ['GetPartition'],
    GetUnfilteredPartitionsMetadata: ['GetPartitions'],
    GetUnfilteredTableMetadata: ['GetTable'],
  },
  // Lake Formation API reference: vended credentials are decided as data access
  lakeformation: {
    AssumeDecoratedRoleWithSAML: ['GetDataAccess'],
    GetGlueFunctionSessionContext: ['GetDataAccess'],
  },
  // Neptune data API reference, "IAM action" of each operation
  'neptune-db': {
    CancelGremlinQuery: ['CancelQuery'],
    CancelOpenCypherQuery: ['CancelQuery'],
    DeletePropertygraphStatistics: ['DeleteStatistics'],
    DeleteSparqlStatistics: ['DeleteStatistics'],
    ExecuteFastReset: ['ResetDatabase'],
    ExecuteGremlinExplainQuery: neptuneQuery,
    ExecuteGremlinProfileQuery: ['ReadDataViaQuery'],
    ExecuteGremlinQuery: neptuneQuery,
    ExecuteOpenCypherExplainQuery: ['ReadDataViaQuery'],
    ExecuteOpenCypherQuery: neptuneQuery,
    GetGremlinQueryStatus: ['GetQueryStatus'],
    GetMLDataProcessingJob: ['GetMLDataProcessingJobStatus'],
    GetMLEndpoint: ['GetMLEndpointStatus'],
    GetMLModelTrainingJob: ['GetMLModelTrainingJobStatus'],
    GetMLModelTransformJob: ['GetMLModelTransformJobStatus'],
    GetOpenCypherQueryStatus: ['GetQueryStatus'],
    GetPropertygraphStatistics: ['GetStatisticsStatus'],
    GetPropertygraphStream: ['GetStreamRecords'],
    GetPropertygraphSummary: ['GetGraphSummary'],
    GetRDFGraphSummary: ['GetGraphSummary'],
    GetSparqlStatistics: ['GetStatisticsStatus'],
    GetSparqlStream: ['GetStreamRecords'],
    ListGremlinQueries: ['GetQueryStatus'],
    ListOpenCypherQueries: ['GetQueryStatus'],
    ManagePropertygraphStatistics: ['ManageStatistics'],
    ManageSparqlStatistics: ['ManageStatistics'],
  },
  // Neptune Analytics API reference
  'neptune-graph': { ExecuteQuery: neptuneQuery, GetQuery: ['GetQueryStatus'] },
  // Timestream developer guide, "Identity-based policies": queries are decided as Select
  timestream: { Query: ['Select'] },
};
