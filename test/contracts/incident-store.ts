import type { IncidentFacts } from '../../lambda/core/incident/incident.ts';
import type { CountedEvent, IncidentStore } from '../../lambda/flows/ports.ts';

let made = 0;

/** Facts of an incident of its own, so that tests do not meet. */
export const someFacts = (changes: Partial<IncidentFacts> = {}): IncidentFacts => {
  made += 1;
  return {
    kind: 'denial',
    fingerprint: `${made}`.padStart(64, 'f'),
    id: 'cs-000000',
    account: '111122223333',
    principalArn: `arn:aws:iam::111122223333:role/app-${made}`,
    principalName: `app-${made}`,
    principalKind: 'role',
    principalReserved: null,
    action: 'sqs:SendMessage',
    resource: 'arn:aws:sqs:eu-west-1:111122223333:q',
    cause: { kind: 'missing-allow', policyType: 'identity', policyArn: null, statementId: null },
    certainty: 'stated',
    remedy: 'grant',
    ...changes,
  };
};

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();
let uses = 0;
/** Event ids are counted once in the life of a store: each test has its own. */
const idsOf = (): ((name: string) => string) => {
  const test = ++uses;
  return (name) => `${test}-${name}`;
};
const first = { status: 'new' as const, reason: null, mutedBy: null, now: at(0) };

/** What every incident store must do: run on DynamoDB (dynalite) and on the local store. */
export const incidentStoreContract = (make: () => IncidentStore): void => {
  const begin = () => {
    const id = idsOf();
    const event = (name: string, minute = 0, session: string | null = null, region: string | null = 'eu-west-1'): CountedEvent => ({
      eventId: id(name),
      time: at(minute),
      session,
      region,
    });
    return { store: make(), facts: someFacts(), event };
  };
  const counted = (count: number, ...elsewhere: string[]) => ({ counted: count, elsewhere });

  test('the first denial makes an incident', async () => {
    const { store, facts, event } = begin();
    expect(await store.countDenials(facts, [event('a', 3, 's1')], { ...first, status: 'ignored', reason: 'why', mutedBy: 'rule' })).toEqual(
      counted(1),
    );
    expect(await store.readIncident(facts.fingerprint)).toEqual({
      ...facts,
      status: 'ignored',
      statusSince: at(0),
      fix: 'proposed',
      grant: null,
      count: 1,
      sessions: ['s1'],
      regions: ['eu-west-1'],
      hours: { '2026-11-20T10': 1 },
      firstSeen: at(3),
      lastSeen: at(3),
      lastEventId: event('a').eventId,
      quietUntil: null,
      reason: 'why',
      mutedBy: 'rule',
      decided: { sessions: 0, regions: 0 },
      toldCount: 0,
      pending: null,
      version: 0,
    });
  });

  test('an event is counted once, however often and in whatever company it comes', async () => {
    const { store, facts, event } = begin();
    expect(await store.countDenials(facts, [event('a'), event('b'), event('a')], first)).toEqual(counted(2));
    expect(await store.countDenials(facts, [event('b'), event('c')], first)).toEqual(counted(1));
    expect(await store.countDenials(facts, [event('a'), event('b'), event('c')], first)).toEqual(counted(0));
    expect((await store.readIncident(facts.fingerprint))?.count).toBe(3);
  });

  test('an event that is understood otherwise later stays where it was counted', async () => {
    const { store, facts, event } = begin();
    const other = someFacts();
    await store.countDenials(facts, [event('a')], first);
    expect(await store.countDenials(other, [event('a'), event('b')], first)).toEqual(counted(1, facts.fingerprint));
    expect((await store.readIncident(facts.fingerprint))?.count).toBe(1);
    expect((await store.readIncident(other.fingerprint))?.count).toBe(1);
  });

  test('parallel writers of the same and of other events count exactly', async () => {
    const { store, facts, event } = begin();
    const batches = Array.from({ length: 8 }, (_, writer) =>
      Array.from({ length: 10 }, (_, index) => event(`e${(writer * 7 + index) % 40}`, index)),
    );
    const answers = await Promise.all(batches.map((batch) => store.countDenials(facts, batch, first)));
    const distinct = new Set(batches.flat().map(({ eventId }) => eventId)).size;
    expect(answers.reduce((sum, { counted: count }) => sum + count, 0)).toBe(distinct);
    const incident = await store.readIncident(facts.fingerprint);
    expect(incident?.count).toBe(distinct);
    expect(Object.values(incident?.hours ?? {}).reduce((sum, count) => sum + count, 0)).toBe(distinct);
  });

  test('events out of order widen the first and the last time', async () => {
    const { store, facts, event } = begin();
    await store.countDenials(facts, [event('b', 20)], first);
    await store.countDenials(facts, [event('a', 10)], first);
    await store.countDenials(facts, [event('c', 15)], first);
    const seen = { firstSeen: at(10), lastSeen: at(20), lastEventId: event('b').eventId, count: 3 };
    expect(await store.readIncident(facts.fingerprint)).toMatchObject(seen);
  });

  test('sessions and Regions are collected, a hundred at most', async () => {
    const { store, facts, event } = begin();
    for (let start = 0; start < 120; start += 30)
      await store.countDenials(
        facts,
        Array.from({ length: 30 }, (_, index) =>
          event(`${start + index}`, 0, `run-${start + index}`, index % 2 ? 'eu-west-1' : 'us-east-1'),
        ),
        first,
      );
    const incident = await store.readIncident(facts.fingerprint);
    expect(incident?.sessions).toHaveLength(100);
    expect(incident?.regions).toEqual(['eu-west-1', 'us-east-1']);
    expect(incident?.count).toBe(120);
  });

  test('of two deciders with the same version one wins', async () => {
    const { store, facts, event } = begin();
    await store.countDenials(facts, [event('a')], first);
    const wins = await Promise.all([1, 2, 3, 4].map(() => store.changeIncident(facts.fingerprint, 0, { status: 'ongoing' })));
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(await store.readIncident(facts.fingerprint)).toMatchObject({ status: 'ongoing', version: 1 });
  });

  test('counting does not undo a decision', async () => {
    const { store, facts, event } = begin();
    await store.countDenials(facts, [event('a')], first);
    const pending = { reason: 'new' as const, leaseUntil: at(1), sentTo: ['sns'] };
    const decided = { status: 'ignored' as const, reason: 'expected', toldCount: 1, pending, decided: { sessions: 2, regions: 1 } };
    await store.changeIncident(facts.fingerprint, 0, decided);
    await store.countDenials(facts, [event('b')], first);
    expect(await store.readIncident(facts.fingerprint)).toMatchObject({ ...decided, count: 2, version: 1 });
  });

  test('hours are counted by the time of the event, and forgotten on demand', async () => {
    const { store, facts, event } = begin();
    await store.countDenials(facts, [event('a', 0), event('b', 1), event('c', 65), event('d', 190)], first);
    expect((await store.readIncident(facts.fingerprint))?.hours).toEqual({ '2026-11-20T10': 2, '2026-11-20T11': 1, '2026-11-20T13': 1 });
    await store.changeIncident(facts.fingerprint, 0, { forgetHours: ['2026-11-20T10', '2026-11-20T13'] });
    expect((await store.readIncident(facts.fingerprint))?.hours).toEqual({ '2026-11-20T11': 1 });
  });

  test('different actions of a principal are collected in a window, equal ones once', async () => {
    const store = make();
    const principal = someFacts().principalArn ?? '';
    await Promise.all(['s3:a', 's3:b', 's3:a'].map((action) => store.noteAction(principal, action, 'w1')));
    expect(await store.noteAction(principal, 's3:b', 'w1')).toEqual(['s3:a', 's3:b']);
    expect(await store.noteAction(principal, 's3:b', 'w2')).toEqual(['s3:b']);
  });

  test('what is not there is null', async () => {
    expect(await make().readIncident('0'.repeat(64))).toBeNull();
  });
};
