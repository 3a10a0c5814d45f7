import { account, approving } from '../lib/approve-settings.ts';
import { synthesize } from '../lib/synthesized.ts';
import { askEngine, type TriedRequest } from './ask-engine.ts';
import { bob, developer, grant } from './automation-requests.ts';
import { ownRoleArn, policiesOfRole, region } from './synthesized-policies.ts';

const advise = synthesize();
const byPerson = synthesize(approving);
const byTriage = synthesize({ ...approving, startedBy: 'triage' });

const roles = {
  'triage, advising': policiesOfRole(advise, /TriageRole/),
  'sweep, advising': policiesOfRole(advise, /SweepRole/),
  'triage, where people ask': policiesOfRole(byPerson, /TriageRole/),
  'triage, where it asks itself': policiesOfRole(byTriage, /TriageRole/),
  outcome: policiesOfRole(byPerson, /OutcomeRole/),
  sweep: policiesOfRole(byPerson, /SweepRole/),
  'the schedules': policiesOfRole(byPerson, /SweepSchedulerRole/),
};
type RoleName = keyof typeof roles;
const names: readonly RoleName[] = [
  'triage, advising',
  'sweep, advising',
  'triage, where people ask',
  'triage, where it asks itself',
  'outcome',
  'sweep',
  'the schedules',
];

const ssm = (what: string): string => `arn:aws:ssm:${region}:${account}:${what}`;
const run = ssm('automation-execution/11111111-2222-3333-4444-555555555555');
const start = (document: string): TriedRequest => ({ action: 'ssm:StartAutomationExecution', resource: ssm(`document/${document}`) });
const pass = (role: string, service = 'ssm.amazonaws.com'): TriedRequest => ({
  action: 'iam:PassRole',
  resource: role,
  context: { 'iam:PassedToService': service },
});
const automation = ownRoleArn('CountersignRemediationAutomationRole');
const ask = (role: RoleName, request: TriedRequest): Promise<string> =>
  askEngine(`arn:aws:sts::${account}:assumed-role/Own/own`, roles[role], request);

/** What no function may ever do, whatever the mode. */
const refusedToAll: Readonly<Record<string, TriedRequest>> = {
  'attach a policy to a role': { action: 'iam:AttachRolePolicy', resource: developer, context: { 'iam:PolicyARN': grant } },
  'attach a policy to a user': { action: 'iam:AttachUserPolicy', resource: bob, context: { 'iam:PolicyARN': grant } },
  'detach a policy from a role': { action: 'iam:DetachRolePolicy', resource: developer, context: { 'iam:PolicyARN': grant } },
  'make a policy': { action: 'iam:CreatePolicy', resource: grant },
  'delete a policy': { action: 'iam:DeletePolicy', resource: grant },
  'make a version of a policy': { action: 'iam:CreatePolicyVersion', resource: grant },
  'tag a policy, which could hide a grant': { action: 'iam:TagPolicy', resource: grant },
  'write an inline policy': { action: 'iam:PutRolePolicy', resource: developer },
  'change a trust policy': { action: 'iam:UpdateAssumeRolePolicy', resource: developer },
  'make an access key': { action: 'iam:CreateAccessKey', resource: bob },
  'assume the automation role': { action: 'sts:AssumeRole', resource: automation },
  'approve or reject by itself': { action: 'ssm:SendAutomationSignal', resource: run },
  'stop a request': { action: 'ssm:StopAutomationExecution', resource: run },
  'start a runbook of AWS': start('AWS-RunShellScript'),
  'start a runbook of somebody else': start('TheirRunbook'),
  'start a runbook whose name begins alike': start('Countersign-grant-2'),
  'start a change request': { action: 'ssm:StartChangeRequestExecution', resource: ssm('document/Countersign-grant') },
  'write a document': { action: 'ssm:CreateDocument', resource: ssm('document/mine') },
  'change the grant runbook': { action: 'ssm:UpdateDocument', resource: ssm('document/Countersign-grant') },
  'choose another version of the grant runbook': {
    action: 'ssm:UpdateDocumentDefaultVersion',
    resource: ssm('document/Countersign-grant'),
  },
  'run a command on machines': { action: 'ssm:SendCommand', resource: ssm('document/Countersign-grant') },
  'pass another role to Systems Manager': pass(developer),
  'pass its own role': pass(ownRoleArn('CountersignTriageRole')),
  'pass the automation role to EC2': pass(automation, 'ec2.amazonaws.com'),
  'pass the automation role to Lambda': pass(automation, 'lambda.amazonaws.com'),
  'pass the automation role without saying to whom': { action: 'iam:PassRole', resource: automation },
  'change a function': { action: 'lambda:UpdateFunctionCode', resource: `arn:aws:lambda:${region}:${account}:function:triage` },
  'delete incidents': { action: 'dynamodb:DeleteItem', resource: `arn:aws:dynamodb:${region}:${account}:table/incidents` },
  'delete the table': { action: 'dynamodb:DeleteTable', resource: `arn:aws:dynamodb:${region}:${account}:table/incidents` },
  'subscribe somebody to the approvals': {
    action: 'sns:Subscribe',
    resource: `arn:aws:sns:${region}:${account}:Automation-Countersign-approvals`,
  },
  'ask approvers past the runbook': {
    action: 'sns:Publish',
    resource: `arn:aws:sns:${region}:${account}:Automation-Countersign-approvals`,
  },
};

describe.each(names)('%s', (role) => {
  test('has policies to try', () => expect(roles[role].length).toBeGreaterThan(0));

  test.each(Object.entries(refusedToAll))('may not %s', async (_, request) => {
    expect(await ask(role, request)).toMatch(/Denied$/);
  });
});

const grantRunbook = start('Countersign-grant');
const revokeRunbook = start('Countersign-revoke');
const anyRun: TriedRequest = { action: 'ssm:StartAutomationExecution', resource: run };
const reads: TriedRequest = { action: 'ssm:GetAutomationExecution', resource: run };
const listed: TriedRequest = { action: 'iam:ListPolicies', resource: '*' };
const entities: TriedRequest = { action: 'iam:ListEntitiesForPolicy', resource: grant };
const applied: TriedRequest = { action: 'iam:GetPolicyVersion', resource: grant };
const simulated: TriedRequest = { action: 'iam:SimulatePrincipalPolicy', resource: developer };
const table = `arn:aws:dynamodb:${region}:${account}:table/incidents`;
const index: TriedRequest = { action: 'dynamodb:Query', resource: `${table}/index/by-status` };
const update: TriedRequest = { action: 'dynamodb:UpdateItem', resource: table };

/** Who may do what of the things that some may and some may not. */
const shares: readonly (readonly [string, TriedRequest, readonly RoleName[]])[] = [
  ['start the grant runbook', grantRunbook, ['triage, where it asks itself']],
  ['start the revoke runbook', revokeRunbook, ['outcome', 'sweep']],
  ['start as a run of any id', anyRun, ['triage, where it asks itself', 'outcome', 'sweep']],
  ['pass the automation role to Systems Manager', pass(automation), ['triage, where it asks itself', 'outcome', 'sweep']],
  ['read a run', reads, ['outcome']],
  ['list policies', listed, ['sweep']],
  ['see to whom a grant is attached', entities, ['sweep']],
  ['read what a grant says', applied, ['triage, advising', 'triage, where people ask', 'triage, where it asks itself', 'outcome', 'sweep']],
  ['ask the simulator', simulated, ['triage, advising', 'triage, where people ask', 'triage, where it asks itself']],
  ['list incidents', index, ['sweep, advising', 'sweep']],
  ['write an incident', update, names.filter((name) => name !== 'the schedules')],
];

test.each(
  shares.flatMap(([what, request, those]) => names.map((role) => [role, those.includes(role) ? 'may' : 'may not', what, request] as const)),
)('%s %s %s', async (role, may, _, request) => {
  expect((await ask(role, request)) === 'Allowed').toBe(may === 'may');
});
