import { keptExecutionsSchema, noExecutions } from '../../../lambda/adapters/local/automation/kept-executions.ts';
import { type LocalAutomation, localAutomation } from '../../../lambda/adapters/local/automation/local-automation.ts';
import type { IamState } from '../../../lambda/adapters/local/iam/iam-state.ts';
import type { GrantParameters } from '../../../lambda/core/grant/runbook-parameters.ts';
import { account1, ana, grantParameters, realRunbook, stranger, topic } from '../../runbooks/runbook-values.ts';

const parameters: GrantParameters = { ...grantParameters, PrincipalKind: 'role', ContextKey: 'aws:RequestedRegion', Sensitive: 'no' };

const begin = () => {
  let iam: IamState = account1;
  let now = '2026-03-01T10:00:00.000Z';
  let ids = 0;
  const told: string[] = [];
  const open = (kept = noExecutions): LocalAutomation =>
    localAutomation({
      runbooks: { grant: realRunbook('grant'), revoke: realRunbook('revoke') },
      documents: { grant: 'G', revoke: 'R' },
      kept,
      iam: {
        read: () => iam,
        write: (state) => {
          iam = state;
        },
      },
      notify: async (arn) => void told.push(arn),
      now: () => now,
      newId: () => `id-${++ids}`,
      changed: () => undefined,
    });
  return { open, told, iam: () => iam, at: (time: string) => (now = time) };
};

test('the same token starts once, also after a restart; without one each call is a start', async () => {
  const { open } = begin();
  const automation = open();
  const start = automation.startGrant(ana);
  expect(await start(parameters, 't')).toEqual({ kind: 'started', executionId: 'id-1' });
  expect(await start(parameters, 't')).toEqual({ kind: 'started', executionId: 'id-1' });
  const kept = keptExecutionsSchema.parse(JSON.parse(JSON.stringify(automation.kept())));
  expect(await open(kept).startGrant(ana)(parameters, 't')).toEqual({ kind: 'started', executionId: 'id-1' });
  const revoke = { IncidentId: 'cs-7k3q9m', Fingerprint: 'f'.repeat(64), PrincipalKind: 'role' as const, PrincipalName: 'Developer' };
  const request = { ...revoke, PolicyName: grantParameters.PolicyName, Reason: 'ended' };
  expect(await automation.startRevoke(ana)(request, null)).not.toEqual(await automation.startRevoke(ana)(request, null));
});

test('a start is only noted: what is due happens when it is let, and its status is news once', async () => {
  const { open, told } = begin();
  const automation = open();
  await automation.startGrant(ana)(parameters, 't');
  expect(automation.news()).toEqual([]);
  expect(await automation.advance()).toBe(true);
  expect(told).toEqual([topic]);
  expect(automation.news()).toEqual(['id-1']);
  automation.heard('id-1');
  expect(automation.news()).toEqual([]);
  expect(await automation.advance()).toBe(false);
  expect(automation.nextWake()).toBe('2026-03-02T10:00:00.000Z');
});

test('an approval after a restart is carried out on IAM; a stranger’s is refused', async () => {
  const { open, iam } = begin();
  const first = open();
  await first.startGrant(ana)(parameters, 't');
  await first.advance();
  const automation = open(keptExecutionsSchema.parse(JSON.parse(JSON.stringify(first.kept()))));
  expect(await automation.sendDecision(stranger)('id-1', 'Approve', '')).toMatchObject({ kind: 'refused' });
  expect(await automation.sendDecision(ana)('id-9', 'Approve', '')).toMatchObject({ kind: 'refused' });
  expect(iam()).toEqual(account1);
  expect(await automation.sendDecision(ana)('id-1', 'Approve', 'fine')).toEqual({ kind: 'sent' });
  await automation.advance();
  expect(await automation.readExecution('id-1')).toMatchObject({ id: 'id-1', document: 'G', status: 'Success', startedBy: ana });
  expect(await automation.readExecution('id-9')).toBeNull();
  expect(iam().policies.map(({ PolicyName }) => PolicyName)).toContain(grantParameters.PolicyName);
  expect(automation.nextWake()).toBeNull();
});

test('parameters that the document does not take are refused', async () => {
  const { open } = begin();
  expect(await open().startGrant(ana)({ ...parameters, PrincipalName: '{{ x }}' }, 't')).toMatchObject({
    kind: 'refused',
    says: expect.stringContaining('PrincipalName'),
  });
});
