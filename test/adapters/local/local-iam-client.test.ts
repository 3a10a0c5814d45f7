import { describeRoleWith } from '../../../lambda/adapters/describe-role.ts';
import { readOwnersWith, simulateWith } from '../../../lambda/adapters/iam.ts';
import { listGrantsWith, readAppliedPolicyWith } from '../../../lambda/adapters/iam-grants.ts';
import { callIam } from '../../../lambda/adapters/local/iam/call-iam.ts';
import { type IamState, readIamState } from '../../../lambda/adapters/local/iam/iam-state.ts';
import { localIamClient } from '../../../lambda/adapters/local/iam/local-iam-client.ts';
import { mayDoWith } from '../../../lambda/adapters/may-do.ts';
import { readPoliciesWith } from '../../../lambda/adapters/principal-policies.ts';
import { readText } from './read-story.ts';

let state: IamState = readIamState(readText('iam.yaml'));
const now = '2026-11-20T12:00:00.000Z';
const client = localIamClient({ read: () => state, now: () => now });
const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const place = { partition: 'aws', account: '111122223333' };

const call = (api: string, input: unknown): void => {
  const outcome = callIam(state, { api, input, as: null, now });
  if (outcome.kind === 'error') throw new Error(outcome.message);
  state = outcome.state;
};

describe('what the Lambda asks IAM is answered by the local one', () => {
  test('the simulator, with boundary and organization', async () => {
    const answer = await simulateWith(client)({
      principalArn: role('analytics-batch'),
      action: 'kinesis:PutRecords',
      resource: 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks',
      context: {},
    });
    expect(answer).toMatchObject({
      kind: 'simulated',
      simulation: { decision: 'implicit-deny', allowedByBoundary: false, allowedByOrganization: true },
    });
    const elsewhere = await simulateWith(client)({ principalArn: role('nobody'), action: 's3:GetObject', resource: null, context: {} });
    expect(elsewhere).toMatchObject({ kind: 'unanswered', again: false });
  });

  test('what a principal may do, and its policies', async () => {
    const answer = await mayDoWith(client)(role('ci-deployer'), ['ec2:DescribeImages', 'ec2:RunInstances']);
    expect(answer).toMatchObject({ kind: 'answered', allowed: ['ec2:DescribeImages'] });
    const read = await readPoliciesWith(client)(role('sandbox-intern'));
    expect(read).toMatchObject({ kind: 'read', policies: [{ name: 'Sandbox', arn: 'arn:aws:iam::111122223333:policy/Sandbox' }] });
    expect(await readPoliciesWith(client)('arn:aws:iam::111122223333:user/legacy-backup')).toEqual({ kind: 'read', policies: [] });
    const inline = await readPoliciesWith(client)(role('thumbnailer'));
    expect(inline.kind === 'read' && JSON.parse(inline.policies[0]?.document ?? '')).toMatchObject({
      Statement: [{ Action: 's3:GetObject' }],
    });
  });

  test('who may take a role, and who owns it', async () => {
    const described = await describeRoleWith(client)(role('thumbnailer'));
    expect(described).toMatchObject({ kind: 'described', trustPolicy: expect.stringContaining('lambda.amazonaws.com'), boundaryArn: null });
    expect(await readOwnersWith(client, ['team'])(role('order-worker'))).toEqual([{ tag: 'team', value: 'orders' }]);
  });

  test('the grants, with their tags and to whom they are attached', async () => {
    const policyName = 'Countersign-cs-000000-00000000';
    const document = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] });
    const Tags = [
      { Key: 'countersign:fingerprint', Value: 'f'.repeat(64) },
      { Key: 'countersign:ends', Value: '2026-12-05T00:00:00Z' },
    ];
    expect(await listGrantsWith(client)()).toEqual([]);
    expect(await readAppliedPolicyWith(client, place)(policyName)).toEqual({ kind: 'gone' });
    call('CreatePolicy', { PolicyName: policyName, Path: '/countersign/', PolicyDocument: document, Tags });
    call('AttachRolePolicy', { RoleName: 'web-node', PolicyArn: `arn:aws:iam::111122223333:policy/countersign/${policyName}` });
    expect(await listGrantsWith(client)()).toEqual([
      {
        policyName,
        fingerprint: 'f'.repeat(64),
        incident: null,
        endsAt: '2026-12-05T00:00:00Z',
        attachedTo: [{ kind: 'role', name: 'web-node' }],
      },
    ]);
    expect(await readAppliedPolicyWith(client, place)(policyName)).toEqual({ kind: 'there', document });
  });
});
