import type { Outputs } from '../../../lambda/core/doctor/judge-stack.ts';
import { type ApprovalLooks, examineApprovals } from '../../../lambda/flows/doctor/examine-approvals.ts';

const account = '111122223333';
const oncall = `arn:aws:iam::${account}:role/oncall`;
const outputs: Outputs = {
  CallRuleName: 'Calls',
  QueueUrl: 'q',
  DeadLetterQueueUrl: 'd',
  TriageFunctionName: 't',
  TriageRoleArn: 'r',
  IncidentTableName: 'i',
  AlertTopicArn: 'a',
  OwnerTopicArn: 'o',
  GrantSettings: JSON.stringify({
    account,
    grantDocument: 'C-grant',
    revokeDocument: 'C-revoke',
    approvers: [oncall],
    minApprovals: 1,
    minSensitiveApprovals: 1,
    approvalHours: 24,
    days: 14,
    mostAskedPerDay: 3,
    startedBy: 'person',
    protectedPrincipals: [],
  }),
  RunbookHashes: JSON.stringify({ grant: 'hash of {"role":"<AutomationRoleArn>"}', revoke: 'hash of {"role":"<AutomationRoleArn>"}' }),
  AutomationRoleArn: `arn:aws:iam::${account}:role/automation`,
  ApprovalTopicArn: `arn:aws:sns:eu-west-1:${account}:Automation-C`,
};
const content = JSON.stringify({ role: outputs.AutomationRoleArn });
const well: ApprovalLooks = {
  readPrincipal: async (arn) => ({ kind: 'seen', value: arn }),
  readSubscriptions: async () => ({ kind: 'seen', value: [{ protocol: 'email', endpoint: 'a@example.com', isPending: false }] }),
  readRunbook: async () => ({ kind: 'seen', value: { status: 'Active', content, otherVersions: [] } }),
  readAttachments: async () => ({ kind: 'seen', value: { attached: [], inline: ['DefaultPolicy'] } }),
  sha256: (text) => `hash of ${text}`,
};

const seen = async (looks: Partial<ApprovalLooks>, mode: string | null = 'approve', of: Outputs = outputs): Promise<string[]> => {
  const found: string[] = [];
  for await (const { check, state } of examineApprovals({ ...well, ...looks }, of, mode)) found.push(`${check} ${state}`);
  return found;
};

test('a stack in the mode approve that is well is told thing by thing', async () => {
  expect(await seen({})).toEqual(['approvers ok', 'approvers ok', 'runbooks ok', 'runbooks ok', 'automation-role ok']);
});

test('in the mode advise nothing is looked at, and a stack of another version says so', async () => {
  expect(await seen({}, 'advise')).toEqual(['approvers ok']);
  expect(await seen({}, null)).toEqual(['approvers unknown']);
  expect(await seen({}, 'approve', { ...outputs, RunbookHashes: '{}' })).toEqual(['approvers fail']);
});

test('a runbook that was changed is found, and what may not be looked at is no failure', async () => {
  const changed = { status: 'Active', content: '{"role":"mine"}', otherVersions: [] };
  expect(await seen({ readRunbook: async () => ({ kind: 'seen', value: changed }) })).toContain('runbooks fail');
  const refused = { kind: 'refused', needs: 'iam:GetRole' } as const;
  expect(await seen({ readPrincipal: async () => refused, readAttachments: async () => refused })).toEqual([
    'approvers unknown',
    'approvers ok',
    'runbooks ok',
    'runbooks ok',
    'automation-role unknown',
  ]);
});
