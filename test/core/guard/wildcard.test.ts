import type { ConditionBlock, PolicyStatement } from '../../../lambda/core/remedy/policy-document.ts';
import { grant, guardsThat, judge } from './grants.ts';

const isStopped = async (...statements: PolicyStatement[]): Promise<boolean> =>
  guardsThat('withhold', await judge(statements)).includes('wildcard');

describe('a wildcard passes', () => {
  test.each([
    ['ec2:DescribeInstances', '*', 'where the action has no resource-level permissions'],
    ['ec2:RunInstances', 'arn:aws:ec2:us-east-1:111122223333:instance/*', 'for what the call makes'],
    ['EC2:runinstances', 'arn:aws:ec2:us-east-1:111122223333:network-interface/*', 'whatever the case of the action'],
    ['ec2:RunInstances', 'arn:aws-cn:ec2:cn-north-1:111122223333:volume/*', 'in every partition'],
    ['ec2:CreateVolume', 'arn:aws:ec2:us-east-1:111122223333:volume/*', 'for what the call makes'],
    ['ec2:AllocateAddress', 'arn:aws-us-gov:ec2:us-gov-west-1:111122223333:elastic-ip/*', 'for what the call makes'],
    ['ec2:CreateSnapshot', 'arn:aws:ec2:us-east-1::snapshot/*', 'in ARNs without an account'],
    ['cloudformation:CreateChangeSet', 'arn:aws:cloudformation:us-east-1:111122223333:stack/CDKToolkit/*', 'for the id behind a name'],
    [
      'elasticloadbalancing:CreateLoadBalancer',
      'arn:aws:elasticloadbalancing:us-west-2:111122223333:loadbalancer/app/web/*',
      'for the id behind a name',
    ],
    [
      'autoscaling:SetDesiredCapacity',
      'arn:aws:autoscaling:us-west-2:111122223333:autoScalingGroup:*:autoScalingGroupName/web',
      'for the id before a name',
    ],
    [
      'secretsmanager:DescribeSecret',
      'arn:aws:secretsmanager:us-west-2:111122223333:secret:prod/db-??????',
      'for the six characters after a name',
    ],
    ['rds:DescribeDBInstances', 'arn:aws:rds:eu-west-1:111122223333:db:*', 'where the request was for all of them'],
  ])('%s on %s: %s', async (action, resource) => {
    expect(await isStopped(grant(action, resource))).toBe(false);
  });

  test('for tags on a new instance, with the condition that ties them to its creation', async () => {
    const instances = 'arn:aws:ec2:us-east-1:111122223333:instance/*';
    const during = (name: string | string[]): ConditionBlock => ({ StringEquals: { 'ec2:CreateAction': name } });
    expect(await isStopped(grant('ec2:CreateTags', instances, during('RunInstances')))).toBe(false);
    expect(await isStopped(grant('ec2:CreateTags', instances))).toBe(true);
    expect(await isStopped(grant('ec2:CreateTags', instances, during('CreateVolume')))).toBe(true);
    expect(await isStopped(grant('ec2:CreateTags', instances, during(['RunInstances', 'StartInstances'])))).toBe(true);
    expect(await isStopped(grant('ec2:CreateTags', instances, during([])))).toBe(true);
  });
});

describe('a wildcard is stopped', () => {
  test.each([
    ['s3:*', 'arn:aws:s3:::b/k'],
    ['s3:Get?bject', 'arn:aws:s3:::b/k'],
    ['*', '*'],
    ['s3:GetObject', '*'],
    ['s3:GetObject', 'arn:aws:s3:::bucket/*'],
    ['s3:GetObject', 'arn:aws:s3:::bucket/what?'],
    ['s3:ListBucket', 'arn:aws:s3:::*'],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:*'],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:prod*-??????'],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:p-???????'],
    ['sts:AssumeRole', 'arn:aws:iam::111122223333:role/*'],
    ['sts:AssumeRole', 'arn:aws:iam::*:role/audit'],
    ['ec2:TerminateInstances', 'arn:aws:ec2:us-east-1:111122223333:instance/*'],
    ['ec2:RunInstances', 'arn:aws:ec2:us-east-1:111122223333:subnet/*'],
    ['ec2:RunInstances', 'arn:aws:ec2:us-east-1::image/*'],
    ['ec2:RunInstances', 'arn:aws:ec2:*:111122223333:instance/*'],
    ['ec2:RunInstances', 'arn:aws:ec2:us-east-1:*:instance/*'],
    ['ec2:RunInstances', 'arn:aws:ec2:us-east-1:111122223333:instance/i-*'],
    ['ec2:RunInstances', 'arn:aws:ec2:us-east-1:111122223333:*'],
    ['ec2:CreateKeyPair', 'arn:aws:ec2:us-east-1:111122223333:key-pair/*'],
    ['sqs:CreateQueue', 'arn:aws:sqs:us-east-1:111122223333:*'],
    ['cloudformation:DeleteStack', 'arn:aws:cloudformation:us-east-1:111122223333:stack/*/*'],
    ['cloudformation:DeleteStack', 'arn:aws:cloudformation:us-east-1:111122223333:stack/web*/*'],
    ['s3:GetObject', 'arn:aws:cloudformation:us-east-1:111122223333:stack/web/*'],
    ['rds:DeleteDBInstance', 'arn:aws:rds:eu-west-1:111122223333:db:*'],
    ['autoscaling:SetDesiredCapacity', 'arn:aws:autoscaling:us-west-2:111122223333:autoScalingGroup:*:autoScalingGroupName/*'],
    ['kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/*'],
    ['sqs:SendMessage', 'not an ARN at all *'],
  ])('%s on %s', async (action, resource) => {
    expect(await isStopped(grant(action, resource))).toBe(true);
  });

  test('among exact resources, and where one of several actions could name a resource', async () => {
    expect(await isStopped(grant('s3:GetObject', ['arn:aws:s3:::b/k', 'arn:aws:s3:::b/*']))).toBe(true);
    expect(await isStopped(grant(['ec2:DescribeInstances', 'ec2:TerminateInstances'], '*'))).toBe(true);
    expect(await isStopped(grant('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:q'), grant('s3:GetObject', '*'))).toBe(true);
  });

  test('in the value of a condition', async () => {
    expect(await isStopped(grant('ec2:DescribeInstances', '*', { StringLike: { 'aws:RequestedRegion': ['eu-west-1', '*'] } }))).toBe(true);
  });

  test('as a part of the statement that allows all but what it names', async () => {
    const statement: PolicyStatement = JSON.parse('{"Effect":"Allow","Action":[],"Resource":[],"NotAction":"s3:GetObject"}');
    expect(await isStopped(statement)).toBe(true);
  });
});
