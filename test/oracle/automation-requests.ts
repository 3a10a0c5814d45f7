import { account } from '../lib/approve-settings.ts';
import type { TriedRequest } from './ask-engine.ts';
import { ownRoleArn, region } from './synthesized-policies.ts';

const iam = `arn:aws:iam::${account}`;
export const developer = `${iam}:role/Developer`;
export const bob = `${iam}:user/teams/Bob`;
export const grant = `${iam}:policy/countersign/Countersign-cs-7k3q9m-0a1b2c3d`;
const theirs = `${iam}:policy/TheirPolicy`;
const grantTo = (resource: string): TriedRequest => ({
  action: resource.includes(':user/') ? 'iam:AttachUserPolicy' : 'iam:AttachRolePolicy',
  resource,
  context: { 'iam:PolicyARN': grant },
});
const attach = (policy: string, resource = developer): TriedRequest => ({ ...grantTo(resource), context: { 'iam:PolicyARN': policy } });
const detach = (policy: string, resource = developer): TriedRequest => ({ ...attach(policy, resource), action: 'iam:DetachRolePolicy' });
const on = (action: string, resource: string): TriedRequest => ({ action, resource });

/** What the automation role must never be able to do, also where somebody has attached AdministratorAccess to it. */
export const refusedToAutomation: Readonly<Record<string, TriedRequest>> = {
  // What is attached.
  'an AWS managed policy is no grant': attach('arn:aws:iam::aws:policy/AdministratorAccess'),
  'a policy of the account outside of /countersign/ is no grant': attach(theirs),
  'a path that only begins alike is another one': attach(`${iam}:policy/countersignx/Countersign-cs-7k3q9m-0a1b2c3d`),
  'a path that only ends alike is another one': attach(`${iam}:policy/other/countersign/Countersign-cs-7k3q9m-0a1b2c3d`),
  'a name that looks like the path is no path': attach(`${iam}:policy/countersign`),
  'a policy that somebody else keeps under /countersign/ is no grant': attach(`${iam}:policy/countersign/EverythingForMe`),
  'a policy of another account is no grant': attach('arn:aws:iam::444455556666:policy/countersign/Countersign-cs-7k3q9m-0a1b2c3d'),
  'without the policy’s ARN in the request nothing is attached to a role': on('iam:AttachRolePolicy', developer),
  'without the policy’s ARN in the request nothing is attached to a user': on('iam:AttachUserPolicy', bob),
  'what others attached is not detached: no guardrail goes': detach(`${iam}:policy/DenyEverythingOutsideOfEurope`),
  'an AWS managed policy is not detached': detach('arn:aws:iam::aws:policy/AWSDenyAll'),
  'a user’s policies of others are not detached': { ...detach(theirs, bob), action: 'iam:DetachUserPolicy' },
  // To whom.
  'not to itself': grantTo(ownRoleArn('CountersignRemediationAutomationRole')),
  'not to triage': grantTo(ownRoleArn('CountersignTriageRole')),
  'not to outcome': grantTo(ownRoleArn('CountersignFollowUpOutcomeRole')),
  'not to sweep': grantTo(ownRoleArn('CountersignFollowUpSweepRole')),
  'not to the role of the schedules': grantTo(ownRoleArn('CountersignFollowUpSweepSchedulerRole')),
  'not to the self-test role, which is to be refused': grantTo(ownRoleArn('CountersignSelfTestRole')),
  'not to an approver that is a role': grantTo(`${iam}:role/oncall`),
  'not to an approver that is a user with a path': grantTo(`${iam}:user/leads/lena`),
  'not to the role of an approving session': grantTo(`${iam}:role/security`),
  'not to the role of an approving session that has a path': grantTo(`${iam}:role/teams/emea/security`),
  'not to a role of IAM Identity Center': grantTo(`${iam}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_0a1b2c3d4e5f6071`),
  'not to a role of IAM Identity Center in another Region': grantTo(
    `${iam}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_0a`,
  ),
  'not to a service-linked role': grantTo(`${iam}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`),
  'not to a protected role': grantTo(`${iam}:role/break-glass-1`),
  'not to a protected path of users': grantTo(`${iam}:user/platform/root-of-trust`),
  'not to a role of another account': grantTo('arn:aws:iam::444455556666:role/Developer'),
  'not to a group': { action: 'iam:AttachGroupPolicy', resource: `${iam}:group/developers`, context: { 'iam:PolicyARN': grant } },
  // What a policy says.
  'no policy is made outside of /countersign/': on('iam:CreatePolicy', theirs),
  'no policy of another name is made under /countersign/': on('iam:CreatePolicy', `${iam}:policy/countersign/Other`),
  'no policy of others is deleted': on('iam:DeletePolicy', theirs),
  'no policy of others is tagged': on('iam:TagPolicy', theirs),
  'what was approved gets no new version': on('iam:CreatePolicyVersion', grant),
  'no policy of others gets a new version': on('iam:CreatePolicyVersion', theirs),
  'what was approved gets no other default version': on('iam:SetDefaultPolicyVersion', grant),
  'no policy of others gets another default version': on('iam:SetDefaultPolicyVersion', theirs),
  'the tags of a grant are not taken off': on('iam:UntagPolicy', grant),
  'no inline policy of a role': on('iam:PutRolePolicy', developer),
  'no inline policy of a user': on('iam:PutUserPolicy', bob),
  'no inline policy of a group': on('iam:PutGroupPolicy', `${iam}:group/developers`),
  'no inline policy of a role is deleted': on('iam:DeleteRolePolicy', developer),
  // Who is who.
  'no trust policy is changed': on('iam:UpdateAssumeRolePolicy', developer),
  'no boundary of a role is set': on('iam:PutRolePermissionsBoundary', developer),
  'no boundary of a role is taken off': on('iam:DeleteRolePermissionsBoundary', developer),
  'no boundary of a user is taken off': on('iam:DeleteUserPermissionsBoundary', bob),
  'no role is made': on('iam:CreateRole', `${iam}:role/new`),
  'no role is changed': on('iam:UpdateRole', developer),
  'no role is tagged, which could make it one that may be patched': on('iam:TagRole', developer),
  'no user is tagged': on('iam:TagUser', bob),
  'no user is made': on('iam:CreateUser', `${iam}:user/new`),
  'no access key is made': on('iam:CreateAccessKey', bob),
  'no console password is made': on('iam:CreateLoginProfile', bob),
  'no console password is changed': on('iam:UpdateLoginProfile', bob),
  'no MFA device is taken off': on('iam:DeactivateMFADevice', bob),
  'nobody is added to a group': on('iam:AddUserToGroup', `${iam}:group/admins`),
  'no role is put into an instance profile': on('iam:AddRoleToInstanceProfile', `${iam}:instance-profile/web`),
  'no identity provider is made': on('iam:CreateSAMLProvider', `${iam}:saml-provider/mine`),
  'no service-linked role is made': on('iam:CreateServiceLinkedRole', `${iam}:role/aws-service-role/ec2.amazonaws.com/x`),
  // What else an automation could do.
  'no role is passed, not even itself': {
    action: 'iam:PassRole',
    resource: ownRoleArn('CountersignRemediationAutomationRole'),
    context: { 'iam:PassedToService': 'ssm.amazonaws.com' },
  },
  'no role is assumed': on('sts:AssumeRole', developer),
  'no runbook is started': on('ssm:StartAutomationExecution', `arn:aws:ssm:${region}:${account}:document/Countersign-grant`),
  'it does not approve by itself': on(
    'ssm:SendAutomationSignal',
    `arn:aws:ssm:${region}:${account}:automation-execution/11111111-2222-3333-4444-555555555555`,
  ),
  'its own document is not changed': on('ssm:UpdateDocument', `arn:aws:ssm:${region}:${account}:document/Countersign-grant`),
  'no secret is read': on('secretsmanager:GetSecretValue', `arn:aws:secretsmanager:${region}:${account}:secret:countersign/slack-AbCdEf`),
  'no object is read': on('s3:GetObject', 'arn:aws:s3:::reports/q1.csv'),
  'no function is started': on('lambda:InvokeFunction', `arn:aws:lambda:${region}:${account}:function:any`),
  'the trail is not stopped': on('cloudtrail:StopLogging', `arn:aws:cloudtrail:${region}:${account}:trail/all`),
};

/** What is refused to it as it is. With AdministratorAccess attached by hand it could: none of these changes IAM. */
export const notAllowedToAutomation: Readonly<Record<string, TriedRequest>> = {
  'alerts are not for it to send': on('sns:Publish', `arn:aws:sns:${region}:${account}:CountersignAlertsTopic5B690DF4`),
  'no other key is used': on('kms:Decrypt', `arn:aws:kms:${region}:${account}:key/ffffffff-12ab-34cd-56ef-1234567890ab`),
  'no policy of others is read': on('iam:GetPolicy', theirs),
  'no role of another account is read': on('iam:GetRole', 'arn:aws:iam::444455556666:role/Developer'),
};

/** What the runbooks need. */
export const allowedToAutomation: Readonly<Record<string, TriedRequest>> = {
  'a grant is attached to a role': grantTo(developer),
  'a grant is attached to a role with a path': grantTo(`${iam}:role/teams/payments/deployer`),
  'a grant is attached to a user with a path': grantTo(bob),
  'a role whose name ends like an approver’s is no approver': grantTo(`${iam}:role/not-security`),
  'a grant is detached from a role': detach(grant),
  'a grant is detached from a user': { ...detach(grant, bob), action: 'iam:DetachUserPolicy' },
  'a grant is taken back from somebody who became an approver': detach(grant, `${iam}:role/oncall`),
  'a grant is taken back from somebody who was protected since': detach(grant, `${iam}:role/break-glass-1`),
  'a grant is made': on('iam:CreatePolicy', grant),
  'a grant is made with its tags': {
    action: 'iam:TagPolicy',
    resource: grant,
    context: { 'aws:RequestTag/countersign:incident': 'cs-7k3q9m', 'aws:TagKeys': ['countersign:incident'] },
  },
  'a grant is read': on('iam:GetPolicy', grant),
  'a grant is deleted': on('iam:DeletePolicy', grant),
  'a role is looked at': on('iam:GetRole', developer),
  'a user is looked at': on('iam:GetUser', bob),
  'a role’s policies are counted': on('iam:ListAttachedRolePolicies', developer),
  'a user’s policies are counted': on('iam:ListAttachedUserPolicies', bob),
  'it asks what a role may do': on('iam:SimulatePrincipalPolicy', developer),
  'it asks what itself may do': on('iam:SimulatePrincipalPolicy', ownRoleArn('CountersignRemediationAutomationRole')),
};
