import type { Incident } from '../../../../lambda/core/incident/incident.ts';
import { inListedOrder, readStatuses } from '../../../../lambda/core/incident/listed-order.ts';
import { incidentList } from '../../../../lambda/core/message/incidents/incident-list.ts';
import { incidentPage } from '../../../../lambda/core/message/incidents/incident-page.ts';
import { agoWords, sparkline } from '../../../../lambda/core/message/incidents/incident-words.ts';
import { noPaint } from '../../../../lambda/core/message/terminal/paint.ts';
import { someIncident } from '../../incident/some-incident.ts';

const now = '2026-11-21T12:30:00.000Z';
const incident = (changes: Partial<Incident> = {}): Incident =>
  someIncident({
    principalArn: 'arn:aws:iam::111122223333:role/ci-deployer',
    hours: { '2026-11-21T09': 2, '2026-11-21T12': 12 },
    ...changes,
  });

test('times are told in the largest unit that fits', () => {
  const ago = (time: string): string => agoWords(time, now);
  expect([ago('2026-11-21T12:22:00Z'), ago('2026-11-21T07:00:00Z'), ago('2026-11-18T12:00:00Z'), ago('2026-11-21T13:00:00Z')]).toEqual([
    '8m',
    '5h',
    '3d',
    '0m',
  ]);
});

test('the bars of 24 hours end with this one, and one denial is seen beside a thousand', () => {
  expect(sparkline({ '2026-11-21T12': 1000, '2026-11-21T11': 1, '2026-11-19T12': 5 }, now)).toBe(`${'▁'.repeat(22)}▂█`);
  expect(sparkline({}, now)).toBe('▁'.repeat(24));
});

test('what wants eyes comes first, and then what was seen last', () => {
  const ids = inListedOrder([
    incident({ id: 'a', status: 'ongoing' }),
    incident({ id: 'b', status: 'new', lastSeen: '2026-11-21T01:00:00.000Z' }),
    incident({ id: 'c', status: 'new' }),
    incident({ id: 'd', status: 'regressed' }),
    incident({ id: 'e', status: 'escalating' }),
  ]).map(({ id }) => id);
  expect(ids).toEqual(['d', 'e', 'c', 'b', 'a']);
});

test('statuses are read with commas, and a wrong one is not passed over', () => {
  expect(readStatuses('new, resolved')).toEqual(['new', 'resolved']);
  expect(readStatuses('new,gone')).toBeNull();
});

test('the list and the page as people read them', () => {
  const muted = incident({
    id: 'cs-m4x8pe',
    status: 'ignored',
    mutedBy: 'console-pages',
    reason: 'pages of the console',
    action: 'ec2:DescribeVpcs',
    count: 3,
  });
  const probing = incident({ id: 'cs-9z1kcw', kind: 'probing', action: null, resource: null, principalName: 'svc-legacy' });
  expect(incidentList([muted, incident({ status: 'regressed' }), probing], { now, paint: noPaint })).toMatchSnapshot();
  expect(incidentPage(incident({ status: 'ignored', reason: 'region guard works' }), { now, paint: noPaint })).toMatchSnapshot();
  const grant = {
    executionId: '4f0c3a52-6f3b-4c0e-9d1a-2f7f0b1c9e11',
    documentHash: '9c41e7d2'.repeat(8),
    policyName: 'Countersign-cs-7f3k9q-9c41e7d2',
    askedAt: now,
    askedBy: 'arn:aws:iam::111122223333:user/dev/Dora',
    isProposed: true,
    endsAt: '2026-12-06T00:00:00Z',
    decidedBy: ['arn:aws:sts::111122223333:assumed-role/oncall/bob'],
    endedAt: now,
    because: 'use the reports role \u001b[2J',
    revocation: null,
    isWarned: false,
  };
  expect(incidentPage(incident({ fix: 'rejected', grant }), { now, paint: noPaint })).toMatchSnapshot();
});

test('names from events bring no control characters and no second line', () => {
  const hostile = incident({
    principalName: 'a\u001b[31mb\nc',
    action: 'x\u202ey',
    resource: '\u0007r',
    sessions: ['s\n✓ all is well'],
    reason: 'r\u001b]0;t\u0007',
    status: 'ignored',
  });
  for (const text of [incidentList([hostile], { now, paint: noPaint }), incidentPage(hostile, { now, paint: noPaint })]) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(text.split('\n').every((line) => !line.startsWith('✓'))).toBe(true);
  }
});
