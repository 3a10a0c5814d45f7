import type { Finding } from '../../../lambda/core/doctor/finding.ts';
import {
  type Approvals,
  approvalsIn,
  judgeApprovalTopic,
  judgeApprovers,
  judgeAutomationRole,
  judgeMode,
} from '../../../lambda/core/doctor/judge-approvals.ts';
import { judgeRunbook } from '../../../lambda/core/doctor/judge-runbook.ts';

const account = '111122223333';
const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const session = `arn:aws:sts::${account}:assumed-role/security/ana`;
const automationRoleArn = role('automation');
const approvalTopicArn = `arn:aws:sns:eu-west-1:${account}:Automation-Countersign-approvals`;

const settings: Approvals['settings'] = {
  account,
  grantDocument: 'Countersign-grant',
  revokeDocument: 'Countersign-revoke',
  approvers: [role('oncall'), session],
  minApprovals: 1,
  minSensitiveApprovals: 2,
  approvalHours: 24,
  days: 14,
  mostAskedPerDay: 3,
  startedBy: 'person',
  protectedPrincipals: [],
};
const outputs = {
  CallRuleName: 'Calls',
  QueueUrl: 'q',
  DeadLetterQueueUrl: 'd',
  TriageFunctionName: 't',
  TriageRoleArn: role('triage'),
  IncidentTableName: 'i',
  AlertTopicArn: 'a',
  OwnerTopicArn: 'o',
};
const approving = {
  ...outputs,
  GrantSettings: JSON.stringify(settings),
  RunbookHashes: JSON.stringify({ grant: 'g', revoke: 'r' }),
  AutomationRoleArn: automationRoleArn,
  ApprovalTopicArn: approvalTopicArn,
};
const approvals: Approvals = {
  settings,
  hashes: { grant: 'g', revoke: 'r' },
  places: { automationRoleArn, approvalTopicArn, grantPolicies: `arn:aws:iam::${account}:policy/countersign/` },
};
const states = (findings: readonly Finding[]): string[] => findings.map(({ state }) => state);

test('approvers are not needed in mode advise, looked at in mode approve, and nothing is claimed where the mode was not seen', () => {
  expect([judgeMode('advise')?.state, judgeMode('approve'), judgeMode(null)?.state]).toEqual(['ok', null, 'unknown']);
});

test('what a stack says of its approvers is read from its outputs, or it is another version', () => {
  expect(approvalsIn(approving)).toEqual(approvals);
  expect(approvalsIn(outputs)).toBeNull();
  expect(approvalsIn({ ...approving, GrantSettings: '{"account":"1"}' })).toBeNull();
  expect(approvalsIn({ ...approving, RunbookHashes: 'no JSON' })).toBeNull();
  expect(approvalsIn({ ...approving, AutomationRoleArn: '' })).toBeNull();
});

const there = [
  { approver: role('oncall'), foundArn: role('oncall') },
  { approver: session, foundArn: role('teams/security') },
];

test.each([
  ['all are there: a session counts for its role, whatever path it has', there, ['ok']],
  ['one is gone: a sensitive grant has too few', [{ approver: role('oncall'), foundArn: null }, ...there.slice(1)], ['fail', 'warn']],
  ['all are gone', there.map((one) => ({ ...one, foundArn: null })), ['fail', 'fail', 'fail']],
  [
    'one has another path: nobody would be asked, and a grant could be attached to it',
    [{ approver: role('oncall'), foundArn: role('teams/oncall') }, ...there.slice(1)],
    ['fail', 'warn'],
  ],
  ['one is the automation role', [{ approver: automationRoleArn, foundArn: automationRoleArn }, ...there], ['fail', 'ok']],
  [
    'one is of another account',
    [{ approver: 'arn:aws:iam::444455556666:role/oncall', foundArn: 'arn:aws:iam::444455556666:role/oncall' }, ...there],
    ['fail', 'ok'],
  ],
])('approvers: %s', (_, seen, expected) => {
  expect(states(judgeApprovers(seen, approvals))).toEqual(expected);
});

test('a subscription to the requests that nobody confirmed is a failure, none at all a warning', () => {
  const mail = { protocol: 'email', endpoint: 'a@example.com', isPending: false };
  expect(states(judgeApprovalTopic([mail], approvalTopicArn))).toEqual(['ok']);
  expect(states(judgeApprovalTopic([{ ...mail, isPending: true }], approvalTopicArn))).toEqual(['fail', 'warn']);
  expect(judgeApprovalTopic([], approvalTopicArn)[0]?.todo).toContain(approvalTopicArn);
});

test.each([
  ['the stack’s policy alone', { attached: [], inline: ['DefaultPolicy'] }, 'ok'],
  ['something attached by hand', { attached: ['arn:aws:iam::aws:policy/AdministratorAccess'], inline: ['DefaultPolicy'] }, 'fail'],
  ['an inline policy put by hand', { attached: [], inline: ['DefaultPolicy', 'more'] }, 'fail'],
  ['no policy any more', { attached: [], inline: [] }, 'fail'],
])('the automation role with %s', (_, seen, state) => {
  expect(judgeAutomationRole(seen).state).toBe(state);
});

const runbook = { status: 'Active', content: '{}', otherVersions: [] };

test.each([
  ['as it was deployed', runbook, 'g', ['ok']],
  ['that is not there', null, null, ['fail']],
  ['that is being made', { ...runbook, status: 'Creating' }, 'g', ['fail']],
  ['that somebody changed', runbook, 'other', ['fail']],
  ['whose content is no JSON', runbook, null, ['fail']],
  ['with old versions, whose approvers may have been others', { ...runbook, otherVersions: ['1', '2'] }, 'g', ['ok', 'warn']],
])('a runbook %s', (_, seen, hash, expected) => {
  expect(states(judgeRunbook('Countersign-grant', seen, hash, 'g'))).toEqual(expected);
});

test('the command that deletes an old version names it', () => {
  const [, old] = judgeRunbook('Countersign-grant', { ...runbook, otherVersions: ['1', '2'] }, 'g', 'g');
  expect(old?.todo).toBe('delete each: aws ssm delete-document --name Countersign-grant --document-version 1 (and 2)');
});
