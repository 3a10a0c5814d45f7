import { type ActionGroup, named } from '../action-group.ts';

/** IAM and STS calls after which somebody may do more than before, long after a grant has ended. */
export const iamActions: readonly ActionGroup[] = [
  {
    effect: 'makes or revives credentials, with which somebody acts as that user long after the grant has ended',
    actions: named(
      'iam',
      'CreateAccessKey UpdateAccessKey CreateLoginProfile UpdateLoginProfile CreateServiceSpecificCredential ResetServiceSpecificCredential UpdateServiceSpecificCredential UploadSSHPublicKey UpdateSSHPublicKey UploadSigningCertificate UpdateSigningCertificate UploadCloudFrontPublicKey UpdateCloudFrontPublicKey',
    ),
  },
  {
    effect: 'changes what a policy allows, or to whom it applies',
    actions: named(
      'iam',
      'CreatePolicy CreatePolicyVersion SetDefaultPolicyVersion DeletePolicyVersion AttachUserPolicy AttachGroupPolicy AttachRolePolicy PutUserPolicy PutGroupPolicy PutRolePolicy',
    ),
  },
  {
    effect: 'can take away the policy that denies something',
    actions: named(
      'iam',
      'DeletePolicy DeleteUserPolicy DeleteGroupPolicy DeleteRolePolicy DetachUserPolicy DetachGroupPolicy DetachRolePolicy',
    ),
  },
  {
    effect: 'lifts or replaces a permissions boundary, which limits what an identity can be given',
    actions: named(
      'iam',
      'DeleteUserPermissionsBoundary DeleteRolePermissionsBoundary PutUserPermissionsBoundary PutRolePermissionsBoundary',
    ),
  },
  { effect: 'decides who may assume a role', actions: named('iam', 'CreateRole UpdateAssumeRolePolicy') },
  { effect: 'changes which group policies apply to a user', actions: named('iam', 'AddUserToGroup RemoveUserFromGroup') },
  { effect: 'makes an identity that stays after the grant has ended', actions: named('iam', 'CreateUser') },
  {
    effect: 'renames or moves an identity, so that policies written for another name or path apply to it',
    actions: named('iam', 'UpdateUser UpdateGroup'),
  },
  {
    effect: 'changes the tags of an identity, by which policies decide (aws:PrincipalTag)',
    actions: named('iam', 'TagUser UntagUser TagRole UntagRole'),
  },
  { effect: 'gives a role to every instance that has the profile', actions: named('iam', 'AddRoleToInstanceProfile') },
  {
    effect: 'changes the second factor on which sign-in and conditions rely',
    actions: named('iam', 'DeactivateMFADevice EnableMFADevice UpdateAccountPasswordPolicy DeleteAccountPasswordPolicy'),
  },
  {
    effect: 'changes which identity providers this account trusts',
    actions: named(
      'iam',
      'CreateOpenIDConnectProvider AddClientIDToOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint CreateSAMLProvider UpdateSAMLProvider EnableOutboundWebIdentityFederation',
    ),
  },
  {
    effect: 'opens a way to the root user of an account',
    actions: [
      ...named('iam', 'EnableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions UpdateAccountEmailAddress'),
      ...named('account', 'StartPrimaryEmailUpdate AcceptPrimaryEmailUpdate'),
      'sts:AssumeRoot',
    ],
  },
  {
    effect: 'hands privileges of this account to a third party',
    actions: named('iam', 'CreateDelegationRequest AssociateDelegationRequest AcceptDelegationRequest SendDelegationToken'),
  },
];
