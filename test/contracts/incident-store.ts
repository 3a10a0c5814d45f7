import type { IncidentFacts } from '../../lambda/core/incident/incident.ts';
import type { CountedEvent, IncidentStore } from '../../lambda/flows/ports.ts';

let made = 0;

/** Facts of an incident of its own, so that tests do not meet. */
export const someFacts = (changes: Partial<IncidentFacts> = {}): IncidentFacts => {
  made += 1;
  return {
    fingerprint: `${made}`.padStart(64, 'f'),
    id: 'cs-000000',
    account: '111122223333',
    region: 'eu-west-1',
    principalArn: `arn:aws:iam::111122223333:role/app-${made}`,
    principalName: `app-${made}`,
    principalKind: 'role',
    action: 'sqs:SendMessage',
    resource: 'arn:aws:sqs:eu-west-1:111122223333:q',
    cause: { kind: 'missing-allow', policyType: 'identity', policyArn: null, statementId: null },
    certainty: 'stated',
    remedy: 'grant',
    ...changes,
  };
};

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();
const event = (eventId: string, minute = 0, session: string | null = null): CountedEvent => ({ eventId, time: at(minute), session });
const first = { status: 'new' as const, reason: null };

/** What every incident store must do: run on DynamoDB (dynalite) and on the local store. */
export const incidentStoreContract = (make: () => IncidentStore): void => {
  test('the first denial makes an incident', async () => {
    const [store, facts] = [make(), someFacts()];
    expect(await store.countDenials(facts, [event('a', 3, 's1')], first)).toBe(1);
    expect(await store.readIncident(facts.fingerprint)).toEqual({
      ...facts,
      status: 'new',
      fix: 'none',
      count: 1,
      sessions: ['s1'],
      firstSeen: at(3),
      lastSeen: at(3),
      lastEventId: 'a',
      quietUntil: null,
      reason: null,
      toldCount: 0,
      pending: null,
      version: 0,
    });
  });

  test('an event is counted once, however often and in whatever company it comes', async () => {
    const [store, facts] = [make(), someFacts()];
    expect(await store.countDenials(facts, [event('a'), event('b'), event('a')], first)).toBe(2);
    expect(await store.countDenials(facts, [event('b'), event('c')], first)).toBe(1);
    expect(await store.countDenials(facts, [event('a'), event('b'), event('c')], first)).toBe(0);
    expect((await store.readIncident(facts.fingerprint))?.count).toBe(3);
  });

  test('parallel writers of the same and of other events count exactly', async () => {
    const [store, facts] = [make(), someFacts()];
    const batches = Array.from({ length: 8 }, (_, writer) =>
      Array.from({ length: 10 }, (_, index) => event(`e${(writer * 7 + index) % 40}`, index)),
    );
    const counted = await Promise.all(batches.map((batch) => store.countDenials(facts, batch, first)));
    const distinct = new Set(batches.flat().map(({ eventId }) => eventId)).size;
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(distinct);
    expect((await store.readIncident(facts.fingerprint))?.count).toBe(distinct);
  });

  test('events out of order widen the first and the last time', async () => {
    const [store, facts] = [make(), someFacts()];
    await store.countDenials(facts, [event('b', 20)], first);
    await store.countDenials(facts, [event('a', 10)], first);
    await store.countDenials(facts, [event('c', 15)], first);
    expect(await store.readIncident(facts.fingerprint)).toMatchObject({ firstSeen: at(10), lastSeen: at(20), lastEventId: 'b', count: 3 });
  });

  test('of two deciders with the same version one wins', async () => {
    const [store, facts] = [make(), someFacts()];
    await store.countDenials(facts, [event('a')], first);
    const wins = await Promise.all([1, 2, 3, 4].map(() => store.changeIncident(facts.fingerprint, 0, { status: 'ongoing' })));
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(await store.readIncident(facts.fingerprint)).toMatchObject({ status: 'ongoing', version: 1 });
  });

  test('counting does not undo a decision', async () => {
    const [store, facts] = [make(), someFacts()];
    await store.countDenials(facts, [event('a')], first);
    await store.changeIncident(facts.fingerprint, 0, { status: 'ignored', reason: 'expected', toldCount: 1 });
    await store.countDenials(facts, [event('b')], first);
    expect(await store.readIncident(facts.fingerprint)).toMatchObject({
      status: 'ignored',
      reason: 'expected',
      count: 2,
      toldCount: 1,
      version: 1,
    });
  });

  test('hours are counted for escalation, from the first hour on', async () => {
    const [store, facts] = [make(), someFacts()];
    await store.countDenials(facts, [event('a', 0), event('b', 1), event('c', 65), event('d', 190)], first);
    const incident = await store.readIncident(facts.fingerprint);
    expect(incident && (await store.readActivity(incident, at(191)))).toEqual({ thisHour: 1, earlierHours: [0, 1, 2] });
  });

  test('different actions of a principal are collected in a window, equal ones once', async () => {
    const store = make();
    const principal = someFacts().principalArn ?? '';
    await Promise.all(['s3:a', 's3:b', 's3:a'].map((action) => store.noteAction(principal, action, 'w1')));
    expect(await store.noteAction(principal, 's3:b', 'w1')).toEqual(['s3:a', 's3:b']);
    expect(await store.noteAction(principal, 's3:b', 'w2')).toEqual(['s3:b']);
  });

  test('a claim is won once, and again after it was given back', async () => {
    const store = make();
    const key = someFacts().fingerprint;
    expect((await Promise.all([1, 2, 3].map(() => store.claimOnce(key)))).filter(Boolean)).toHaveLength(1);
    await store.releaseClaim(key);
    expect(await store.claimOnce(key)).toBe(true);
  });

  test('what is not there is null', async () => {
    expect(await make().readIncident('0'.repeat(64))).toBeNull();
  });
};
