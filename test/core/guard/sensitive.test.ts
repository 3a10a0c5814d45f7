import { grant, guardsThat, judge, somewhere } from './grants.ts';

const sensitiveBy = async (action: string) => {
  const results = await judge([grant(action, somewhere)]);
  return { action, withheld: guardsThat('withhold', results), sensitive: guardsThat('sensitive', results) };
};

describe('what reaches secrets, other identities or the code of others is marked sensitive and not withheld', () => {
  test.each([
    [
      'secrets',
      'secretsmanager:GetSecretValue secretsmanager:BatchGetSecretValue ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath ssm:GetParameterHistory',
    ],
    [
      'secrets',
      'kms:Decrypt kms:GenerateDataKey kms:Sign redshift:GetClusterCredentials ec2:GetPasswordData dsql:DbConnectAdmin acm:ExportCertificate',
    ],
    [
      'identities',
      'sts:AssumeRole sts:AssumeRoleWithSAML sts:AssumeRoleWithWebIdentity sts:GetFederationToken sts:TagSession iam:CreateServiceLinkedRole',
    ],
    [
      'identities',
      'cognito-idp:AdminSetUserPassword cognito-idp:AdminAddUserToGroup cognito-identity:GetCredentialsForIdentity identitystore:DeleteUser iam:DeleteRole',
    ],
    [
      'code-of-others',
      'ssm:SendCommand ssm:StartSession ecs:ExecuteCommand codebuild:StartBuild ec2-instance-connect:SendSSHPublicKey batch:SubmitJob',
    ],
    [
      'code-of-others',
      'ec2:ModifyInstanceAttribute states:UpdateStateMachine sagemaker:CreatePresignedNotebookInstanceUrl eks:AccessKubernetesApi glue:UpdateJob',
    ],
    [
      'code-of-others',
      'cloudformation:ExecuteChangeSet codedeploy:CreateDeployment codecommit:GitPush ecr:PutImage cloud9:CreateEnvironmentToken',
    ],
  ])('%s: %s', async (guard, actions) => {
    for (const action of actions.split(' ')) {
      expect(await sensitiveBy(action)).toEqual({ action, withheld: [], sensitive: [guard] });
    }
  });

  test('a database login is sensitive by both lists that know it', async () => {
    expect(await sensitiveBy('rds-db:connect')).toEqual({
      action: 'rds-db:connect',
      withheld: [],
      sensitive: ['permissions-management', 'secrets'],
    });
  });

  test.each([
    's3:GetObject',
    'sqs:ReceiveMessage',
    'dynamodb:PutItem',
    'ec2:DescribeInstances',
    'logs:PutLogEvents',
    'lambda:GetFunction',
    'ecr:BatchGetImage',
    'kms:Encrypt',
  ])('%s is no such action', async (action) => {
    expect(await sensitiveBy(action)).toMatchObject({ sensitive: [] });
  });
});
