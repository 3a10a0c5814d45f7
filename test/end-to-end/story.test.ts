import { readFileSync } from 'node:fs';
import { act } from '../../bin/commands/local-run/act.ts';
import { viewOf } from '../../bin/commands/local-run/view.ts';
import type { PageAction } from '../../lambda/core/page/page-action.ts';
import { actOn, aFolder, incidentOf, incidentsOf, openRun, removeFolders, start, tellStory, viewOfAction } from './open-story.ts';

afterAll(removeFolders);

const days = (count: number): string => new Date(start + count * 24 * 3_600_000).toISOString();
const approve = (hash: string): PageAction => ({ kind: 'approve', hash, reason: '' });
const you = 'arn:aws:sts::111122223333:assumed-role/oncall/you';
const lena = 'arn:aws:sts::111122223333:assumed-role/security-lead/lena';

test('the story has every kind of cause and of remedy, each with what it rests on', async () => {
  const { run, titles } = await openRun(aFolder());
  await tellStory(run);
  const rows = (await incidentsOf(run))
    .filter(({ mutedBy }) => mutedBy === null)
    .map(({ principalName, action, cause, certainty, remedy, fix, count, kind }) =>
      [
        principalName ?? '-',
        kind === 'probing' ? 'probing' : (action ?? '-'),
        cause.kind,
        cause.policyType ?? '-',
        certainty,
        remedy,
        fix,
        count,
      ].join(' '),
    );
  expect(rows.sort()).toEqual([
    '- - quota - stated advice advice 1',
    'AWSBackupDefaultServiceRole iam:PassRole missing-allow identity stated withheld none 1',
    'AWSReservedSSO_PowerUser_0a1b2c3d4e5f6071 rds:CreateDBInstance explicit-deny scp stated advice advice 1',
    'analytics-batch kinesis:PutRecords missing-allow boundary stated advice advice 1',
    'ci-deployer ec2:RunInstances missing-allow identity simulated grant awaiting-approval 1',
    'legacy-backup probing unknown - unknown none none 12',
    'order-worker sqs:SendMessage missing-allow identity stated grant awaiting-approval 300',
    'release-bot iam:PassRole missing-allow identity stated grant awaiting-approval 1',
    'report-builder s3:GetObject missing-allow identity simulated grant awaiting-approval 1',
    'report-builder secretsmanager:GetSecretValue missing-allow identity stated grant awaiting-approval 1',
    'sandbox-intern iam:AttachRolePolicy missing-allow identity stated withheld none 1',
  ]);
  expect(titles).toHaveLength(11);
  // Told again, nothing is counted twice and nobody is told.
  await tellStory(run);
  expect((await incidentsOf(run)).reduce((sum, { count }) => sum + count, 0)).toBe(300 + 9 + 12 + 12);
  expect(titles).toHaveLength(11);
});

test('the encoded message of this machine is decoded; of another one it is said that nobody here can', async () => {
  const { run } = await openRun(aFolder());
  await tellStory(run, '01', '06');
  const launch = await viewOfAction(run, 'ec2:RunInstances');
  expect(JSON.parse(launch.decodedMessage ?? '')).toMatchObject({ allowed: false, context: { action: 'ec2:RunInstances' } });
  expect(launch.explanation?.remedy.wholeCall?.policy.Statement.length).toBeGreaterThan(0);
  const restore = await viewOfAction(run, 'iam:PassRole');
  expect(restore.decodedMessage).toBeNull();
  expect(restore.explanation?.evidence.map(({ says }) => says).join()).toContain('only AWS STS can decode this message');
});

test('after an approval the denied call is allowed and its neighbours are not; after the end it is refused again', async () => {
  const { run, titles } = await openRun(aFolder());
  await tellStory(run, '05');
  const tried = async () => (await viewOfAction(run, 's3:GetObject')).tried.map(({ what, allowed }) => `${what}: ${allowed}`);
  expect(await tried()).toEqual([]);
  expect(await actOn(run, 's3:GetObject', approve)).toEqual({ kind: 'done' });
  const granted = await viewOfAction(run, 's3:GetObject');
  expect(granted.incident).toMatchObject({
    fix: 'verified',
    status: 'resolved',
    grant: { decidedBy: [you], endsAt: '2026-12-05T00:00:00Z' },
  });
  expect(granted.held?.map(({ name }) => name)).toEqual([granted.incident.grant?.policyName, 'reports']);
  expect(await tried()).toEqual(['the denied call: true', 'another resource: false', 'another action: false']);
  await run.moveTo(days(13));
  expect(await tried()).toEqual(['the denied call: true', 'another resource: false', 'another action: false']);
  expect(titles).toContain('A grant ends soon: s3:GetObject for report-builder');
  await run.moveTo(days(15));
  expect((await viewOfAction(run, 's3:GetObject')).incident).toMatchObject({ fix: 'ended', grant: { revocation: { reason: 'ended' } } });
  expect(await tried()).toEqual(['the denied call: false', 'another resource: false', 'another action: false']);
  expect(run.world.iam()).toEqual((await openRun(aFolder())).run.world.iam());
});

test('its own date ends a grant, though nothing takes it back', async () => {
  const { run } = await openRun(aFolder());
  await tellStory(run, '05');
  await actOn(run, 's3:GetObject', approve);
  run.world.clock.moveTo(days(15));
  expect((await viewOfAction(run, 's3:GetObject')).tried[0]).toMatchObject({ what: 'the denied call', allowed: false });
});

test('what is sensitive needs two: after yours the colleague approves, and the history names both', async () => {
  const { run } = await openRun(aFolder());
  await tellStory(run, '08');
  const secret = 'secretsmanager:GetSecretValue';
  await actOn(run, secret, approve);
  expect((await incidentOf(run, secret)).fix).toBe('awaiting-approval');
  await actOn(run, secret, approve);
  const { incident, history } = await viewOfAction(run, secret);
  expect(incident).toMatchObject({ fix: 'verified', grant: { decidedBy: [you, lena] } });
  expect(history.filter(({ what }) => what.startsWith('approval of')).map(({ who }) => who)).toEqual([you, lena]);
});

test('what was rejected is not granted, and the reason is kept; it can be asked for again', async () => {
  const { run, titles } = await openRun(aFolder());
  await tellStory(run, '05');
  expect(await actOn(run, 's3:GetObject', (hash) => ({ kind: 'reject', hash, reason: 'use the export job' }))).toEqual({ kind: 'done' });
  const { incident, plan, tried } = await viewOfAction(run, 's3:GetObject');
  expect(incident).toMatchObject({ fix: 'rejected', grant: { decidedBy: [you], because: expect.stringContaining('use the export job') } });
  expect(titles.at(-1)).toBe('Rejected: s3:GetObject for report-builder');
  expect(tried).toEqual([]);
  expect(await actOn(run, 's3:GetObject', approve)).toMatchObject({ kind: 'refused' });
  if (plan?.kind !== 'plan') throw new Error('no plan');
  expect(await act(run, incident.fingerprint, { kind: 'propose', hash: '0'.repeat(64) })).toMatchObject({ kind: 'refused' });
  expect(await act(run, incident.fingerprint, { kind: 'propose', hash: plan.plan.hash })).toEqual({ kind: 'done' });
  expect(await actOn(run, 's3:GetObject', approve)).toEqual({ kind: 'done' });
  expect((await incidentOf(run, 's3:GetObject')).fix).toBe('verified');
});

test('approve and revoke are bound to the document that was shown', async () => {
  const { run } = await openRun(aFolder());
  await tellStory(run, '05');
  const wrong = 'f'.repeat(64);
  expect(await actOn(run, 's3:GetObject', () => approve(wrong))).toMatchObject({
    kind: 'refused',
    says: expect.stringContaining('not ffffffff'),
  });
  await actOn(run, 's3:GetObject', approve);
  expect(await actOn(run, 's3:GetObject', () => ({ kind: 'revoke', hash: wrong, reason: 'x' }))).toMatchObject({ kind: 'refused' });
  expect((await incidentOf(run, 's3:GetObject')).fix).toBe('verified');
  await actOn(run, 's3:GetObject', (hash) => ({ kind: 'revoke', hash, reason: 'not needed any more' }));
  const { incident, history, tried } = await viewOfAction(run, 's3:GetObject');
  expect(incident.fix).toBe('ended');
  expect(tried[0]?.allowed).toBe(false);
  expect(history.map(({ what }) => what)).toEqual(expect.arrayContaining(['revoked: not needed any more', 'the grant is gone']));
});

test('what a person puts aside is kept with the words and the name of the person', async () => {
  const { run, titles } = await openRun(aFolder());
  await tellStory(run, '04', '10');
  const told = titles.length;
  await actOn(run, 'kinesis:PutRecords', () => ({ kind: 'ignore', reason: 'as meant', days: 7 }));
  expect(await incidentOf(run, 'kinesis:PutRecords')).toMatchObject({
    status: 'ignored',
    reason: 'as meant',
    quietUntil: new Date(start + 7 * 86_400_000).toISOString(),
  });
  await actOn(run, 'sqs:SendMessage', () => ({ kind: 'snooze', hours: 4 }));
  expect(await incidentOf(run, 'sqs:SendMessage')).toMatchObject({ status: 'snoozed' });
  await actOn(run, 'kinesis:PutRecords', () => ({ kind: 'resolve' }));
  expect((await viewOfAction(run, 'kinesis:PutRecords')).history.at(-1)).toMatchObject({ what: 'resolved', who: you });
  expect(titles).toHaveLength(told);
});

test('nobody decides in time: it lapses, and nothing was changed', async () => {
  const { run, titles } = await openRun(aFolder());
  await tellStory(run, '05');
  const before = run.world.iam();
  await run.moveTo(days(2));
  expect((await incidentOf(run, 's3:GetObject')).fix).toBe('lapsed');
  expect(titles).toContain('Not granted: s3:GetObject for report-builder');
  expect(run.world.iam()).toEqual(before);
});

test('IAM that is slow to be consistent is waited for', async () => {
  const { run } = await openRun(aFolder(), `consistencyMs: 60000\n${readFileSync('examples/story/iam.yaml', 'utf8')}`);
  await tellStory(run, '05');
  await actOn(run, 's3:GetObject', approve);
  expect((await incidentOf(run, 's3:GetObject')).fix).toBe('applying');
  await run.moveTo(new Date(start + 90_000).toISOString());
  expect((await incidentOf(run, 's3:GetObject')).fix).toBe('verified');
  await run.close();
});

test('an unknown incident is nobody’s', async () => {
  const { run } = await openRun(aFolder());
  expect(await viewOf(run, '0'.repeat(64))).toBeNull();
  expect(await act(run, '0'.repeat(64), { kind: 'resolve' })).toMatchObject({ kind: 'refused' });
});
