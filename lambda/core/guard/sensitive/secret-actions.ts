import { type ActionGroup, named } from '../action-group.ts';

/** Calls that show a secret, or change one that others rely on. */
export const secretActions: readonly ActionGroup[] = [
  {
    effect: 'shows a secret',
    actions: [
      ...named('secretsmanager', 'GetSecretValue BatchGetSecretValue'),
      ...named('ssm', 'GetParameter GetParameters GetParametersByPath GetParameterHistory'),
      ...named('ec2', 'GetPasswordData'),
      ...named('acm', 'ExportCertificate'),
      ...named('logs', 'Unmask'),
      ...named('macie2', 'GetSensitiveDataOccurrences'),
      ...named('states', 'RevealSecrets'),
      ...named('events', 'RetrieveConnectionCredentials'),
      ...named('cognito-idp', 'DescribeUserPoolClient'),
      ...named('appsync', 'ListApiKeys'),
      ...named('wafv2', 'GetDecryptedAPIKey'),
      ...named('snowball', 'GetJobUnlockCode'),
      ...named('storagegateway', 'DescribeChapCredentials'),
      ...named('route53domains', 'RetrieveDomainAuthCode'),
      ...named('pca-connector-scep', 'GetChallengePassword'),
      ...named('sso-directory', 'ListBearerTokens'),
    ],
  },
  {
    effect: 'can replace a password or key that others rely on',
    actions: [
      ...named('secretsmanager', 'PutSecretValue UpdateSecret UpdateSecretVersionStage RotateSecret ReplicateSecretToRegions'),
      ...named('rds', 'ModifyDBInstance ModifyDBCluster'),
      ...named('redshift', 'ModifyCluster'),
      ...named('lightsail', 'UpdateRelationalDatabase'),
      ...named('mq', 'CreateUser UpdateUser'),
      ...named('mediapackage', 'RotateChannelCredentials RotateIngestEndpointCredentials'),
      ...named('storagegateway', 'SetLocalConsolePassword SetSMBGuestPassword UpdateChapCredentials'),
      ...named('codebuild', 'ImportSourceCredentials'),
    ],
  },
  {
    effect: 'uses a key to open what it protects, or to sign',
    actions: [
      ...named(
        'kms',
        'Decrypt ReEncryptFrom ReEncryptTo GenerateDataKey GenerateDataKeyPair DeriveSharedSecret Sign GenerateMac ImportKeyMaterial',
      ),
      ...named('payment-cryptography', 'DecryptData TranslateKeyMaterial'),
    ],
  },
  { effect: 'decides which key others use by that name', actions: named('kms', 'CreateAlias UpdateAlias') },
  {
    effect: 'gives sign-in data of a database or a machine',
    actions: [
      ...named('rds-db', 'connect'),
      ...named('redshift', 'GetClusterCredentials GetClusterCredentialsWithIAM GetIdentityCenterAuthToken'),
      ...named('redshift-serverless', 'GetCredentials GetIdentityCenterAuthToken'),
      ...named('dsql', 'DbConnect DbConnectAdmin'),
      ...named('neptune-db', 'connect'),
      ...named('elasticache', 'Connect'),
      ...named('memorydb', 'Connect'),
      ...named(
        'lightsail',
        'GetInstanceAccessDetails DownloadDefaultKeyPair GetRelationalDatabaseMasterUserPassword GetBucketAccessKeys CreateContainerServiceRegistryLogin CreateGUISessionAccessDetails',
      ),
      ...named('gamelift', 'RequestUploadCredentials GetComputeAccess GetComputeAuthToken GetInstanceAccess'),
    ],
  },
  {
    effect: 'hands out a token or key of a connected service',
    actions: [
      ...named('codeconnections', 'GetConnectionToken GetIndividualAccessToken UseConnection'),
      ...named('codestar-connections', 'GetConnectionToken GetIndividualAccessToken UseConnection'),
      ...named('codepipeline', 'PollForJobs PollForThirdPartyJobs'),
      ...named(
        'bedrock-agentcore',
        'GetResourceApiKey GetResourceOauth2Token GetWorkloadAccessToken GetWorkloadAccessTokenForJWT GetWorkloadAccessTokenForUserId',
      ),
      ...named('grafana', 'CreateWorkspaceApiKey CreateWorkspaceServiceAccountToken'),
      ...named('license-manager', 'GetAccessToken'),
      ...named('appsync', 'CreateApiKey UpdateApiKey'),
      ...named('glue', 'GetConnection GetConnections'),
    ],
  },
];
