import { type ActionGroup, named } from '../action-group.ts';

/** Calls that act as somebody else, or on somebody else's identity. Those that change who may do what are escalations. */
export const identityActions: readonly ActionGroup[] = [
  {
    effect: 'acts with the privileges of another identity',
    actions: [
      ...named(
        'sts',
        'AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity GetFederationToken GetDelegatedAccessToken GetWebIdentityToken',
      ),
      ...named('eks-auth', 'AssumeRoleForPodIdentity'),
      ...named('cognito-identity', 'GetCredentialsForIdentity GetOpenIdToken GetOpenIdTokenForDeveloperIdentity'),
      ...named('cloudwatch', 'AssumeAccessProfile GetSpaceCredentials GetSpaceCredentialsForOrganization'),
      ...named('datazone', 'GetEnvironmentCredentials GetDomainExecutionRoleCredentials GetIamPortalLoginUrl'),
      ...named(
        'deadline',
        'AssumeFleetRoleForRead AssumeFleetRoleForWorker AssumeQueueRoleForRead AssumeQueueRoleForUser AssumeQueueRoleForWorker',
      ),
      ...named('elasticmapreduce', 'GetClusterSessionCredentials'),
      ...named('emr-containers', 'GetManagedEndpointSessionCredentials'),
      ...named('finspace-api', 'GetProgrammaticAccessCredentials'),
      ...named('lakeformation', 'GetDataAccess GetTemporaryGlueTableCredentials GetTemporaryGluePartitionCredentials'),
      ...named('s3', 'GetDataAccess'),
      ...named('ssm', 'GetAccessToken StartAccessRequest'),
      ...named('sso-oauth', 'CreateTokenWithIAM'),
      ...named('signin', 'CreateOAuth2Token AuthorizeOAuth2Access'),
      ...named('workmail', 'AssumeImpersonationRole'),
      ...named('connect', 'GetFederationToken AdminGetEmergencyAccessToken'),
      ...named(
        'quicksight',
        'GenerateEmbedUrlForRegisteredUser GenerateEmbedUrlForRegisteredUserWithIdentity GetSessionEmbedUrl GetAuthCode',
      ),
      ...named('appstream', 'CreateStreamingURL'),
      ...named('bedrock-agentcore', 'InvokeAgentRuntimeForUser InvokeAgentRuntimeWithWebSocketStreamForUser'),
    ],
  },
  {
    effect: 'hands a role to a service or to a machine',
    actions: [
      ...named('iam', 'PassRole CreateServiceLinkedRole CreateInstanceProfile'),
      ...named('ec2', 'AssociateIamInstanceProfile ReplaceIamInstanceProfileAssociation AssociateEnclaveCertificateIamRole'),
      ...named('rds', 'AddRoleToDBCluster AddRoleToDBInstance'),
      ...named('odb', 'AssociateIamRoleToResource'),
      ...named('codecatalyst', 'AssociateIamRoleToConnection'),
      ...named('elasticbeanstalk', 'AssociateEnvironmentOperationsRole'),
      ...named(
        'servicecatalog',
        'ProvisionProduct UpdateProvisionedProduct ExecuteProvisionedProductPlan ExecuteProvisionedProductServiceAction CreateConstraint UpdateConstraint',
      ),
    ],
  },
  { effect: 'lets the AWS service act on the key in the name of the principal', actions: named('kms', 'CreateGrant') },
  { effect: 'issues a certificate, with which somebody can pass as another', actions: named('acm-pca', 'IssueCertificate') },
  {
    effect: 'tags a session, by which policies decide (aws:PrincipalTag)',
    actions: named('sts', 'TagSession SetSourceIdentity SetContext'),
  },
  {
    effect: 'removes or changes an identity of others',
    actions: [
      ...named(
        'iam',
        'ChangePassword CreateGroup CreateVirtualMFADevice DeleteVirtualMFADevice ResyncMFADevice DeleteAccessKey DeleteLoginProfile DeleteServiceSpecificCredential DeleteSSHPublicKey DeleteSigningCertificate DeleteUser DeleteRole DeleteGroup DeleteInstanceProfile DeleteOpenIDConnectProvider DeleteSAMLProvider DeleteServiceLinkedRole RemoveClientIDFromOpenIDConnectProvider RemoveRoleFromInstanceProfile UpdateRole DisableOrganizationsRootCredentialsManagement DisableOrganizationsRootSessions DisableOutboundWebIdentityFederation SetSecurityTokenServicePreferences',
      ),
      ...named('sso', 'DeleteAccountAssignment DeletePermissionSet DeleteApplicationAssignment'),
      ...named('identitystore', 'CreateGroup UpdateGroup DeleteUser DeleteGroup DeleteGroupMembership'),
      ...named('sso-directory', 'CreateGroup UpdateGroup DeleteUser DeleteGroup DisableUser RemoveMemberFromGroup'),
      ...named('organizations', 'CloseAccount DeregisterDelegatedAdministrator DisableAWSServiceAccess'),
      ...named('account', 'CloseAccount'),
      ...named('eks', 'DeleteAccessEntry DisassociateAccessPolicy DeletePodIdentityAssociation'),
      ...named('ram', 'AcceptResourceShareInvitation DisassociateResourceShare DeleteResourceShare'),
    ],
  },
  {
    effect: 'changes or takes over users of an application',
    actions: [
      ...named(
        'cognito-idp',
        'AdminAddUserToGroup AdminConfirmSignUp AdminCreateUser AdminDeleteUser AdminDisableUser AdminEnableUser AdminInitiateAuth AdminLinkProviderForUser AdminRemoveUserFromGroup AdminResetUserPassword AdminRespondToAuthChallenge AdminSetUserMFAPreference AdminSetUserPassword AdminSetUserSettings AdminUpdateUserAttributes AdminDeleteSoftwareToken CreateGroup UpdateGroup CreateIdentityProvider UpdateIdentityProvider CreateUserPoolClient UpdateUserPoolClient AddUserPoolClientSecret CreateUserImportJob StartUserImportJob UpdateUserPool SetUserPoolMfaConfig SetRiskConfiguration',
      ),
      ...named('cognito-identity', 'MergeDeveloperIdentities'),
      ...named('ds', 'ResetUserPassword EnableRoleAccess'),
      ...named('ds-data', 'AddGroupMember CreateUser UpdateUser'),
      ...named('workmail', 'ResetPassword AssociateDelegateToResource AssociateMemberToGroup'),
      ...named('workdocs', 'CreateUser UpdateUser'),
      ...named('finspace', 'ResetUserPassword'),
      ...named(
        'quicksight',
        'RegisterUser UpdateUser CreateGroupMembership CreateRoleMembership CreateIAMPolicyAssignment UpdateIAMPolicyAssignment UpdatePublicSharingSettings',
      ),
      ...named('elasticache', 'CreateUser ModifyUser ModifyUserGroup'),
      ...named('memorydb', 'CreateUser UpdateUser CreateAcl UpdateAcl'),
      ...named('kafka', 'BatchAssociateScramSecret'),
      ...named('transfer', 'CreateUser UpdateUser CreateAccess UpdateAccess'),
    ],
  },
];
