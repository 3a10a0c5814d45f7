import { type ActionGroup, named } from '../action-group.ts';

/** IAM Identity Center, AWS Organizations, and what else decides for many accounts at once. */
export const organizationActions: readonly ActionGroup[] = [
  {
    effect: 'changes what a permission set of Identity Center allows',
    actions: named(
      'sso',
      'CreatePermissionSet UpdatePermissionSet ProvisionPermissionSet PutInlinePolicyToPermissionSet DeleteInlinePolicyFromPermissionSet AttachManagedPolicyToPermissionSet DetachManagedPolicyFromPermissionSet AttachCustomerManagedPolicyReferenceToPermissionSet DetachCustomerManagedPolicyReferenceFromPermissionSet PutPermissionsBoundaryToPermissionSet DeletePermissionsBoundaryFromPermissionSet PutPermissionsPolicy',
    ),
  },
  {
    effect: 'decides who gets into which account or application through Identity Center',
    actions: named(
      'sso',
      'CreateAccountAssignment CreateApplicationAssignment PutApplicationAssignmentConfiguration AssociateProfile CreateProfile UpdateProfile CreateInstanceAccessControlAttributeConfiguration UpdateInstanceAccessControlAttributeConfiguration DeleteInstanceAccessControlAttributeConfiguration',
    ),
  },
  {
    effect: 'changes which sign-ins and tokens Identity Center trusts',
    actions: [
      ...named(
        'sso',
        'AssociateDirectory CreateTrust UpdateTrust CreateTrustedTokenIssuer UpdateTrustedTokenIssuer CreateApplication UpdateApplication PutApplicationAccessScope PutApplicationAuthenticationMethod PutApplicationGrant PutApplicationSessionConfiguration PutMfaDeviceManagementForDirectory UpdateSSOConfiguration ImportApplicationInstanceServiceProviderMetadata UpdateApplicationInstanceActiveCertificate UpdateApplicationInstanceSecurityConfiguration UpdateApplicationInstanceServiceProviderConfiguration UpdateApplicationInstanceResponseConfiguration UpdateApplicationInstanceResponseSchemaConfiguration StartSSO',
      ),
      ...named(
        'sso-directory',
        'CreateExternalIdPConfigurationForDirectory UpdateExternalIdPConfigurationForDirectory EnableExternalIdPConfigurationForDirectory DisableExternalIdPConfigurationForDirectory ImportExternalIdPCertificate CreateBearerToken CreateProvisioningTenant',
      ),
    ],
  },
  {
    effect: 'makes, renames or takes over identities of Identity Center',
    actions: [
      ...named('identitystore', 'CreateUser UpdateUser CreateGroupMembership'),
      ...named(
        'sso-directory',
        'CreateUser UpdateUser UpdateUserName EnableUser AddMemberToGroup UpdatePassword VerifyEmail CreateAlias UpdateMfaDeviceForUser DeleteMfaDeviceForUser StartVirtualMfaDeviceRegistration CompleteVirtualMfaDeviceRegistration StartWebAuthnDeviceRegistration CompleteWebAuthnDeviceRegistration',
      ),
      ...named('identity-sync', 'CreateSyncProfile CreateSyncFilter CreateSyncTarget UpdateSyncTarget'),
    ],
  },
  {
    effect: 'changes the policies that limit the accounts of the organization',
    actions: named(
      'organizations',
      'CreatePolicy UpdatePolicy DeletePolicy AttachPolicy DetachPolicy EnablePolicyType DisablePolicyType PutResourcePolicy DeleteResourcePolicy',
    ),
  },
  {
    effect: 'moves accounts out of reach of the policies that limit them',
    actions: named('organizations', 'LeaveOrganization RemoveAccountFromOrganization MoveAccount DeleteOrganization EnableAllFeatures'),
  },
  {
    effect: 'makes or admits accounts, with a role that rules them',
    actions: named(
      'organizations',
      'CreateAccount CreateGovCloudAccount CreateOrganization InviteAccountToOrganization AcceptHandshake InviteOrganizationToTransferResponsibility UpdateResponsibilityTransfer',
    ),
  },
  {
    effect: 'gives one account or service a say over the whole organization',
    actions: [
      ...named('organizations', 'RegisterDelegatedAdministrator EnableAWSServiceAccess'),
      ...named('cloudformation', 'ActivateOrganizationsAccess'),
      ...named('servicecatalog', 'EnableAWSOrganizationsAccess'),
      ...named('guardduty', 'EnableOrganizationAdminAccount'),
      ...named('securityhub', 'EnableOrganizationAdminAccount'),
      ...named('macie2', 'EnableOrganizationAdminAccount'),
      ...named('detective', 'EnableOrganizationAdminAccount'),
      ...named('inspector2', 'EnableDelegatedAdminAccount'),
      ...named('cloudtrail', 'RegisterOrganizationDelegatedAdmin'),
      ...named('securitylake', 'RegisterDataLakeDelegatedAdministrator'),
      ...named('auditmanager', 'RegisterOrganizationAdminAccount'),
      ...named('fms', 'AssociateAdminAccount PutAdminAccount'),
      ...named('ec2', 'EnableIpamOrganizationAdminAccount EnableReachabilityAnalyzerOrganizationSharing'),
    ],
  },
  {
    effect: 'changes who approves, or approves in the place of others',
    actions: [
      // The runbooks of Countersign wait for exactly this signal. (Systems Manager user guide, "aws:approve")
      'ssm:SendAutomationSignal',
      ...named(
        'mpa',
        'CreateApprovalTeam UpdateApprovalTeam CreateIdentitySource StartApprovalTeamBaseline PutResourcePolicy DeleteResourcePolicy',
      ),
    ],
  },
];
