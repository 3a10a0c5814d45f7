import { createHash } from 'node:crypto';
import type { Explanation } from '../../../lambda/core/cause/diagnosis.ts';
import { decisionsIn } from '../../../lambda/core/grant/approver-decisions.ts';
import { isApprover } from '../../../lambda/core/grant/approvers.ts';
import { clientToken } from '../../../lambda/core/grant/client-token.ts';
import { endOf, endsSoon, hasEnded } from '../../../lambda/core/grant/end-date.ts';
import { preparePlan } from '../../../lambda/core/grant/prepare-plan.ts';
import { corpusCases, explainCase } from '../../corpus-cases.ts';
import { grants } from '../../flows/grants/world.ts';
import { incidentOf } from '../message/alert/alerts.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const now = '2026-11-21T10:00:00.000Z';

/** Every grant of the corpus, as if its record had told the principal's unique id. */
const proposals = async (): Promise<Explanation[]> => {
  const explained = await Promise.all(corpusCases.map((item) => explainCase(item)));
  return explained
    .flat()
    .filter(({ remedy }) => remedy.kind === 'grant')
    .map((explanation) => {
      const { denial } = explanation;
      const uniqueId = denial.principal.kind === 'user' ? 'AIDAEXAMPLE00000001' : 'AROAEXAMPLE00000001';
      return { ...explanation, denial: { ...denial, principal: { ...denial.principal, uniqueId } } };
    });
};

const planOf = (explanation: Explanation, change: Partial<typeof grants> = {}) =>
  preparePlan({
    incident: incidentOf(explanation),
    explanation,
    settings: { ...grants, account: explanation.denial.principal.account ?? '', protectedPrincipals: [], ...change },
    now,
    sha256,
  });

describe('the plan of a grant', () => {
  test('ends by the condition of each statement, is named by its hash, and is nothing else than what was proposed', async () => {
    const plans = (await proposals()).map((explanation) => ({ explanation, prepared: planOf(explanation) }));
    const made = plans.flatMap(({ explanation, prepared }) => (prepared.kind === 'plan' ? [{ explanation, plan: prepared.plan }] : []));
    expect(made.length).toBeGreaterThan(30);
    for (const { explanation, plan } of made) {
      expect(plan.hash).toBe(sha256(plan.document));
      expect(plan.parameters.PolicyDocument).toBe(plan.document);
      expect(plan.policyName).toBe(`Countersign-${explanation.incident}-${plan.hash.slice(0, 8)}`);
      const { Statement } = JSON.parse(plan.document);
      for (const statement of Statement) expect(statement.Condition.DateLessThan).toEqual({ 'aws:CurrentTime': '2026-12-06T00:00:00Z' });
      const without = Statement.map(({ Condition: { DateLessThan: _, ...rest }, ...statement }: { Condition: Record<string, unknown> }) =>
        Object.keys(rest).length === 0 ? statement : { ...statement, Condition: rest },
      );
      expect(without).toEqual(explanation.remedy.policy?.Statement);
    }
  });

  test('what is not planned says why, in words', async () => {
    const reasons = (await proposals()).flatMap((explanation) => {
      const prepared = planOf(explanation);
      return prepared.kind === 'impossible' ? [prepared.because] : [];
    });
    for (const because of reasons) expect(because).toMatch(/^(it needs several permissions|the )/);
  });

  test('has no end only where the settings say so', async () => {
    const [explanation] = await proposals();
    const prepared = explanation === undefined ? null : planOf(explanation, { days: null });
    expect(prepared).toMatchObject({ kind: 'plan', plan: { endsAt: null, parameters: { EndsAt: 'permanent' } } });
    expect(prepared?.kind === 'plan' ? prepared.plan.document : '').not.toContain('DateLessThan');
  });

  test.each([
    ['the unique id is not known', { uniqueId: null }, 'does not tell the unique id'],
    ['the name has braces', { name: '{{ x }}' }, 'the name of the principal'],
  ])('nobody is asked where %s', async (_, change, words) => {
    const [explanation] = await proposals();
    if (explanation === undefined) throw new Error('the corpus has no grant');
    const { denial } = explanation;
    const prepared = planOf({ ...explanation, denial: { ...denial, principal: { ...denial.principal, ...change } } });
    expect(prepared).toMatchObject({ kind: 'impossible', because: expect.stringContaining(words) });
  });

  test('a document that an approver could not be shown whole is refused, not cut', async () => {
    const [explanation] = await proposals();
    if (explanation === undefined) throw new Error('the corpus has no grant');
    const policy = {
      Version: '2012-10-17' as const,
      Statement: [
        { Effect: 'Allow' as const, Action: 's3:GetObject', Resource: `arn:aws:s3:::b/${'k'.repeat(980)}`, Sid: 'x'.repeat(1800) },
      ],
    };
    const { denial } = explanation;
    const principal = { ...denial.principal, arn: `arn:aws:iam::${denial.principal.account}:role/${'p'.repeat(500)}/app` };
    const prepared = planOf({ ...explanation, denial: { ...denial, principal }, remedy: { ...explanation.remedy, policy } });
    expect(prepared).toMatchObject({ kind: 'impossible', because: expect.stringContaining('too long to be shown whole') });
  });

  test('hostile session names and reasons reach the runbook as plain words', async () => {
    const [explanation] = await proposals();
    if (explanation === undefined) throw new Error('the corpus has no grant');
    const { denial } = explanation;
    const session = '{{ automation:EXECUTION_ID }}\n<!channel> \u202egnp';
    const prepared = planOf({ ...explanation, denial: { ...denial, principal: { ...denial.principal, session } } });
    expect(prepared.kind === 'plan' ? prepared.plan.parameters.Why : '').toMatch(/^[ -z|~]+$/);
  });
});

test.each([
  ['arn:aws:iam::111122223333:role/oncall', 'arn:aws:sts::111122223333:assumed-role/oncall/bob', true],
  ['arn:aws:iam::111122223333:role/team/oncall', 'arn:aws:sts::111122223333:assumed-role/oncall/bob', true],
  ['arn:aws:sts::111122223333:assumed-role/oncall/bob', 'arn:aws:sts::111122223333:assumed-role/oncall/ann', false],
  ['arn:aws:sts::111122223333:assumed-role/oncall/bob', 'arn:aws:iam::111122223333:role/oncall', true],
  ['arn:aws:iam::111122223333:role/oncall', 'arn:aws:sts::444455556666:assumed-role/oncall/bob', false],
  ['arn:aws:iam::111122223333:user/oncall', 'arn:aws:sts::111122223333:assumed-role/oncall/bob', false],
  ['Lena', 'arn:aws:iam::111122223333:user/leads/Lena', true],
  ['Lena', 'arn:aws:iam::111122223333:role/Lena', false],
  ['arn:aws:iam::111122223333:role/oncall', 'arn:aws:iam::111122223333:root', false],
])('the approver %s and the caller %s: %s', (approver, caller, expected) => expect(isApprover(approver, caller)).toBe(expected));

test('a grant lasts whole days, and one day makes one document', () => {
  expect(endOf('2026-11-21T00:00:00.000Z', 14)).toBe('2026-12-06T00:00:00Z');
  expect(endOf('2026-11-21T23:59:59.999Z', 14)).toBe('2026-12-06T00:00:00Z');
  expect(hasEnded('2026-12-06T00:00:00Z', '2026-12-06T00:00:00.000Z')).toBe(true);
  expect(hasEnded(null, '2099-01-01T00:00:00.000Z')).toBe(false);
  expect(endsSoon('2026-12-06T00:00:00Z', '2026-12-03T23:59:59.000Z')).toBe(false);
  expect(endsSoon('2026-12-06T00:00:00Z', '2026-12-04T00:00:00.000Z')).toBe(true);
  expect(endsSoon('2026-12-06T00:00:00Z', '2026-12-06T00:00:00.000Z')).toBe(false);
});

test('the token of a start has the form of a UUID, and follows what it is made from', () => {
  const token = clientToken(sha256, ['cs-7f3k9q', 'hash', '']);
  expect(token).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(clientToken(sha256, ['cs-7f3k9q', 'hash', ''])).toBe(token);
  expect(clientToken(sha256, ['cs-7f3k9q', 'hash', 'execution'])).not.toBe(token);
});

test('decisions are read in the form that people saw, and in a list; anything else names nobody', () => {
  const one = JSON.stringify({ Approver: 'arn:a', Decision: 'Approve', ApprovalDecisionTime: '2026-04-06T07:22:51Z', Comment: 'valid' });
  const other = JSON.stringify({ Approver: 'arn:b', Decision: 'Reject', Comment: 'no' });
  expect(decisionsIn([one, other])).toEqual({ approvedBy: ['arn:a'], rejectedBy: ['arn:b'], comment: 'no' });
  expect(decisionsIn([`[${one},${other}]`])).toEqual({ approvedBy: ['arn:a'], rejectedBy: ['arn:b'], comment: 'no' });
  expect(decisionsIn(['', '{}', 'null', '"x"', '{"Approver":1}'])).toEqual({ approvedBy: [], rejectedBy: [], comment: null });
});
