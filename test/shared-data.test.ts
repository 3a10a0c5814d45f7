import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Explanation } from '../lambda/core/cause/diagnosis.ts';
import { principalFrom } from '../lambda/core/denial/principal.ts';
import { explainAll } from './explain-text.ts';

// Real data that is not ours to publish: the tests that need it say so where it is not there.
const folder = join(__dirname, '..', '..', 'shared', 'data');
const present = existsSync(join(folder, 'denials.jsonl'));
if (!present) console.warn(`${folder} is not there: the tests on real denials are skipped`);
const describeReal = present ? describe : describe.skip;

interface Posted {
  readonly id: string;
  readonly message: string;
  readonly expected: {
    readonly principalArn: string | null;
    readonly action: string | null;
    readonly resource: string | null;
    readonly policyType: string | null;
    readonly effect: 'explicit' | 'implicit' | null;
    readonly policyArn: string | null;
    readonly hasEncodedMessage: boolean;
    readonly category: string;
  };
}

const kindsOf: Readonly<Record<string, readonly string[]>> = {
  credentials: ['credentials'],
  quota: ['quota', 'throttled'],
  capacity: ['capacity'],
  'region-or-optin': ['region', 'service-not-enabled'],
  'not-an-auth-failure': ['request-error'],
};
const effects = { explicit: 'explicit-deny', implicit: 'missing-allow' } as const;
const typeOf = (label: string | null): string | null =>
  label === 'permissions-boundary' ? 'boundary' : label === 'unknown' ? null : label;
// `role NAME` gets its ARN (DESIGN.md): the label has the words.
const asArn = (resource: string | null, account: string | null, partition: string): string | null => {
  const [, kind, name] = /^(role|user|policy) (\S+)$/.exec(resource ?? '') ?? [];
  return name === undefined || account === null ? resource : `arn:${partition}:iam::${account}:${kind}/${name}`;
};

const expectedOf = ({ expected }: Posted, { denial }: Explanation) => {
  const principal = expected.principalArn === null ? null : principalFrom(expected.principalArn);
  return {
    principal: principal?.arn ?? principal?.name ?? null,
    session: principal?.session ?? null,
    action: expected.action,
    resource: asArn(expected.resource, denial.principal.account, denial.partition),
    policyType: typeOf(expected.policyType),
    kind: expected.effect === null ? 'unknown' : effects[expected.effect],
    policyArn: expected.policyArn,
    encoded: expected.hasEncodedMessage,
  };
};

const statedBy = ({ denial, authorizations, cause }: Explanation) => ({
  principal: denial.principal.arn ?? denial.principal.name,
  session: denial.principal.session,
  action: authorizations[0]?.action ?? null,
  resource: authorizations[0]?.resource ?? null,
  policyType: cause.policyType,
  kind: cause.kind,
  policyArn: cause.policyArn,
  encoded: denial.stated.encoded !== null,
});

describeReal('denials as people posted them', () => {
  const rows: Posted[] = present
    ? readFileSync(join(folder, 'denials.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

  // Jest takes no empty table, not even in a suite that it skips.
  const table = present ? rows.map((row): [string, Posted | null] => [row.id, row]) : [['absent', null] as [string, Posted | null]];
  test.each(table)('%s: every stated field right, nothing invented', async (_, row) => {
    if (row === null) return;
    const items = await explainAll(row.message);
    const [first] = items;
    if (items.length !== 1 || first?.kind !== 'explained')
      throw new Error(`expected one explanation, got ${JSON.stringify(items).slice(0, 300)}`);
    if (row.expected.category === 'authorization') expect(statedBy(first.explanation)).toEqual(expectedOf(row, first.explanation));
    else expect(kindsOf[row.expected.category]).toContain(first.explanation.cause.kind);
  });
});

describeReal('real CloudTrail records', () => {
  const read = (): string => gunzipSync(readFileSync(join(folder, 'cloudtrail', 'records.json.gz'))).toString();

  test('all 60 denials are explained and nothing else', async () => {
    const explained = (await explainAll(read())).filter(({ kind }) => kind === 'explained');
    expect(explained).toHaveLength(60);
  });

  test('every other error is told from a refusal', async () => {
    const all = (await explainAll(read(), { all: true })).flatMap((item) => (item.kind === 'explained' ? [item.explanation] : []));
    expect(all).toHaveLength(300);
    const refusals = all.filter(({ cause }) => ['unknown', 'missing-allow', 'explicit-deny'].includes(cause.kind));
    expect([...new Set(refusals.map(({ denial }) => denial.errorCode))].sort()).toEqual(['AccessDenied', 'Client.UnauthorizedOperation']);
  });

  test('what is inferred stands in the record: every part of a resource is its account, its Region or a request parameter', async () => {
    for (const item of await explainAll(read())) {
      if (item.kind !== 'explained') continue;
      for (const { resource, from } of item.explanation.authorizations) {
        const name = resource?.split('/').at(-1) ?? '';
        if (from === 'inferred' && resource !== '*' && resource !== null)
          expect(JSON.stringify(item.explanation.denial.request)).toContain(name);
      }
    }
  });
});
