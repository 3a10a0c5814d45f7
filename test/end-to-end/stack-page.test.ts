import { type StackPage, stackPagePorts } from '../../bin/commands/page/stack-page.ts';
import { decodeLocally } from '../../lambda/adapters/local/local-sts.ts';
import { sha256 } from '../../lambda/adapters/sha256.ts';
import { aFolder, incidentOf, openRun, removeFolders, tellStory } from './open-story.ts';

afterAll(removeFolders);

const you = 'arn:aws:sts::111122223333:assumed-role/oncall/you';

/** A stack whose table, Automation and IAM are those of a local run. */
const aStack = async (changes: (page: StackPage) => Partial<StackPage> = () => ({})) => {
  const { run } = await openRun(aFolder());
  await tellStory(run, '01', '05');
  const ports = run.world.portsOf(you);
  const page: StackPage = {
    incidents: ports,
    grants: { ports, settings: run.grants },
    decode: decodeLocally,
    readPolicies: run.world.ports.readPolicies,
    sha256,
    info: {
      kind: 'stack',
      title: 'Countersign',
      account: '111122223333',
      region: 'eu-west-1',
      readOnly: null,
      clockCanMove: false,
      you,
      accountNames: {},
    },
    pollMs: 5,
  };
  const { fingerprint } = await incidentOf(run, 's3:GetObject');
  return { run, fingerprint, ports: stackPagePorts({ ...page, ...changes(page) }) };
};

test('an incident of a stack is seen with its plan, its run, what its principal has, and what became of it', async () => {
  const { ports, run } = await aStack();
  const launch = await ports.readIncident((await incidentOf(run, 'ec2:RunInstances')).fingerprint);
  expect(launch).toMatchObject({
    incident: { fix: 'awaiting-approval' },
    plan: { kind: 'plan' },
    held: [{ name: 'launch', kind: 'inline', document: { Version: '2012-10-17' } }],
    execution: { status: 'Waiting' },
    tried: [],
  });
  expect(JSON.parse(launch?.decodedMessage ?? '')).toMatchObject({ allowed: false });
  expect(launch?.history.map(({ what }) => what.replace(/plan \w+/, 'plan'))).toEqual(
    expect.arrayContaining(['first refused', 'asked the approvers for plan', 'new']),
  );
  expect(await ports.readIncident('0'.repeat(64))).toBeNull();
  expect(await ports.listIncidents()).toHaveLength(2);
});

test('an approver approves, with the hash that was shown; the history says who', async () => {
  const { ports, run, fingerprint } = await aStack();
  const hash = (await ports.readIncident(fingerprint))?.incident.grant?.documentHash ?? '';
  expect(await ports.act(fingerprint, { kind: 'approve', hash: 'f'.repeat(64), reason: '' })).toMatchObject({ kind: 'refused' });
  expect(await ports.act(fingerprint, { kind: 'approve', hash, reason: 'CHG-1' })).toEqual({ kind: 'done' });
  await run.change(async () => undefined);
  const view = await ports.readIncident(fingerprint);
  expect(view?.incident.fix).toBe('verified');
  expect(view?.history).toContainEqual({ time: expect.any(String), what: 'granted and verified', who: you });
});

test('who asks for a grant cannot approve it', async () => {
  const { ports, fingerprint } = await aStack();
  const hash = (await ports.readIncident(fingerprint))?.incident.grant?.documentHash ?? '';
  await ports.act(fingerprint, { kind: 'reject', hash, reason: 'no' });
  expect(await ports.act(fingerprint, { kind: 'approve', hash, reason: '' })).toMatchObject({ kind: 'refused' });
});

test.each([
  [
    'who is no approver',
    ({ info }: StackPage) => ({ info: { ...info, readOnly: 'you are none of the approvers' } }),
    /none of the approvers/,
  ],
  ['a stack that only advises', () => ({ grants: null }), /only advises/],
])('%s changes nothing', async (_, changes, says) => {
  const { ports, run, fingerprint } = await aStack(changes);
  const before = await run.world.ports.readIncident(fingerprint);
  const hash = before?.grant?.documentHash ?? '';
  for (const action of [
    { kind: 'approve' as const, hash, reason: '' },
    { kind: 'resolve' as const },
    { kind: 'ignore' as const, reason: 'x', days: null },
  ])
    expect(await ports.act(fingerprint, action)).toEqual({ kind: 'refused', says: expect.stringMatching(says) });
  expect(await run.world.ports.readIncident(fingerprint)).toEqual(before);
});

test('a stack that only advises is still seen', async () => {
  const { ports, fingerprint } = await aStack(() => ({ grants: null }));
  expect(await ports.readIncident(fingerprint)).toMatchObject({ plan: null, execution: null, explanation: { remedy: { kind: 'grant' } } });
});

test('what may not be decoded or read is left out, and the page is there', async () => {
  const refuse = async () => {
    throw new Error('AccessDenied');
  };
  const { ports, run } = await aStack(() => ({ decode: refuse, readPolicies: refuse }));
  const { fingerprint } = await incidentOf(run, 'ec2:RunInstances');
  expect(await ports.readIncident(fingerprint)).toMatchObject({ decodedMessage: null, held: null });
});

test('time cannot be moved, events are not taken, and changes are looked for until nobody looks', async () => {
  const { ports } = await aStack();
  expect(await ports.moveTime(4)).toMatchObject({ kind: 'refused' });
  expect(await ports.takeEvents('{}')).toMatchObject({ taken: 0, problems: [expect.stringContaining('EventBridge')] });
  expect(await ports.alerts()).toEqual([]);
  const stop = await new Promise<() => void>((resolve) => {
    const end = ports.subscribe((change) => {
      expect(change).toEqual({ kind: 'all' });
      resolve(end);
    });
  });
  stop();
});
