import { type ActionGroup, named } from '../action-group.ts';

/** Services that map outside identities, workloads or devices to roles and privileges of AWS. */
export const trustActions: readonly ActionGroup[] = [
  {
    effect: 'changes which certificates or outside workloads can take roles of this account (IAM Roles Anywhere)',
    actions: named(
      'rolesanywhere',
      'CreateTrustAnchor UpdateTrustAnchor EnableTrustAnchor CreateProfile UpdateProfile EnableProfile PutAttributeMapping DeleteAttributeMapping DisableCrl DeleteCrl UpdateCrl',
    ),
  },
  {
    effect: 'decides which role the users of an application get (Cognito)',
    actions: named('cognito-identity', 'SetIdentityPoolRoles SetPrincipalTagAttributeMap UpdateIdentityPool'),
  },
  {
    effect: 'gives privileges in a Kubernetes cluster, or a role to its workloads',
    actions: named(
      'eks',
      'CreateAccessEntry UpdateAccessEntry AssociateAccessPolicy CreatePodIdentityAssociation UpdatePodIdentityAssociation AssociateIdentityProviderConfig',
    ),
  },
  {
    effect: 'gives devices privileges or a role of this account',
    actions: [
      ...named(
        'iot',
        'AttachPolicy AttachPrincipalPolicy CreatePolicy CreatePolicyVersion SetDefaultPolicyVersion SetDefaultAuthorizer CreateAuthorizer UpdateAuthorizer CreateRoleAlias UpdateRoleAlias AttachThingPrincipal',
      ),
      ...named('greengrass', 'AssociateRoleToGroup AssociateServiceRoleToAccount'),
      ...named('iotsitewise', 'CreateAccessPolicy UpdateAccessPolicy'),
      ...named('ssm', 'UpdateManagedInstanceRole CreateActivation'),
    ],
  },
  {
    effect: 'changes who may sign in to the console, or what a sign-in allows',
    actions: named(
      'signin',
      'PutResourcePermissionStatement DeleteResourcePermissionStatement PutConsoleAuthorizationConfiguration DeleteConsoleAuthorizationConfiguration CreateTrustedIdentityPropagationApplicationForConsole',
    ),
  },
  {
    effect: 'lets other people into an environment with the credentials of its owner (Cloud9, CodeStar)',
    actions: [
      ...named('cloud9', 'CreateEnvironmentMembership UpdateEnvironmentMembership'),
      ...named('codestar', 'CreateProject AssociateTeamMember UpdateTeamMember'),
    ],
  },
  { effect: 'adds a key with which somebody signs in as that user of a file server', actions: named('transfer', 'ImportSshPublicKey') },
  { effect: 'makes lasting credentials for a bucket', actions: named('lightsail', 'CreateBucketAccessKey') },
  {
    effect: 'lets an outside expert act in this account (AWS IQ)',
    actions: named('iq-permission', 'ApproveAccessGrant ApprovePermissionRequest AssumePermissionRole'),
  },
];
