import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { fillRunbook } from '../../lambda/adapters/local/runbook/fill-runbook.ts';
import { readRunbook as checkRunbook } from '../../lambda/adapters/local/runbook/runbook.ts';
import { sha256 } from '../../lambda/adapters/sha256.ts';
import { canonicalRunbook } from '../../lambda/core/doctor/canonical-runbook.ts';
import { readRunbook } from '../../lib/runbook-document.ts';
import { deployed, ownRoleArn, policiesOfRole } from '../oracle/synthesized-policies.ts';
import { account, approving } from './approve-settings.ts';
import { resourceOf, resourcesOf, synthesize } from './synthesized.ts';

const settings = {
  ...approving,
  minApprovals: 2,
  minSensitiveApprovals: 3,
  approvalHours: 5,
  policiesPerPrincipal: 20,
  onlyPrincipalsTagged: { key: 'countersign', value: 'yes' },
  requiredBoundary: `arn:aws:iam::${account}:policy/developer-boundary`,
};
const template = synthesize(settings);
const documents = resourcesOf(template, 'AWS::SSM::Document');
const stepSchema = z.looseObject({
  name: z.string(),
  action: z.string(),
  timeoutSeconds: z.number().optional(),
  inputs: z.record(z.string(), z.unknown()),
});
const contentSchema = z.looseObject({
  assumeRole: z.unknown(),
  parameters: z.record(z.string(), z.unknown()),
  mainSteps: z.array(stepSchema),
});
const contentOf = (which: 'Grant' | 'Revoke') =>
  contentSchema.parse(deployed(resourceOf(template, 'AWS::SSM::Document', `CountersignRemediationRunbooks${which}`)['Content'], template));
const both = [contentOf('Grant'), contentOf('Revoke')];
const stepsOf = (action: string) => contentOf('Grant').mainSteps.filter((step) => step.action === action);
const grantPolicyArn = `arn:aws:iam::${account}:policy/countersign/{{ PolicyName }}`;

it('there are two, named after the stack, and a new deployment is a new version: what waits goes on as it began', () => {
  expect([...documents.values()].map(({ Name, DocumentType, UpdateMethod }) => ({ Name, DocumentType, UpdateMethod }))).toEqual([
    { Name: 'Countersign-grant', DocumentType: 'Automation', UpdateMethod: 'NewVersion' },
    { Name: 'Countersign-revoke', DocumentType: 'Automation', UpdateMethod: 'NewVersion' },
  ]);
});

it('no place is left open, and each is smaller than the 64 kB that Systems Manager takes', () => {
  for (const content of both) {
    expect(JSON.stringify(content)).not.toMatch(/\$\{|Token\[/);
    expect(JSON.stringify(content).length).toBeLessThan(60_000);
  }
});

it('both are run as the automation role, and nobody who starts one can say otherwise', () => {
  for (const { assumeRole, parameters } of both) {
    expect(assumeRole).toBe(ownRoleArn('CountersignRemediationAutomationRole'));
    expect(Object.keys(parameters).join()).not.toMatch(/role(arn|name)|approv|assume|topic|timeout/i);
  }
});

it('approvers, their number, the time and the topic are of the settings', () => {
  const topic = resourceOf(template, 'AWS::SNS::Topic', 'CountersignRemediationApprovals');
  expect(topic['TopicName']).toMatch(/^Automation/);
  const [one, sensitive] = stepsOf('aws:approve');
  const common = {
    Approvers: approving.approvers,
    NotificationArn: expect.stringMatching(new RegExp(`^arn:aws:sns:us-east-1:${account}:CountersignRemediationApprovalsTopic`)),
  };
  expect(one).toMatchObject({ timeoutSeconds: 18_000, inputs: { ...common, MinRequiredApprovals: 2 } });
  expect(sensitive).toMatchObject({ timeoutSeconds: 18_000, inputs: { ...common, MinRequiredApprovals: 3 } });
  expect(stepsOf('aws:approve')).toHaveLength(2);
});

it('what is made, attached, verified and deleted is a policy under /countersign/ of this account', () => {
  const policies = both.flatMap(({ mainSteps }) => mainSteps.flatMap(({ inputs }) => inputs['PolicyArn'] ?? []));
  expect(policies.length).toBeGreaterThan(5);
  expect(new Set(policies)).toEqual(new Set([grantPolicyArn]));
});

it('there is room where one policy less than the quota is attached', () => {
  const counts = contentOf('Grant').mainSteps.flatMap(({ inputs }) => inputs['MaxItems'] ?? []);
  expect(counts).toEqual([19, 19]);
});

it('attaching is simulated with the policy, and with what the settings ask of the principal', () => {
  const contexts = contentOf('Grant')
    .mainSteps.filter(({ inputs }) => /^iam:Attach/.test(String(inputs['ActionNames'])))
    .map(({ inputs }) => inputs['ContextEntries']);
  const entry = (key: string, value: string) => ({ ContextKeyName: key, ContextKeyType: 'string', ContextKeyValues: [value] });
  const expected = [
    entry('iam:PolicyARN', grantPolicyArn),
    entry('aws:ResourceTag/countersign', 'yes'),
    entry('iam:PermissionsBoundary', settings.requiredBoundary),
  ];
  expect(contexts).toEqual([expected, expected]);
});

it('every API that a step calls is one that the automation role may call', () => {
  const [policy] = policiesOfRole(template, /AutomationRole/);
  const allowed = z
    .object({ Statement: z.array(z.looseObject({ Effect: z.string(), Action: z.union([z.string(), z.array(z.string())]).default([]) })) })
    .parse(policy?.policy)
    .Statement.filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action }) => Action);
  const called = both.flatMap(({ mainSteps }) =>
    mainSteps.flatMap(({ inputs }) => ('Api' in inputs ? `${String(inputs['Service'])}:${String(inputs['Api'])}` : [])),
  );
  expect(called.length).toBeGreaterThan(10);
  expect(called.filter((action) => !allowed.includes(action))).toEqual([]);
});

it.each(['grant', 'revoke'] as const)('is filled in as the local run fills it in, and is one that it understands: %s', (name) => {
  const values = {
    AutomationRoleArn: 'arn:aws:iam::111122223333:role/automation',
    GrantPolicyArn: grantPolicyArn,
    ApprovalsTopicArn: 'arn:aws:sns:us-east-1:111122223333:Automation-x',
    Approvers: ['arn:aws:iam::111122223333:role/oncall'],
    MinApprovals: 1,
    MinSensitiveApprovals: 2,
    ApprovalTimeoutSeconds: 3600,
    MostOtherPolicies: 9,
    ContextOfAttaching: [{ ContextKeyName: 'iam:PolicyARN', ContextKeyType: 'string', ContextKeyValues: [grantPolicyArn] }],
  };
  const filled = readRunbook(name, values);
  expect(filled).toEqual(fillRunbook(readFileSync(`lib/runbooks/${name}.yaml`, 'utf8'), values));
  expect(() => checkRunbook(filled)).not.toThrow();
});

it('a place without a value ends the synthesis', () => {
  expect(() => readRunbook('grant', { AutomationRoleArn: 'x' })).toThrow('lib/runbooks/grant.yaml asks for ${');
});

it.each(['Grant', 'Revoke'] as const)('doctor knows the deployed runbook by its hash, and any change of it: %s', (which) => {
  const output = (name: string): string => String(deployed(template.Outputs[name]?.Value, template));
  const places = {
    automationRoleArn: output('AutomationRoleArn'),
    approvalTopicArn: output('ApprovalTopicArn'),
    grantPolicies: `arn:aws:iam::${account}:policy/countersign/`,
  };
  const hashOf = (content: unknown) => sha256(canonicalRunbook(JSON.stringify(content, null, 2), places) ?? '');
  const expected = JSON.parse(output('RunbookHashes'))[which.toLowerCase()];
  const content = contentOf(which);
  expect(hashOf(content)).toBe(expected);
  expect(hashOf({ ...content, assumeRole: `arn:aws:iam::${account}:role/other` })).not.toBe(expected);
  expect(hashOf({ ...content, mainSteps: content.mainSteps.slice(1) })).not.toBe(expected);
  expect(hashOf(JSON.parse(JSON.stringify(content).replace('60', '61')))).not.toBe(expected);
});

it('approvers of the approvals topic are asked by mail where the settings name addresses', () => {
  const subscriptions = [...resourcesOf(template, 'AWS::SNS::Subscription').values()];
  expect(subscriptions).toEqual([
    { Protocol: 'email', Endpoint: 'approvers@example.com', TopicArn: { Ref: expect.stringMatching(/^CountersignRemediationApprovals/) } },
  ]);
});

it('the policy of the automation role fits into a role, with as many approvers and protected principals as a function can be told of', () => {
  const most = synthesize({
    ...approving,
    approvers: Array.from({ length: 10 }, (_, index) => `arn:aws:sts::${account}:assumed-role/security-oncall-${index}/ana`),
    protectedPrincipals: Array.from({ length: 8 }, (_, index) => `arn:aws:iam::${account}:role/platform-${index}/*`),
  });
  const [policy] = policiesOfRole(most, /AutomationRole/);
  // IAM and AWS STS quotas: all inline policies of a role, without white space.
  expect(JSON.stringify(policy?.policy).length).toBeLessThan(10_240);
});
