import { readFileSync } from 'node:fs';
import { account } from '../lib/approve-settings.ts';
import { administrator, askEngine, type TriedRequest } from './ask-engine.ts';
import { developer, grant } from './automation-requests.ts';
import { type DeployedPolicy, ownRoleArn, region } from './synthesized-policies.ts';

const automation = ownRoleArn('CountersignRemediationAutomationRole');
const policyOf = (name: 'proposer' | 'approver'): readonly DeployedPolicy[] => {
  const text = readFileSync(`docs/policies/${name}.json`, 'utf8')
    .replaceAll('REGION', region)
    .replaceAll('ACCOUNT', account)
    .replaceAll('INCIDENT_TABLE_NAME', 'incidents')
    .replaceAll('AUTOMATION_ROLE_ARN', automation);
  return [{ name, policy: JSON.parse(text) }];
};
const ask = (name: 'proposer' | 'approver', request: TriedRequest): Promise<string> =>
  askEngine(`arn:aws:iam::${account}:user/person`, policyOf(name), request);

const arn = (service: string, what: string): string => `arn:aws:${service}:${region}:${account}:${what}`;
const run = arn('ssm', 'automation-execution/11111111-2222-3333-4444-555555555555');
const start = (document: string): TriedRequest => ({
  action: 'ssm:StartAutomationExecution',
  resource: arn('ssm', `document/${document}`),
});
const pass = (service: string, role = automation): TriedRequest => ({
  action: 'iam:PassRole',
  resource: role,
  context: { 'iam:PassedToService': service },
});
const on = (action: string, resource: string): TriedRequest => ({ action, resource });
const table = arn('dynamodb', 'table/incidents');
const index = `${table}/index/by-status`;

const both: readonly (readonly [string, TriedRequest])[] = [
  ['find the stack', on('cloudformation:DescribeStacks', arn('cloudformation', 'stack/Countersign/0a1b'))],
  ['read an incident', on('dynamodb:GetItem', table)],
  ['list incidents', on('dynamodb:Query', index)],
  ['see a run', on('ssm:GetAutomationExecution', run)],
];

test.each([
  ...both,
  ['write an incident down', on('dynamodb:UpdateItem', table)] as const,
  ['ask the approvers', start('Countersign-grant')] as const,
  ['take a grant back', start('Countersign-revoke')] as const,
  ['start as a run of any id', on('ssm:StartAutomationExecution', run)] as const,
  ['pass the automation role to Systems Manager', pass('ssm.amazonaws.com')] as const,
  ['ask whether a permission is in its own code now', on('iam:SimulatePrincipalPolicy', developer)] as const,
  ['read what a grant permits', on('iam:GetPolicyVersion', grant)] as const,
])('a proposer may %s', async (_, request) => {
  expect(await ask('proposer', request)).toBe('Allowed');
});

test.each([...both, ['approve or reject', on('ssm:SendAutomationSignal', run)] as const])('an approver may %s', async (_, request) => {
  expect(await ask('approver', request)).toBe('Allowed');
});

const neither: readonly (readonly [string, TriedRequest])[] = [
  ['start another runbook as the automation role', start('MyOwnRunbook')],
  ['pass the automation role to another service', pass('ec2.amazonaws.com')],
  ['pass another role', pass('ssm.amazonaws.com', developer)],
  ['write a runbook', on('ssm:CreateDocument', arn('ssm', 'document/MyOwnRunbook'))],
  ['change the grant runbook', on('ssm:UpdateDocument', arn('ssm', 'document/Countersign-grant'))],
  ['make a policy', on('iam:CreatePolicy', grant)],
  ['attach a policy', { action: 'iam:AttachRolePolicy', resource: developer, context: { 'iam:PolicyARN': grant } }],
  ['delete an incident', on('dynamodb:DeleteItem', table)],
];

test.each(neither.flatMap(([what, request]) => (['proposer', 'approver'] as const).map((who) => [who, what, request] as const)))(
  'a(n) %s may not %s',
  async (who, _, request) => {
    expect(await ask(who, request)).toMatch(/Denied$/);
  },
);

test('a proposer does not decide, and an approver does not ask', async () => {
  expect(await ask('proposer', on('ssm:SendAutomationSignal', run))).toMatch(/Denied$/);
  expect(await ask('approver', start('Countersign-grant'))).toMatch(/Denied$/);
  expect(await ask('approver', pass('ssm.amazonaws.com'))).toMatch(/Denied$/);
});

test('the engine would tell a wrong policy: it knows an administrator', async () => {
  expect(await askEngine(`arn:aws:iam::${account}:user/person`, [administrator], start('MyOwnRunbook'))).toBe('Allowed');
});
