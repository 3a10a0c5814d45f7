import fc from 'fast-check';
import { fixes, statuses } from '../../../lambda/core/incident/incident.ts';
import { type IncidentState, probingMute, transition } from '../../../lambda/core/incident/transition.ts';
import { hoursAgo, hoursOf, now, toldIncident } from './incidents.ts';

const denied = (
  changes: Partial<IncidentState> = {},
  mute: Parameters<typeof transition>[1] & { kind: 'denied' } = { kind: 'denied', mute: null },
) => transition(toldIncident(changes), mute, now);
const muted = { kind: 'denied' as const, mute: { id: 'rule', reason: 'expected' } };
const old = { firstSeen: hoursAgo(100), statusSince: hoursAgo(90), status: 'ongoing' as const };
const surge = { ...old, hours: hoursOf([21, 1, 1, 1]) };

describe('a denial of an incident', () => {
  test('that nobody was told of is told as new', () => {
    expect(denied({ toldCount: 0 })).toMatchObject({ status: 'new', alert: 'new' });
  });

  test('that people know of is quiet, and stays new for a day', () => {
    expect(denied()).toMatchObject({ status: 'new', alert: null });
    expect(denied({ statusSince: hoursAgo(25), firstSeen: hoursAgo(25) })).toMatchObject({ status: 'ongoing', alert: null });
  });

  test('is told again at 100, 1,000 and 10,000, and at nothing between', () => {
    const told = (toldCount: number, count: number) => denied({ toldCount, count }).alert;
    expect([told(1, 99), told(1, 100), told(100, 999), told(100, 1000), told(1000, 1001), told(1000, 10_005)]).toEqual([
      null,
      'count',
      null,
      'count',
      null,
      'count',
    ]);
  });

  test('of a resolved one is a regression, unless it happened before it was resolved', () => {
    const resolved = { status: 'resolved' as const, statusSince: hoursAgo(2) };
    expect(denied({ ...resolved, lastSeen: hoursAgo(1) })).toMatchObject({ status: 'regressed', alert: 'regressed' });
    expect(denied({ ...resolved, lastSeen: hoursAgo(3) })).toMatchObject({ status: 'resolved', alert: null });
  });
});

describe('an incident escalates', () => {
  test('with more than 20 in an hour and ten times the usual hour', () => {
    expect(denied(surge)).toMatchObject({ status: 'escalating', alert: 'escalating' });
    expect(denied({ ...surge, hours: hoursOf([20, 1, 1, 1]) })).toMatchObject({ status: 'ongoing', alert: null });
    expect(denied({ ...surge, hours: hoursOf([29, ...Array<number>(100).fill(3)]) })).toMatchObject({ alert: null });
    expect(denied({ ...surge, hours: hoursOf([31, ...Array<number>(100).fill(3)]) })).toMatchObject({ alert: 'escalating' });
  });

  test('never on its first day, which has nothing usual to compare with', () => {
    expect(denied({ hours: hoursOf([5000]), firstSeen: hoursAgo(23) }).status).toBe('new');
  });

  test('in another Region, and with another person of a permission set, but not with another run of a role', () => {
    expect(denied({ ...old, regions: ['eu-west-1', 'us-east-1'] }).alert).toBe('escalating');
    expect(denied({ ...old, sessions: ['ana', 'bob'], principalReserved: 'identity-center' }).alert).toBe('escalating');
    expect(denied({ ...old, sessions: ['run-1', 'run-2'] }).alert).toBeNull();
  });

  test('and is told so once a day', () => {
    expect(denied({ ...surge, status: 'escalating', statusSince: hoursAgo(1) })).toMatchObject({ status: 'escalating', alert: null });
    expect(denied({ ...surge, status: 'escalating', statusSince: hoursAgo(25) })).toMatchObject({ status: 'ongoing', alert: null });
  });
});

describe('a quiet incident', () => {
  const ignored = { ...old, status: 'ignored' as const, reason: 'known' };

  test('that is ignored for good, or snoozed until later, says nothing', () => {
    expect(denied(ignored)).toMatchObject({ status: 'ignored', reason: 'known', alert: null });
    expect(denied({ ...old, status: 'snoozed', quietUntil: hoursAgo(-1) })).toMatchObject({ status: 'snoozed', alert: null });
    expect(denied({ ...ignored, count: 5000 })).toMatchObject({ alert: null });
  });

  test('speaks when it escalates', () => {
    expect(denied({ ...ignored, hours: surge.hours })).toMatchObject({
      status: 'escalating',
      quietUntil: null,
      reason: null,
      alert: 'escalating',
    });
  });

  test('speaks at the first denial after its time', () => {
    expect(denied({ ...old, status: 'snoozed', quietUntil: hoursAgo(1) })).toMatchObject({ status: 'ongoing', alert: 'regressed' });
    expect(denied({ ...ignored, quietUntil: hoursAgo(1) })).toMatchObject({ status: 'ongoing', alert: 'regressed' });
  });
});

describe('a mute', () => {
  test('silences an incident whatever happens, and says which rule and why', () => {
    const silent = { status: 'ignored', mutedBy: 'rule', reason: 'expected', alert: null };
    expect(denied({ toldCount: 0 }, muted)).toMatchObject(silent);
    expect(denied(surge, muted)).toMatchObject(silent);
    expect(denied({ ...old, status: 'resolved' }, muted)).toMatchObject(silent);
  });

  test('that holds no more lets the incident be told', () => {
    const was = { status: 'ignored' as const, mutedBy: 'rule', reason: 'expected' };
    expect(denied({ ...was, toldCount: 0 })).toMatchObject({ status: 'new', mutedBy: null, reason: null, alert: 'new' });
    expect(denied({ ...was, toldCount: 3 })).toMatchObject({ status: 'ongoing', mutedBy: null, alert: 'regressed' });
  });

  test('leaves what somebody ignored by hand with its reason', () => {
    expect(denied({ ...old, status: 'ignored', reason: 'by ana' }, muted)).toMatchObject({
      status: 'ignored',
      reason: 'by ana',
      mutedBy: null,
    });
  });

  test('for a burst does not touch an incident that people know', () => {
    expect(denied({}, { kind: 'denied', mute: probingMute })).toMatchObject({ status: 'new', mutedBy: null, alert: null });
    expect(denied({ toldCount: 0 }, { kind: 'denied', mute: probingMute })).toMatchObject({ status: 'ignored', mutedBy: 'probing' });
  });
});

describe('what people and fixes do', () => {
  test('to the status leaves the fix alone, and the other way round', () => {
    const state = toldIncident({ fix: 'proposed' });
    expect(transition(state, { kind: 'snoozed', until: hoursAgo(-4) }, now)).toMatchObject({
      status: 'snoozed',
      quietUntil: hoursAgo(-4),
      fix: 'proposed',
    });
    expect(transition(state, { kind: 'ignored', reason: 'known', until: null }, now)).toMatchObject({
      status: 'ignored',
      reason: 'known',
      fix: 'proposed',
    });
    expect(transition(state, { kind: 'resolved' }, now)).toMatchObject({ status: 'resolved', fix: 'proposed' });
    expect(transition(state, { kind: 'fix', fix: 'applying' }, now)).toMatchObject({ status: 'new', fix: 'applying' });
  });

  test('a fix that is verified or adopted resolves, any other leaves the status', () => {
    const after = fixes.filter((fix) => transition(toldIncident(), { kind: 'fix', fix }, now).status === 'resolved');
    expect(after).toEqual(['verified', 'adopted']);
  });

  test('nothing but a denial ever alerts, and a muted denial never does', () => {
    const state = fc.record({
      status: fc.constantFrom(...statuses),
      count: fc.nat(100_000),
      toldCount: fc.nat(100_000),
      mutedBy: fc.constantFrom(null, 'rule'),
      quietUntil: fc.constantFrom(null, hoursAgo(1), hoursAgo(-1)),
      firstSeen: fc.constantFrom(hoursAgo(1), hoursAgo(200)),
      hours: fc.constantFrom(hoursOf([1]), surge.hours),
    });
    fc.assert(
      fc.property(state, (changes) => {
        const incident = toldIncident(changes);
        expect(transition(incident, muted, now).alert).toBeNull();
        expect(transition(incident, { kind: 'resolved' }, now).alert).toBeNull();
        expect(transition(incident, { kind: 'fix', fix: 'ended' }, now).alert).toBeNull();
      }),
    );
  });
});
