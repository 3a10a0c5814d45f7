import { lookUpActions } from '../../../lambda/adapters/catalog.ts';
import { wholeCallActions, wholeCallAuthorizations } from '../../../lambda/core/authorization/whole-call.ts';
import { denialFromRecord } from '../../../lambda/core/denial/cloudtrail-record.ts';

const record = (eventSource: string, eventName: string, requestParameters: unknown) => ({
  eventSource,
  eventName,
  requestParameters,
  awsRegion: 'eu-west-1',
  recipientAccountId: '111122223333',
  errorCode: 'AccessDenied',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ana', accountId: '111122223333' },
});

const needsOf = async (eventSource: string, eventName: string, requestParameters: unknown) => {
  const denial = denialFromRecord(record(eventSource, eventName, requestParameters));
  const { authorizations, notes } = wholeCallAuthorizations(denial, await lookUpActions(wholeCallActions(denial)));
  return { needs: authorizations.map(({ action, resource }) => `${action} ${resource}`), notes };
};

test('a launch needs image, instance, volume, interface, subnet, group and key, and says that the role of the profile is not in the request', async () => {
  const { needs, notes } = await needsOf('ec2.amazonaws.com', 'RunInstances', {
    instancesSet: { items: [{ imageId: 'ami-0abc1234def567890', keyName: 'ops' }] },
    networkInterfaceSet: { items: [{ subnetId: 'subnet-0a1b2c3d4e5f60718', groupSet: { items: [{ groupId: 'sg-0d4e5f60718293a4b' }] } }] },
    iamInstanceProfile: { name: 'web' },
    tagSpecificationSet: { items: [{ resourceType: 'instance', tags: [] }] },
  });
  expect(needs).toEqual([
    'ec2:RunInstances arn:aws:ec2:eu-west-1:111122223333:instance/*',
    'ec2:RunInstances arn:aws:ec2:eu-west-1:111122223333:volume/*',
    'ec2:RunInstances arn:aws:ec2:eu-west-1:111122223333:network-interface/*',
    'ec2:RunInstances arn:aws:ec2:eu-west-1::image/ami-0abc1234def567890',
    'ec2:RunInstances arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a1b2c3d4e5f60718',
    'ec2:RunInstances arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0d4e5f60718293a4b',
    'ec2:RunInstances arn:aws:ec2:eu-west-1:111122223333:key-pair/ops',
    'ec2:CreateTags arn:aws:ec2:eu-west-1:111122223333:instance/*',
  ]);
  expect(notes.join(' ')).toMatch(/instance profile web, which the request does not name/);
});

test('a name that is no id of EC2 becomes no ARN', async () => {
  const { needs } = await needsOf('ec2.amazonaws.com', 'RunInstances', {
    instancesSet: { items: [{ imageId: '*', keyName: 'a*' }] },
    subnetId: 'subnet-*',
  });
  expect(needs.join(' ')).not.toMatch(/image|key-pair|subnet/);
});

test('a function needs its role to be passed', async () => {
  const { needs } = await needsOf('lambda.amazonaws.com', 'CreateFunction20150331', {
    functionName: 'orders',
    role: 'arn:aws:iam::111122223333:role/orders',
  });
  expect(needs).toEqual([
    'lambda:CreateFunction arn:aws:lambda:eu-west-1:111122223333:function:orders',
    'iam:PassRole arn:aws:iam::111122223333:role/orders',
  ]);
});

test('a copy reads its source, and tags of a session are a permission of their own', async () => {
  const copy = await needsOf('s3.amazonaws.com', 'CopyObject', { bucketName: 'to', key: 'k', 'x-amz-copy-source': 'from/some/key' });
  expect(copy.needs).toEqual(['s3:PutObject arn:aws:s3:::to/k', 's3:GetObject arn:aws:s3:::from/some/key']);
  const role = 'arn:aws:iam::444455556666:role/audit';
  const assume = await needsOf('sts.amazonaws.com', 'AssumeRole', {
    roleArn: role,
    tags: [{ key: 'a', value: 'b' }],
    sourceIdentity: 'ana',
  });
  expect(assume.needs).toEqual([`sts:AssumeRole ${role}`, `sts:TagSession ${role}`, `sts:SetSourceIdentity ${role}`]);
});

test('without request parameters nothing is made up', async () => {
  expect(await needsOf('lambda.amazonaws.com', 'CreateFunction20150331', null)).toEqual({
    needs: [],
    notes: [expect.stringMatching(/no request parameters/)],
  });
});
