import { findingLines } from '../../../lambda/core/doctor/doctor-page.ts';
import { ok, warn } from '../../../lambda/core/doctor/finding.ts';
import { judgeSubscriptions, judgeWebhook } from '../../../lambda/core/doctor/judge-alerts.ts';
import { judgeTrails, type SeenTrail } from '../../../lambda/core/doctor/judge-events.ts';
import { judgeFunction } from '../../../lambda/core/doctor/judge-pipeline.ts';
import { judgePattern, judgeRuleState } from '../../../lambda/core/doctor/judge-rule.ts';
import { isOfThisCall, toldWords } from '../../../lambda/core/doctor/judge-self-test.ts';
import { judgeStack } from '../../../lambda/core/doctor/judge-stack.ts';
import type { ManagementEvents } from '../../../lambda/core/doctor/management-events.ts';
import { patternSamples } from '../../../lambda/core/doctor/pattern-samples.ts';
import { noPaint } from '../../../lambda/core/message/terminal/paint.ts';
import { refusedCalls } from '../../../lib/denial-pattern.ts';
import { matchesPattern } from '../../lib/event-pattern.ts';
import { toldIncident } from '../incident/incidents.ts';

const all: ManagementEvents = { reads: true, writes: true, without: [] };
const trail = (events: ManagementEvents | null, changes: Partial<SeenTrail> = {}): SeenTrail => ({
  name: 'own',
  homeRegion: 'eu-west-1',
  isMultiRegion: false,
  hasGlobalEvents: true,
  logging: events === null ? { kind: 'refused', needs: 'x:Y' } : { kind: 'seen', value: { isLogging: true, events } },
  ...changes,
});
const states = (trails: readonly SeenTrail[], region = 'eu-west-1') => judgeTrails(trails, region).map(({ state }) => state);

describe('trails', () => {
  test.each<[string, readonly SeenTrail[], string]>([
    ['one that logs all is enough', [trail(all)], 'ok'],
    ['one for reads and one for writes log all together', [trail({ ...all, writes: false }), trail({ ...all, reads: false })], 'ok'],
    ['reads alone are a warning', [trail({ ...all, writes: false })], 'warn'],
    ['events of KMS left out are a warning', [trail({ ...all, without: ['kms.amazonaws.com'] })], 'warn'],
    ['what one leaves out and another logs is logged', [trail({ ...all, without: ['kms.amazonaws.com'] }), trail(all)], 'ok'],
    ['one of another Region does not count', [trail(all, { homeRegion: 'us-west-2' })], 'fail'],
    ['one of another Region for all Regions does', [trail(all, { homeRegion: 'us-west-2', isMultiRegion: true })], 'ok'],
    ['one that may not be seen leaves it open', [trail(null), trail({ ...all, reads: false })], 'unknown'],
    ['one that may not be seen does not matter beside one that logs all', [trail(null), trail(all)], 'ok'],
    ['no management events are a failure', [trail({ reads: false, writes: false, without: [] })], 'fail'],
  ])('%s', (_, trails, state) => expect(states(trails)[0]).toBe(state));

  test.each([
    ['eu-west-1', 'warn', 'us-east-1'],
    ['us-east-1', 'ok', 'belong here'],
    ['us-gov-east-1', 'warn', 'us-gov-west-1'],
    ['cn-northwest-1', 'warn', 'cn-north-1'],
  ])('global events in %s: %s, whatever is true of the trail', (region, state, says) => {
    for (const trails of [[], [trail(all, { isMultiRegion: true })]])
      expect(judgeTrails(trails, region)[1]).toMatchObject({ check: 'global-events', state, says: expect.stringContaining(says) });
  });

  test('a trail in us-east-1 that leaves out global events is a warning', () => {
    expect(states([trail(all, { homeRegion: 'us-east-1', hasGlobalEvents: false })], 'us-east-1')).toEqual(['ok', 'warn']);
  });
});

describe('the rule', () => {
  const own = 'arn:aws:iam::111122223333:role/triage';
  const { detailType, ...rest } = refusedCalls([own]);
  const pattern = { 'detail-type': detailType, ...rest };

  test.each(patternSamples(own))('the pattern that we deploy treats $name as doctor expects', ({ event, mustMatch }) => {
    expect(matchesPattern(pattern, event)).toBe(mustMatch);
  });

  test('a sample that goes the wrong way is named', () => {
    const [first, ...others] = patternSamples(own).map(({ name, mustMatch }) => ({ name, mustMatch, matches: mustMatch }));
    if (first === undefined) throw new Error('no samples');
    expect(judgePattern([first, ...others]).state).toBe('ok');
    expect(judgePattern([{ ...first, matches: !first.matches }, ...others])).toMatchObject({
      state: 'fail',
      says: 'EventBridge does not let a denial of a user through',
    });
  });

  test('only one state is right', () => {
    const all = ['ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS', 'ENABLED', 'DISABLED'];
    expect(all.map((state) => judgeRuleState(state).state)).toEqual(['ok', 'fail', 'fail']);
  });
});

test('nothing is said of partial answers where nothing feeds the function', () => {
  const findings = judgeFunction({ state: 'Active', environment: {}, mapping: null }, 'eu-west-1');
  expect(findings.map(({ check, state }) => `${check} ${state}`)).toEqual(['function ok', 'function fail', 'settings fail']);
});

test.each<[string, number, boolean | null, string[]]>([
  ['one subscription is enough', 1, false, ['ok']],
  ['Slack alone is a warning', 0, true, ['warn']],
  ['nobody at all is a failure', 0, false, ['fail']],
  ['nobody, and Slack unseen, is not known', 0, null, ['unknown']],
])('%s', (_, confirmed, hasSlack, expected) => {
  const subscriptions = Array.from({ length: confirmed }, () => ({ protocol: 'email', endpoint: 'a@example.com', isPending: false }));
  expect(judgeSubscriptions(subscriptions, hasSlack, 'arn:t').map(({ state }) => state)).toEqual(expected);
});

test('each that has not confirmed is named', () => {
  const pending = ['a@example.com', 'b@example.com'].map((endpoint) => ({ protocol: 'email', endpoint, isPending: true }));
  const says = judgeSubscriptions(pending, true, 'arn:t').map((finding) => finding.says);
  expect(says).toEqual([expect.stringContaining('a@example.com'), expect.stringContaining('b@example.com'), expect.any(String)]);
});

test('Slack is called answering only where it was tried', () => {
  expect(judgeWebhook({ kind: 'none' })[0]?.says).toBe('not used');
  expect(judgeWebhook({ kind: 'there' })[0]?.says).toContain('--send-test');
  expect(judgeWebhook({ kind: 'answered' })[0]?.state).toBe('ok');
  expect(judgeWebhook({ kind: 'no-answer', says: '404 no_service' })[0]).toMatchObject({ state: 'fail' });
});

test.each([
  ['CREATE_COMPLETE', 'ok'],
  ['UPDATE_ROLLBACK_COMPLETE', 'warn'],
  ['UPDATE_ROLLBACK_FAILED', 'warn'],
])('a stack that is %s: %s', (status, state) => {
  const names = ['CallRuleName', 'QueueUrl', 'DeadLetterQueueUrl', 'TriageFunctionName', 'TriageRoleArn', 'IncidentTableName'];
  const outputs = Object.fromEntries([...names, 'AlertTopicArn', 'OwnerTopicArn'].map((name) => [name, 'x']));
  expect(judgeStack({ status, outputs }, 'Countersign', 'eu-west-1').state).toBe(state);
});

describe('the self-test', () => {
  test('knows its own denial by the count, not by the clock', () => {
    const before = { fingerprint: 'f', count: 3 };
    expect(isOfThisCall(null, null)).toBe(false);
    expect(isOfThisCall(before, null)).toBe(true);
    expect(isOfThisCall(before, before)).toBe(false);
    expect(isOfThisCall({ ...before, count: 4 }, before)).toBe(true);
    expect(isOfThisCall({ ...before, fingerprint: 'other', count: 1 }, before)).toBe(true);
  });

  test('says how people know of it', () => {
    const incident = { ...toldIncident({ toldCount: 2, firstSeen: '2026-11-01' }), pending: null };
    expect(toldWords(incident)).toBe('people were told');
    expect(toldWords({ ...incident, count: 5 })).toBe('known since 2026-11-01, so no new alert');
    expect(toldWords({ ...incident, mutedBy: 'rule' })).toContain('muted by rule');
    expect(toldWords({ ...incident, status: 'snoozed', toldCount: 0 })).toContain('snoozed');
    expect(toldWords({ ...incident, toldCount: 0 })).toBeNull();
    expect(toldWords({ ...incident, pending: { reason: 'new', leaseUntil: 'x', sentTo: [] } })).toBeNull();
  });
});

test('a finding fits the terminal, and nothing in it moves the cursor', () => {
  const lines = findingLines(warn('trail', `one \u001b[2J${'word '.repeat(30)}`, 'do '.repeat(30)), 60, noPaint);
  expect(lines.split('\n').every((line) => line.length <= 60)).toBe(true);
  expect(lines).not.toContain('\u001b');
  expect(findingLines(ok('queue', 'empty'), 60, noPaint)).toBe('✓ queue            empty\n');
});
