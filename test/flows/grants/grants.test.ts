import type { Incident } from '../../../lambda/core/incident/incident.ts';
import { reportNotice } from '../../../lambda/core/message/report/report-notice.ts';
import { adoptGrant } from '../../../lambda/flows/grants/adopt-grant.ts';
import { followUp } from '../../../lambda/flows/grants/follow-up.ts';
import { prepareDecision } from '../../../lambda/flows/grants/prepare-decision.ts';
import { proposeGrant } from '../../../lambda/flows/grants/propose-grant.ts';
import { revokeGrant } from '../../../lambda/flows/grants/revoke-grant.ts';
import { resolveSilent, sendDigest } from '../../../lambda/flows/send-digest.ts';
import { type LocalTable, startTable } from '../../dynalite.ts';
import { account, account1, ana, lena, stranger } from '../../runbooks/runbook-values.ts';
import { grantWorld } from './world.ts';

let table: LocalTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

type World = ReturnType<typeof grantWorld>;
const dora = `arn:aws:iam::${account}:user/dev/Dora`;

const propose = async (world: World, incident: Incident) => {
  const proposal = await proposeGrant(world.ports, world.settings, incident.fingerprint, dora);
  if (proposal.kind === 'refused') throw new Error(proposal.because);
  return proposal;
};

const approve = async (world: World, incident: Incident, by = ana) => {
  world.as(by);
  const prepared = await prepareDecision(world.ports, world.settings, {
    incident: await world.incident(incident),
    decision: 'approve',
    plan: null,
  });
  if (prepared.kind === 'refused') throw new Error(prepared.because);
  await world.ports.sendDecision(prepared.decision.execution.id, 'Approve', 'CHG-881');
};

const granted = async (world: World) => {
  const incident = await world.deny();
  await propose(world, incident);
  await approve(world, incident);
  return world.incident(incident);
};

describe('a grant, from the denial to its end', () => {
  test('is proposed, approved, applied as it was shown, verified, and told', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    expect(world.alerts[0]?.plan).toMatchObject({ kind: 'offered', endsAt: '2026-03-16T00:00:00Z' });
    expect(incident).toMatchObject({ fix: 'proposed', grant: null });
    const { plan, executionId } = await propose(world, incident);
    expect(plan.hash).toBe(world.alerts[0]?.plan?.kind === 'offered' ? world.alerts[0].plan.hash : '');
    expect(await world.incident(incident)).toMatchObject({
      fix: 'awaiting-approval',
      grant: { executionId, documentHash: plan.hash, askedBy: dora },
    });
    expect(world.iam()).toEqual(account1);
    await approve(world, incident);
    expect(await world.incident(incident)).toMatchObject({
      fix: 'verified',
      status: 'resolved',
      grant: { decidedBy: [expect.stringContaining('Approver')], endedAt: '2026-03-01T10:00:00.000Z', because: null },
    });
    const applied = world.iam().policies.filter(({ Path }) => Path === '/countersign/');
    expect(applied.map(({ PolicyDocument }) => PolicyDocument)).toEqual([plan.document]);
    expect(JSON.parse(plan.document).Statement[0].Condition).toEqual({ DateLessThan: { 'aws:CurrentTime': '2026-03-16T00:00:00Z' } });
    expect(world.reports.map(({ title }) => title)).toEqual(['Granted and verified: s3:GetObject for Developer']);
  });

  test('asking twice asks once, and what waits is not asked for again', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    const [one, other] = await Promise.all([propose(world, incident), propose(world, incident)]);
    expect(one.executionId).toBe(other.executionId);
    expect(await proposeGrant(world.ports, world.settings, incident.fingerprint, dora)).toEqual({
      kind: 'refused',
      because: 'it was asked for already at 2026-03-01T10:00:00.000Z, and waits for its decision',
    });
  });

  test('a rejection leaves IAM as it was, says by whom, and lets it be asked again as another execution', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    const { executionId } = await propose(world, incident);
    world.as(lena);
    await world.ports.sendDecision(executionId, 'Reject', 'use the reports role');
    expect(await world.incident(incident)).toMatchObject({ fix: 'rejected', grant: { decidedBy: [lena] } });
    expect(world.iam()).toEqual(account1);
    expect(world.reports[0]?.says[0]).toContain(`Rejected by ${lena}`);
    expect((await propose(world, incident)).executionId).not.toBe(executionId);
  });

  test('nobody in time: it lapses, and nothing was changed', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    await propose(world, incident);
    await world.pass(25);
    expect(await world.incident(incident)).toMatchObject({ fix: 'lapsed', grant: { because: 'nobody decided in time' } });
    expect(world.iam()).toEqual(account1);
    expect(world.reports).toHaveLength(1);
  });

  test('a deny elsewhere: it is undone after the wait, and said why', async () => {
    const world = grantWorld(table);
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
    const incident = await world.deny();
    world.changeIam((iam) => ({
      ...iam,
      roles: iam.roles.map((role) =>
        role.RoleName === 'Developer'
          ? {
              ...role,
              InlinePolicies: [{ PolicyName: 'no', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [deny] }) }],
            }
          : role,
      ),
    }));
    const before = world.iam();
    await propose(world, incident);
    await approve(world, incident);
    expect((await world.incident(incident)).fix).toBe('applying');
    await world.pass(1);
    expect(await world.incident(incident)).toMatchObject({
      fix: 'rolled-back',
      grant: { because: expect.stringContaining('another policy refuses it too') },
    });
    expect(world.iam()).toEqual(before);
  });

  test('a role that was made again is not granted anything, and nobody is asked', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    world.changeIam((iam) => ({
      ...iam,
      roles: iam.roles.map((role) => (role.RoleName === 'Developer' ? { ...role, RoleId: 'AROAEXAMPLEOTHER0000' } : role)),
    }));
    await propose(world, incident);
    await world.bring();
    expect(await world.incident(incident)).toMatchObject({
      fix: 'lapsed',
      grant: { because: expect.stringContaining('not the one that was denied') },
    });
  });

  test('a role that was made again while the approvers were asked is not granted anything', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    await propose(world, incident);
    world.changeIam((iam) => ({
      ...iam,
      roles: iam.roles.map((role) => (role.RoleName === 'Developer' ? { ...role, RoleId: 'AROAEXAMPLEOTHER0000' } : role)),
    }));
    await approve(world, incident);
    expect(await world.incident(incident)).toMatchObject({
      fix: 'lapsed',
      grant: { because: expect.stringContaining('not the one that was denied') },
    });
    expect(world.reports.map(({ title }) => title)).toEqual(['Not granted: s3:GetObject for Developer']);
  });

  test('cancelled while it waits: it lapses; cancelled after it was attached: it is rolled back', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    const first = await propose(world, incident);
    await world.cancel(first.executionId);
    expect(await world.incident(incident)).toMatchObject({
      fix: 'lapsed',
      grant: { because: 'it was cancelled before anything was changed' },
    });
    world.changeIam((iam) => ({ ...iam, consistencyMs: 60_000 }));
    const second = await propose(world, incident);
    await approve(world, incident);
    expect((await world.incident(incident)).fix).toBe('applying');
    await world.cancel(second.executionId);
    expect(await world.incident(incident)).toMatchObject({ fix: 'rolled-back', grant: { because: 'it was cancelled' } });
    expect(world.iam()).toEqual({ ...account1, consistencyMs: 60_000 });
  });

  test('a policy that is not what was approved is taken back at once', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    const { executionId } = await propose(world, incident);
    await approve(world, incident);
    const before = await world.incident(incident);
    // As if the outcome had not been looked at yet when somebody changed the policy.
    await world.ports.changeIncident(incident.fingerprint, before.version, {
      fix: 'applying',
      grant: before.grant === null ? null : { ...before.grant, endedAt: null },
    });
    world.changeIam((iam) => ({
      ...iam,
      policies: iam.policies.map((policy) =>
        policy.Path === '/countersign/' ? { ...policy, PolicyDocument: policy.PolicyDocument.replace('s3:GetObject', 's3:*') } : policy,
      ),
    }));
    await followUp(world.followUpPorts, executionId);
    await world.bring();
    expect(world.iam()).toEqual(account1);
    expect((await world.incident(incident)).fix).toBe('rolled-back');
    expect(world.reports.map(({ title }) => title.split(':')[0])).toEqual([
      'Granted and verified',
      'Taken back at once',
      'A grant was taken back',
    ]);
  });

  test('two days before its end people get the text to keep it; after it the grant is taken back', async () => {
    const world = grantWorld(table);
    const incident = await granted(world);
    await world.pass(24 * 11);
    await world.sweep();
    expect(world.reports).toHaveLength(1);
    await world.pass(24 * 2);
    await world.sweep();
    await world.sweep();
    expect(world.reports.map(({ kind }) => kind)).toEqual(['decision', 'ending']);
    expect(world.reports[1]?.code).toContain('s3:GetObject');
    expect(world.reports[1]?.code).not.toContain('DateLessThan');
    await world.pass(24 * 2);
    await world.sweep();
    expect(world.iam()).toEqual(account1);
    expect(await world.incident(incident)).toMatchObject({ fix: 'ended', grant: { revocation: { reason: 'ended' } } });
    expect(world.reports.at(-1)?.title).toBe('A grant has ended: s3:GetObject for Developer');
  });

  test('revoke takes it back now; once it is gone there is nothing to revoke', async () => {
    const world = grantWorld(table);
    const incident = await granted(world);
    expect(await revokeGrant(world.ports, incident, 'revoked')).toMatchObject({ kind: 'started' });
    await world.bring();
    expect(world.iam()).toEqual(account1);
    const after = await world.incident(incident);
    expect(after.fix).toBe('ended');
    expect(await revokeGrant(world.ports, after, 'revoked')).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('gone already'),
    });
  });

  test('a grant that could not be taken back is said, and tried again', async () => {
    const world = grantWorld(table);
    const incident = await granted(world);
    // Somebody attached it to another role by hand: it cannot be deleted.
    world.changeIam((iam) => ({
      ...iam,
      roles: iam.roles.map((role) =>
        role.RoleName === 'Ops'
          ? {
              ...role,
              AttachedPolicies: [{ PolicyArn: iam.policies.find(({ Path }) => Path === '/countersign/')?.Arn ?? '', AttachedAt: null }],
            }
          : role,
      ),
    }));
    await revokeGrant(world.ports, incident, 'revoked');
    await world.bring();
    expect(world.reports.at(-1)).toMatchObject({
      title: expect.stringContaining('could not be taken back'),
      says: [expect.stringContaining('DeleteConflict')],
    });
    expect(await world.incident(incident)).toMatchObject({ fix: 'verified', grant: { revocation: null } });
  });

  test('adopt waits until the request is allowed without the grant', async () => {
    const world = grantWorld(table);
    const incident = await granted(world);
    expect(await adoptGrant(world.ports, incident)).toMatchObject({ kind: 'refused', because: expect.stringContaining('still refused') });
    const own = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
    const document = JSON.stringify({ Version: '2012-10-17', Statement: [own] });
    world.changeIam((iam) => ({
      ...iam,
      roles: iam.roles.map((role) =>
        role.RoleName === 'Developer' ? { ...role, InlinePolicies: [{ PolicyName: 'own', PolicyDocument: document }] } : role,
      ),
    }));
    expect(await adoptGrant(world.ports, incident)).toMatchObject({ kind: 'started' });
    await world.bring();
    expect((await world.incident(incident)).fix).toBe('adopted');
    expect(world.iam().policies.some(({ Path }) => Path === '/countersign/')).toBe(false);
  });

  test('a denial in spite of the grant is marked: not arrived yet, then not fixed', async () => {
    const world = grantWorld(table);
    await granted(world);
    await world.pass(2 / 60);
    await world.deny();
    expect(world.alerts.at(-1)?.incident).toMatchObject({ status: 'regressed', fix: 'verified' });
    const { noticeOf } = await import('../../../lambda/core/message/alert/notice.ts');
    const last = world.alerts.at(-1);
    expect(last === undefined ? '' : noticeOf(last).email.replace(/\s+/g, ' ')).toContain('may not have reached all of AWS yet');
  });
});

describe('who may decide', () => {
  const prepared = async (world: World, incident: Incident, by: string, plan: string | null = null) => {
    world.as(by);
    return prepareDecision(world.ports, world.settings, { incident: await world.incident(incident), decision: 'approve', plan });
  };

  test.each([
    ['a stranger', stranger, 'none of the approvers'],
    [
      'a session of the name that was denied',
      `arn:aws:sts::${account}:assumed-role/Approver/gha-8841`,
      'was denied: somebody else must approve',
    ],
  ])('not %s', async (_, by, words) => {
    const world = grantWorld(table);
    const incident = await world.deny();
    await propose(world, incident);
    expect(await prepared(world, incident, by)).toMatchObject({ kind: 'refused', because: expect.stringContaining(words) });
  });

  test('not who asked', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    world.as(lena);
    await propose(world, incident);
    expect(await prepared(world, incident, lena)).toMatchObject({
      kind: 'refused',
      because: 'you asked for it yourself: somebody else must approve',
    });
    expect(await prepared(world, incident, ana)).toMatchObject({ kind: 'ready' });
  });

  test('not another plan than the one that was looked at', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    const { plan } = await propose(world, incident);
    expect(await prepared(world, incident, ana, plan.hash.slice(0, 8))).toMatchObject({
      kind: 'ready',
      decision: { hash: plan.hash, document: plan.document },
    });
    expect(await prepared(world, incident, ana, '00000000')).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining(`the plan is ${plan.hash.slice(0, 8)} now`),
    });
  });

  test('not a document whose hash is not the incident’s', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    await propose(world, incident);
    const read = world.ports.readExecution;
    const forged = {
      ...world.ports,
      readExecution: async (id: string) => {
        const execution = await read(id);
        return (
          execution && { ...execution, parameters: { ...execution.parameters, PolicyDocument: '{"Version":"2012-10-17","Statement":[]}' } }
        );
      },
    };
    world.as(ana);
    expect(
      await prepareDecision(forged, world.settings, { incident: await world.incident(incident), decision: 'approve', plan: null }),
    ).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('the hash differs'),
    });
  });

  test('not what was started past us, by whoever may start the runbook; but it can be rejected', async () => {
    const world = grantWorld(table);
    const incident = await world.deny();
    const { plan } = await propose(world, incident);
    const before = await world.incident(incident);
    await world.ports.changeIncident(incident.fingerprint, before.version, { fix: 'none', grant: null });
    await world.ports.startGrant({ ...plan.parameters, Sensitive: 'no' }, 'another');
    await world.bring();
    expect((await world.incident(incident)).grant).toMatchObject({ isProposed: false });
    expect(await prepared(world, incident, ana)).toMatchObject({ kind: 'refused', because: expect.stringContaining('without us') });
    const now = await world.incident(incident);
    expect(await prepareDecision(world.ports, world.settings, { incident: now, decision: 'reject', plan: null })).toMatchObject({
      kind: 'ready',
    });
  });

  test('not twice', async () => {
    const world = grantWorld(table);
    const incident = await granted(world);
    expect(await prepared(world, incident, lena)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('it was approved already by'),
    });
  });
});

describe('nobody is asked', () => {
  test.each([
    [
      'where the principal is an approver',
      { role: 'Approver', id: 'AROAEXAMPLEAPPROVER1' },
      'protected by the settings|one of the approvers',
    ],
    ['where the principal is protected', { role: 'prod-payments', id: 'AROAEXAMPLEPROD0001' }, 'protected'],
  ])('%s, and the alert says so', async (_, given, words) => {
    const world = grantWorld(table);
    const incident = await world.deny(world.record(given));
    const said = JSON.stringify([world.alerts.at(-1)?.plan, world.alerts.at(-1)?.explanation.remedy.summary]);
    expect(said).toMatch(new RegExp(words));
    expect(await proposeGrant(world.ports, world.settings, incident.fingerprint, dora)).toMatchObject({
      kind: 'refused',
      because: expect.stringMatching(words),
    });
  });

  test('more often for one principal than the settings let, in a day', async () => {
    const world = grantWorld(table, { mostAskedPerDay: 1 });
    const role = { role: 'Ops', id: 'AROAEXAMPLEOPS1' };
    await propose(world, await world.deny(world.record(role)));
    const incident = await world.deny(world.record({ ...role, action: 's3:PutObject' }));
    expect(await proposeGrant(world.ports, world.settings, incident.fingerprint, dora)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('1 approvals were asked for this principal today'),
    });
  });

  test('where a sensitive grant needs two approvers and there is one', async () => {
    const world = grantWorld(table, { approvers: [ana], minSensitiveApprovals: 2 });
    const incident = await world.deny();
    const read = world.ports.readExplanation;
    const sensitive = {
      ...world.ports,
      readExplanation: async (fingerprint: string) => {
        const explanation = await read(fingerprint);
        return explanation && { ...explanation, remedy: { ...explanation.remedy, sensitive: true } };
      },
    };
    expect(await proposeGrant(sensitive, world.settings, incident.fingerprint, dora)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('nobody could approve it'),
    });
  });

  test('for somebody of another account', async () => {
    const world = grantWorld(table, { account: '222233334444' });
    const incident = await world.deny();
    expect(world.alerts.at(-1)?.plan).toMatchObject({
      kind: 'impossible',
      because: expect.stringContaining('grants are made in 222233334444 only'),
    });
    expect(await proposeGrant(world.ports, world.settings, incident.fingerprint, dora)).toMatchObject({ kind: 'refused' });
  });
});

test('where triage asks, the alert brings the commands of the approvers, and a record that comes again asks once', async () => {
  const world = grantWorld(table, { startedBy: 'triage' });
  const event = world.record();
  const incident = await world.deny(event);
  await world.deny(event);
  expect(world.alerts).toHaveLength(1);
  expect(world.alerts[0]?.plan).toMatchObject({ kind: 'asked' });
  expect(await world.incident(incident)).toMatchObject({ fix: 'awaiting-approval', grant: { askedBy: null } });
  const { noticeOf } = await import('../../../lambda/core/message/alert/notice.ts');
  const email = world.alerts[0] === undefined ? '' : noticeOf(world.alerts[0]).email;
  expect(email).toMatch(new RegExp(`countersign approve ${incident.id} --plan [0-9a-f]{8}`));
});

test('the digest tells what waits, what is new and what nobody knows; what was silent for two weeks is resolved', async () => {
  const own = await startTable();
  const world = grantWorld(own);
  const incident = await world.deny();
  await propose(world, incident);
  world.changeIam((iam) => ({
    ...iam,
    policies: [
      ...iam.policies,
      {
        ...iam.policies[0],
        PolicyName: 'Countersign-cs-000000-00000000',
        Arn: 'arn:aws:iam::111122223333:policy/countersign/Countersign-cs-000000-00000000',
        Path: '/countersign/',
        Tags: [],
      } as (typeof iam.policies)[number],
    ],
  }));
  await sendDigest(world.followUpPorts);
  const digest = world.reports.at(-1);
  expect(digest).toMatchObject({ kind: 'digest' });
  const lines = digest?.lines.map(([label, value]) => `${label}: ${value}`) ?? [];
  expect(lines).toContain(`Waits for approval: ${incident.id} s3:GetObject, Developer`);
  expect(lines).toContain('Grant that no incident knows: Countersign-cs-000000-00000000 on nobody');
  expect(digest === undefined ? '' : reportNotice(digest).email).toContain('countersign incidents');
  const other = grantWorld(own);
  const silent = await other.deny();
  await other.pass(24 * 15);
  expect(await resolveSilent(other.ports)).toBeGreaterThanOrEqual(1);
  expect((await other.incident(silent)).status).toBe('resolved');
  await own.stop();
});
