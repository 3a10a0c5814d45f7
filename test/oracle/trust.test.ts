import { runSimulation } from '@cloud-copilot/iam-simulate';
import { account, approving } from '../lib/approve-settings.ts';
import { synthesize } from '../lib/synthesized.ts';
import { ownRoleArn, region, trustOfRole } from './synthesized-policies.ts';

const automation = ownRoleArn('CountersignRemediationAutomationRole');
const trust = trustOfRole(synthesize(approving), /AutomationRole/);
const execution = `arn:aws:ssm:${region}:${account}:automation-execution/11111111-2222-3333-4444-555555555555`;

/** What a third-party policy engine says of somebody who wants to be the automation role, whatever that one's own policies allow. */
const assume = async (principal: string, context: Readonly<Record<string, string>>): Promise<string> => {
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const result = await runSimulation(
    {
      request: {
        principal,
        action: 'sts:AssumeRole',
        resource: { resource: automation, accountId: account },
        contextVariables: { ...context },
      },
      identityPolicies: principal.startsWith('arn:') ? [{ name: 'everything', policy: everything }] : [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: trust,
    },
    { simulationMode: 'Strict' },
  );
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult;
};

const ours = { 'aws:SourceAccount': account, 'aws:SourceArn': execution };

test('Systems Manager takes the automation role on for a run of a runbook in this account and Region', async () => {
  expect(await assume('ssm.amazonaws.com', ours)).toBe('Allowed');
});

test.each([
  ['Systems Manager for another account', 'ssm.amazonaws.com', { ...ours, 'aws:SourceAccount': '444455556666' }],
  [
    'Systems Manager for a run of another account',
    'ssm.amazonaws.com',
    { ...ours, 'aws:SourceArn': execution.replace(account, '444455556666') },
  ],
  [
    'Systems Manager for a run in another Region',
    'ssm.amazonaws.com',
    { ...ours, 'aws:SourceArn': execution.replace(region, 'eu-west-1') },
  ],
  [
    'Systems Manager for something that is no run',
    'ssm.amazonaws.com',
    { ...ours, 'aws:SourceArn': `arn:aws:ssm:${region}:${account}:document/x` },
  ],
  ['Systems Manager that does not say for whom', 'ssm.amazonaws.com', {}],
  ['Systems Manager that does not say for what', 'ssm.amazonaws.com', { 'aws:SourceAccount': account }],
  ['EC2', 'ec2.amazonaws.com', ours],
  ['Lambda', 'lambda.amazonaws.com', ours],
  ['an administrator of the account', `arn:aws:iam::${account}:user/Admin`, ours],
  ['an approver', `arn:aws:sts::${account}:assumed-role/oncall/ana`, ours],
  ['triage', `arn:aws:sts::${account}:assumed-role/CountersignTriageRole/triage`, ours],
  ['the account itself', `arn:aws:iam::${account}:root`, ours],
  ['an administrator of another account', 'arn:aws:iam::444455556666:user/Admin', ours],
])('the automation role is not taken on by %s', async (_, principal, context) => {
  expect(await assume(principal, context)).toMatch(/Denied$/);
});
