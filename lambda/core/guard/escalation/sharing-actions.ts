import { type ActionGroup, named } from '../action-group.ts';

/** Shares of resources and of the authority over them, beyond the policy of one resource. */
export const sharingActions: readonly ActionGroup[] = [
  {
    effect: 'shares resources with other accounts',
    actions: [
      ...named(
        'ram',
        'CreateResourceShare UpdateResourceShare AssociateResourceShare AssociateResourceSharePermission CreatePermission CreatePermissionVersion SetDefaultPermissionVersion ReplacePermissionAssociations PromotePermissionCreatedFromPolicy PromoteResourceShareCreatedFromPolicy EnableSharingWithAwsOrganization',
      ),
      ...named(
        'ec2',
        'ModifyImageAttribute ModifySnapshotAttribute ModifyFpgaImageAttribute ModifyVpcEndpointServicePermissions CreateNetworkInterfacePermission',
      ),
      ...named('rds', 'ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute'),
      ...named('redshift', 'AuthorizeDataShare AuthorizeSnapshotAccess AuthorizeEndpointAccess'),
      ...named('ssm', 'ModifyDocumentPermission'),
      ...named('appstream', 'UpdateImagePermissions'),
      ...named('workspaces', 'UpdateWorkspaceImagePermission'),
      ...named('ds', 'ShareDirectory CreateTrust UpdateTrust'),
      ...named('servicecatalog', 'CreatePortfolioShare AssociatePrincipalWithPortfolio'),
      ...named('omics', 'CreateShare'),
      ...named('wellarchitected', 'CreateLensShare CreateProfileShare CreateTemplateShare CreateWorkloadShare UpdateWorkloadShare'),
    ],
  },
  {
    effect: 'lifts a block that keeps resources from the public',
    actions: [
      ...named('s3', 'PutAccountPublicAccessBlock PutBucketPublicAccessBlock PutAccessPointPublicAccessBlock PutBucketOwnershipControls'),
      ...named('ec2', 'DisableImageBlockPublicAccess DisableSnapshotBlockPublicAccess'),
      ...named('elasticmapreduce', 'PutBlockPublicAccessConfiguration'),
      ...named('lightsail', 'SetResourceAccessForBucket UpdateBucket'),
    ],
  },
  {
    effect: 'gives privileges on data (Lake Formation, S3 Access Grants, OpenSearch, DataZone, Amazon Verified Permissions)',
    actions: [
      ...named(
        'lakeformation',
        'GrantPermissions BatchGrantPermissions RevokePermissions BatchRevokePermissions PutDataLakeSettings AddLFTagsToResource RemoveLFTagsFromResource CreateLFTagExpression UpdateLFTagExpression CreateDataCellsFilter UpdateDataCellsFilter RegisterResourceWithPrivilegedAccess',
      ),
      ...named(
        's3',
        'CreateAccessGrant CreateAccessGrantsInstance CreateAccessGrantsLocation UpdateAccessGrantsLocation AssociateAccessGrantsIdentityCenter',
      ),
      ...named('aoss', 'CreateAccessPolicy UpdateAccessPolicy CreateSecurityPolicy UpdateSecurityPolicy'),
      ...named('es', 'UpdateDomainConfig UpdateElasticsearchDomainConfig'),
      ...named('datazone', 'AddPolicyGrant CreateSubscriptionGrant AcceptSubscriptionRequest CreateProjectMembership'),
      ...named(
        'verifiedpermissions',
        'CreatePolicy UpdatePolicy DeletePolicy CreatePolicyTemplate UpdatePolicyTemplate CreateIdentitySource UpdateIdentitySource PutSchema',
      ),
      ...named('redshift', 'JoinGroup CreateClusterUser ModifyClusterIamRoles'),
    ],
  },
];
