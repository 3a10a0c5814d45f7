import { alertTitle } from '../../../../lambda/core/message/alert/alert-title.ts';
import { representativeAlerts } from './alerts.ts';

test('a title says who was refused what, how often, and why, in one line', async () => {
  const titles = Object.entries(await representativeAlerts()).map(([name, alert]) => [name, alertTitle(alert)]);
  expect(Object.fromEntries(titles)).toEqual({
    'new, a grant': 'ci-deployer was refused eks:DescribeCluster: no identity policy allows it',
    'new, an SCP denies': 'alice@example.com (permission set PowerUser) was refused rds:CreateDBInstance: an SCP denies it',
    'new, a resource policy denies': 'etl-writer was refused s3:PutObject: a resource policy denies it',
    'new, withheld': 'ci-deployer was refused iam:CreatePolicyVersion: no identity policy allows it',
    'new, sensitive': 'orders-api was refused secretsmanager:GetSecretValue: no identity policy allows it',
    'new, unknown': 'report-builder was refused s3:GetObject: AWS does not say why',
    'new, a quota': 'Auto Scaling was stopped by a quota, not permissions: a request to ec2',
    regressed: 'ci-deployer was refused eks:DescribeCluster again: no identity policy allows it',
    escalating: 'ci-deployer was refused eks:DescribeCluster 340 times this hour: no identity policy allows it',
    'count step': 'ci-deployer was refused eks:DescribeCluster 1,000 times: no identity policy allows it',
    'Identity Center': 'alice@example.com (permission set PowerUser) was refused states:StartExecution: no identity policy allows it',
    'several people': 'Permission set PowerUser was refused states:StartExecution 100 times: no identity policy allows it',
    'a service': 'delivery.logs.amazonaws.com was refused s3:PutObject: AWS does not say why',
    GovCloud: 'case-api was refused dynamodb:Query: no identity policy allows it',
    'probing, 17 actions': 'svc-legacy was refused 17 different actions in 10 minutes: this looks like probing',
    'probing, 150 actions': 'svc-legacy was refused 150 different actions in 10 minutes: this looks like probing',
  });
});

test('an escalation whose hour has just begun names no number', async () => {
  const { escalating } = await representativeAlerts();
  if (escalating === undefined) throw new Error('no such alert');
  expect(alertTitle({ ...escalating, now: '2026-11-20T22:00:01.000Z' })).toBe(
    'ci-deployer was refused eks:DescribeCluster more often than before: no identity policy allows it',
  );
});

test('a look-alike that came again says so', async () => {
  const quota = (await representativeAlerts())['new, a quota'];
  if (quota === undefined) throw new Error('no such alert');
  expect(alertTitle({ ...quota, reason: 'regressed' })).toBe(
    'Auto Scaling was stopped by a quota, not permissions, again: a request to ec2',
  );
});
