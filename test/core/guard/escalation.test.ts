import { grant, guardsThat, judge, somewhere } from './grants.ts';

describe('what gives or widens privileges is never granted', () => {
  test.each([
    'iam:CreatePolicyVersion iam:SetDefaultPolicyVersion iam:AttachUserPolicy iam:AttachGroupPolicy iam:AttachRolePolicy iam:PutUserPolicy iam:PutGroupPolicy iam:PutRolePolicy',
    'iam:CreateAccessKey iam:UpdateAccessKey iam:CreateLoginProfile iam:UpdateLoginProfile iam:CreateServiceSpecificCredential iam:UploadSSHPublicKey',
    'iam:AddUserToGroup iam:UpdateAssumeRolePolicy iam:CreateRole iam:CreateUser iam:TagRole iam:DeactivateMFADevice iam:AddRoleToInstanceProfile',
    'iam:DeleteRolePermissionsBoundary iam:DeleteUserPermissionsBoundary iam:PutRolePermissionsBoundary iam:PutUserPermissionsBoundary',
    'iam:CreateSAMLProvider iam:UpdateSAMLProvider iam:CreateOpenIDConnectProvider iam:AddClientIDToOpenIDConnectProvider sts:AssumeRoot',
    'sso:PutInlinePolicyToPermissionSet sso:AttachManagedPolicyToPermissionSet sso:CreateAccountAssignment sso:ProvisionPermissionSet',
    'identitystore:CreateGroupMembership sso-directory:AddMemberToGroup sso-directory:UpdatePassword',
    'organizations:AttachPolicy organizations:DetachPolicy organizations:LeaveOrganization organizations:MoveAccount',
    'kms:PutKeyPolicy s3:PutBucketPolicy s3:PutBucketAcl s3:PutObjectAcl secretsmanager:PutResourcePolicy ecr:SetRepositoryPolicy sqs:AddPermission',
    'sqs:SetQueueAttributes sns:SetTopicAttributes lambda:AddPermission ram:CreateResourceShare kinesis:PutResourcePolicy kafka:PutClusterPolicy',
    'lambda:UpdateFunctionCode lambda:UpdateFunctionConfiguration cloudformation:UpdateStack apprunner:UpdateService glue:UpdateDevEndpoint',
    'cognito-identity:SetIdentityPoolRoles eks:CreateAccessEntry eks:AssociateAccessPolicy rolesanywhere:CreateTrustAnchor lakeformation:GrantPermissions',
    'ec2:ModifyImageAttribute rds:ModifyDBSnapshotAttribute verifiedpermissions:UpdatePolicy iot:CreateRoleAlias ssm:ModifyDocumentPermission',
  ])('%s', async (actions) => {
    for (const action of actions.split(' ')) {
      expect([action, guardsThat('withhold', await judge([grant(action, somewhere)]))]).toEqual([
        action,
        expect.arrayContaining(['escalation']),
      ]);
    }
  });

  test('the signal that approves a runbook is never granted: the approval of Countersign itself is one', async () => {
    const results = await judge([grant('ssm:SendAutomationSignal', 'arn:aws:ssm:eu-west-1:111122223333:automation-execution/4105a4fc')]);
    expect(guardsThat('withhold', results)).toEqual(['escalation']);
  });

  test('the reason is a sentence with the action in its own spelling', async () => {
    const [reason] = (await judge([grant('IAM:createaccesskey', 'arn:aws:iam::111122223333:user/ana')]))
      .filter(({ guard }) => guard === 'escalation')
      .map((result) => result.reason);
    expect(reason).toBe(
      'iam:CreateAccessKey makes or revives credentials, with which somebody acts as that user long after the grant has ended.',
    );
  });

  test('an action that only reads or uses passes', async () => {
    for (const action of [
      'iam:GetRole',
      'iam:ListAccessKeys',
      's3:GetObject',
      's3:GetBucketPolicy',
      'sqs:SendMessage',
      'lambda:InvokeFunction',
      'kms:DescribeKey',
    ]) {
      expect([action, guardsThat('pass', await judge([grant(action, somewhere)]))]).toEqual([
        action,
        expect.arrayContaining(['escalation', 'permissions-management']),
      ]);
    }
  });
});

describe('iam:PassRole', () => {
  const role = 'arn:aws:iam::111122223333:role/service/orders';
  const to = (...services: string[]) => ({ StringEquals: { 'iam:PassedToService': services } });

  test('of one role to one service is sensitive, not withheld', async () => {
    const results = await judge([grant('iam:PassRole', role, { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } })]);
    expect(guardsThat('withhold', results)).toEqual([]);
    expect(guardsThat('sensitive', results)).toEqual(['identities']);
  });

  test.each([
    ['without a condition', role, undefined],
    ['with a condition on something else', role, { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }],
    ['with a pattern of services', role, { StringLike: { 'iam:PassedToService': 'lambda.amazonaws.com' } }],
    [
      'with a condition that holds where the key is missing',
      role,
      { StringEqualsIfExists: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    ],
    ['to anything that is no service', role, to('anything')],
    ['to an empty list', role, to()],
    ['to services, one of them a wildcard', role, to('lambda.amazonaws.com', '*')],
    ['of every role', '*', to('lambda.amazonaws.com')],
    ['of roles by a pattern', 'arn:aws:iam::111122223333:role/service/*', to('lambda.amazonaws.com')],
    ['of roles of any account', 'arn:aws:iam::*:role/orders', to('lambda.amazonaws.com')],
  ])('%s is withheld', async (_, resource, condition) => {
    expect(guardsThat('withhold', await judge([grant('iam:passrole', resource, condition)]))).toContain('escalation');
  });

  test('of two roles in one statement is withheld where one is a pattern', async () => {
    expect(
      guardsThat('withhold', await judge([grant('iam:PassRole', [role, 'arn:aws:iam::111122223333:role/?'], to('ec2.amazonaws.com'))])),
    ).toContain('escalation');
  });
});

describe('kms:CreateGrant', () => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

  test('for AWS services alone is sensitive, although AWS lists it as permissions management', async () => {
    const results = await judge([grant('kms:CreateGrant', key, { Bool: { 'kms:GrantIsForAWSResource': 'true' } })]);
    expect(guardsThat('withhold', results)).toEqual([]);
    expect(guardsThat('sensitive', results)).toEqual(['identities']);
  });

  test.each([undefined, { Bool: { 'kms:GrantIsForAWSResource': 'false' } }, { Bool: { 'kms:GrantIsForAWSResource': ['true', 'false'] } }])(
    'with %j is withheld',
    async (condition) => {
      expect(guardsThat('withhold', await judge([grant('kms:CreateGrant', key, condition)]))).toEqual([
        'escalation',
        'permissions-management',
      ]);
    },
  );
});
