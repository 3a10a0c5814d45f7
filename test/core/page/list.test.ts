import { policyTypes } from '../../../lambda/core/denial/denial.ts';
import { causeGroupOf, causeGroups } from '../../../lambda/core/page/cause-group.ts';
import { denialsOverTime } from '../../../lambda/core/page/denials-over-time.ts';
import { findRows, inSections } from '../../../lambda/core/page/find-rows.ts';
import { firstScreen } from '../../../lambda/core/page/first-screen.ts';
import { type IncidentRow, incidentRow, incidentRows } from '../../../lambda/core/page/incident-row.ts';
import { emptyQuery, type ListQuery, readQuery, writeQuery } from '../../../lambda/core/page/list-query.ts';
import { sectionOf } from '../../../lambda/core/page/section.ts';
import { summaryOf } from '../../../lambda/core/page/summary.ts';
import { someView } from '../../adapters/page/some-view.ts';

const now = '2026-11-21T10:20:00.000Z';
const thisHour = Math.floor(Date.parse(now) / 3_600_000);
const row = (changes: Partial<IncidentRow> = {}): IncidentRow => ({ ...incidentRow(someView().incident, now), ...changes });

describe('sections', () => {
  test.each([
    ['new', 'none', null, 'new'],
    ['new', 'awaiting-approval', null, 'waiting'],
    ['resolved', 'applying', null, 'waiting'],
    ['resolved', 'verified', null, 'granted'],
    ['regressed', 'verified', null, 'regressed'],
    ['resolved', 'adopted', null, 'resolved'],
    ['ignored', 'none', 'console-pages', 'muted'],
    ['ignored', 'none', null, 'ignored'],
    ['escalating', 'rejected', null, 'escalating'],
  ] as const)('an incident that is %s with the fix %s and the mute %s is in the section %s', (status, fix, mutedBy, section) => {
    expect(sectionOf({ status, fix, mutedBy })).toBe(section);
  });
});

describe('groups of causes', () => {
  const cause = { policyArn: null, statementId: null };

  test('every layer has a group, and an SCP is the organization whether it denies or lacks an Allow', () => {
    const groups = policyTypes.map((policyType) =>
      causeGroupOf({ kind: 'denial', cause: { kind: 'explicit-deny', policyType, ...cause } }),
    );
    expect(groups).toEqual([
      'explicit-deny',
      'resource',
      'boundary',
      'organization',
      'organization',
      'boundary',
      'resource',
      'resource',
      'resource',
    ]);
    expect(causeGroupOf({ kind: 'denial', cause: { kind: 'missing-allow', policyType: 'scp', ...cause } })).toBe('organization');
  });

  test.each([
    ['missing-allow', 'missing-allow'],
    ['explicit-deny', 'explicit-deny'],
    ['quota', 'not-permissions'],
    ['throttled', 'not-permissions'],
    ['unknown', 'unknown'],
  ] as const)('%s of no known layer is in the group %s', (kind, group) => {
    expect(causeGroupOf({ kind: 'denial', cause: { kind, policyType: null, ...cause } })).toBe(group);
  });

  test('a burst is probing, whatever its cause says', () => {
    expect(causeGroupOf({ kind: 'probing', cause: { kind: 'missing-allow', policyType: 'identity', ...cause } })).toBe('probing');
  });
});

describe('rows', () => {
  test('a row has the hours of the last week as numbers, and nothing that is older, later or no hour', () => {
    const { incident } = someView({
      hours: { '2026-11-21T10': 3, '2026-11-14T11': 2, '2026-11-14T10': 9, '2026-11-21T11': 9, nonsense: 9, '2026-11-21T1x': 9 },
    });
    expect(incidentRow(incident, now).hours).toEqual([thisHour, 3, thisHour - 167, 2]);
  });
});

describe('the query in the address', () => {
  const read = (search: string): ListQuery => {
    const parameters = new URLSearchParams(search);
    return readQuery((name) => parameters.get(name));
  };

  test('what is written is read back, and nothing asked for is an empty address', () => {
    const query: ListQuery = { text: 'who:ci &=#%é "x"', section: 'muted', cause: 'organization', account: '111122223333', range: 168 };
    expect(read(writeQuery(query))).toEqual(query);
    expect(writeQuery(emptyQuery)).toBe('');
    expect(read('')).toEqual(emptyQuery);
  });

  test('what is not understood counts as not said', () => {
    expect(read('section=__proto__&cause=x&account=12&range=9d')).toEqual(emptyQuery);
    expect(read(`q=${'x'.repeat(500)}`).text).toHaveLength(200);
  });

  test('half a character, which typing can leave, does not break the address', () => {
    expect(writeQuery({ ...emptyQuery, text: 'a\ud83d' })).toBe('q=a');
  });
});

describe('search', () => {
  const rows = [
    row({ fingerprint: '1', who: 'ci-deployer', what: 'ec2:RunInstances', section: 'new', regions: ['eu-west-1'] }),
    row({ fingerprint: '2', who: 'etl', what: 's3:PutObject', section: 'ongoing', status: 'ongoing', resource: 'arn:aws:s3:::ci-logs/*' }),
    row({ fingerprint: '3', who: 'orders', what: 'kms:Decrypt', section: 'muted', account: '222233334444', group: 'organization' }),
  ];
  const found = (change: Partial<ListQuery>): string[] =>
    findRows(rows, { ...emptyQuery, ...change }).map(({ fingerprint }) => fingerprint);

  test.each([
    ['', ['1', '2', '3']],
    ['ci', ['1', '2']],
    ['who:ci', ['1']],
    ['WHO:CI', ['1']],
    ['resource:ci-logs', ['2']],
    ['-ci', ['3']],
    ['-who:ci', ['2', '3']],
    ['ec2:RunInstances', ['1']],
    ['ec2 s3', []],
    ['status:ongoing', ['2']],
    ['region:eu', ['1', '2', '3']],
    ['cause:organization', ['3']],
    ['constructor:x', []],
    ['-', ['1', '2', '3']],
    ['who:', []],
  ])('"%s" finds %j', (text, expected) => {
    expect(found({ text })).toEqual(expected);
  });

  test('cause and account are asked for exactly', () => {
    expect([found({ cause: 'organization' }), found({ account: '222233334444' }), found({ account: '222233334444', text: 'ci' })]).toEqual([
      ['3'],
      ['3'],
      [],
    ]);
  });

  test('open shows what wants eyes, in the order of the sections, the latest first', () => {
    const all = [
      row({ fingerprint: 'a', section: 'ongoing', lastSeen: '2026-11-21T10:00:00Z' }),
      row({ fingerprint: 'b', section: 'muted' }),
      row({ fingerprint: 'c', section: 'ongoing', lastSeen: '2026-11-21T10:05:00Z' }),
      row({ fingerprint: 'd', section: 'waiting' }),
      row({ fingerprint: 'e', section: 'granted' }),
    ];
    const shown = (section: ListQuery['section']): string[] => inSections(all, section).map(({ fingerprint }) => fingerprint);
    expect(shown('open')).toEqual(['d', 'c', 'a']);
    expect(shown('all')).toEqual(['d', 'c', 'a', 'e', 'b']);
    expect(shown('granted')).toEqual(['e']);
    expect(all.map(({ fingerprint }) => fingerprint)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('the first screen', () => {
  const incidents = Array.from({ length: 300 }, (_, index) =>
    someView({
      fingerprint: String(index).padStart(64, '0'),
      id: `cs-${index}`,
      status: index % 3 === 0 ? 'resolved' : 'ongoing',
      account: index % 2 === 0 ? '111122223333' : '222233334444',
      lastSeen: new Date(Date.parse(now) - ((index * 7919) % 300) * 60_000).toISOString(),
    }),
  ).map(({ incident }) => incident);

  test('it is the beginning of what the whole list shows, with the same numbers around it', () => {
    const rows = incidentRows(incidents, now);
    const first = firstScreen(incidents, now, 60);
    const open = inSections(findRows(rows, emptyQuery), 'open');
    expect(first.rows).toEqual(open.slice(0, 60));
    expect([first.open, first.accounts]).toEqual([200, ['111122223333', '222233334444']]);
    expect({ counts: first.counts, overTime: first.overTime }).toEqual(summaryOf(rows, thisHour, 24));
    expect(first.counts).toMatchObject({ ongoing: 200, resolved: 100, new: 0 });
  });
});

describe('denials over time', () => {
  test('a day has a bar an hour, and a cause without any is left out', () => {
    const rows = [
      row({ group: 'missing-allow', hours: [thisHour, 3, thisHour - 23, 2, thisHour - 24, 99] }),
      row({ group: 'unknown', hours: [thisHour, 1] }),
      row({ group: 'probing', hours: [] }),
    ];
    const { starts, groups, most, step } = denialsOverTime(rows, thisHour, 24);
    expect([starts.length, starts[0], starts.at(-1), most, step]).toEqual([24, thisHour - 23, thisHour, 4, 1]);
    expect(groups.map(({ group, total, counts }) => [group, total, counts[0], counts[23]])).toEqual([
      ['missing-allow', 5, 2, 3],
      ['unknown', 1, 0, 1],
    ]);
  });

  test('a week has a bar for three hours, and nothing is counted twice or lost', () => {
    const hours = Array.from({ length: 168 }, (_, back) => [thisHour - back, 1]).flat();
    const { starts, groups, most } = denialsOverTime([row({ hours })], thisHour, 168);
    expect([starts.length, most, groups[0]?.total]).toEqual([56, 3, 168]);
  });

  test('the groups keep their order, so that a colour stays a cause', () => {
    const rows = [...causeGroups].reverse().map((group) => row({ group, hours: [thisHour, 1] }));
    expect(denialsOverTime(rows, thisHour, 24).groups.map(({ group }) => group)).toEqual(causeGroups);
  });
});
