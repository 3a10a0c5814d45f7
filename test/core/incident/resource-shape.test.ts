import { resourceShape } from '../../../lambda/core/incident/resource-shape.ts';

test.each([
  ['arn:aws:s3:::reports/2026/11/a.csv', 'arn:aws:s3:::reports/*'],
  ['arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-*'],
  ['arn:aws-cn:ec2:cn-north-1:111122223333:volume/vol-0a1b2c3d', 'arn:aws-cn:ec2:cn-north-1:111122223333:volume/vol-*'],
  [
    'arn:aws:logs:eu-west-1:111122223333:log-group:/app:log-stream:2026/11/21/[1]a',
    'arn:aws:logs:eu-west-1:111122223333:log-group:/app:log-stream:*',
  ],
  ['arn:aws:ecs:eu-west-1:111122223333:task/main/0123456789abcdef0123456789abcdef', 'arn:aws:ecs:eu-west-1:111122223333:task/main/*'],
  [
    'arn:aws:states:eu-west-1:111122223333:execution:pay:0e7c9a1e-1b1c-4b0e-8d1e-0123456789ab',
    'arn:aws:states:eu-west-1:111122223333:execution:pay:*',
  ],
])('%s is one of many', (resource, shape) => {
  expect(resourceShape(resource)).toBe(shape);
});

test.each([
  'arn:aws:s3:::reports',
  'arn:aws:kms:eu-west-1:111122223333:key/0e7c9a1e-1b1c-4b0e-8d1e-0123456789ab',
  'arn:aws:sqs:eu-west-1:111122223333:jobs-0a1b2c3d',
  'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  'arn:aws:ec2:eu-west-1:111122223333:instance/*',
  'arn:aws:iam::111122223333:role/app',
  '*',
  'jobs',
])('%s is itself', (resource) => {
  expect(resourceShape(resource)).toBe(resource);
});

test('a resource of any length takes no longer than its length', () => {
  expect(resourceShape(`arn:aws:ec2:${'-/'.repeat(50_000)}x`)).toHaveLength(100_013);
  expect(resourceShape(null)).toBeNull();
});
