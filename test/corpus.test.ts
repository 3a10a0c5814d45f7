import type { Explanation } from '../lambda/core/cause/diagnosis.ts';
import { type CorpusCase, corpusCases, explainCase } from './corpus-cases.ts';

/** The fields that every case must give; the rest of the answer is tested elsewhere. */
const checked = ({ denial, authorizations, cause, certainty, remedy }: Explanation) => ({
  denial: {
    id: denial.id,
    time: denial.time,
    carrier: denial.carrier,
    account: denial.account,
    region: denial.region,
    principal: { arn: denial.principal.arn, kind: denial.principal.kind, name: denial.principal.name, session: denial.principal.session },
    service: denial.service,
    operation: denial.operation,
    errorCode: denial.errorCode,
    requestId: denial.requestId,
  },
  authorizations: authorizations.map(({ action, resource }) => ({ action, resource })),
  cause,
  certainty,
  remedy: { kind: remedy.kind, policy: remedy.policy },
});

/** "any" in a case means that the form alone does not decide it. Text cases have no id and no time. */
const withAny = (actual: unknown, expected: unknown): unknown => {
  if (expected === 'any') return 'any';
  if (Array.isArray(actual) && Array.isArray(expected)) return actual.map((item, index) => withAny(item, expected[index]));
  if (typeof actual !== 'object' || actual === null || typeof expected !== 'object' || expected === null) return actual;
  return Object.fromEntries(
    Object.entries(actual)
      .filter(([key, value]) => key in expected || value !== null)
      .map(([key, value]) => [key, withAny(value, Reflect.get(expected, key))]),
  );
};

describe('the corpus', () => {
  test.each(corpusCases.map((item): [string, CorpusCase] => [`${item.file}: ${item.name}`, item]))('%s', async (_, item) => {
    const actual = (await explainCase(item)).map(checked);
    expect(withAny(actual, item.expected)).toEqual(item.expected);
  });

  test('has at least 150 cases over 40 services, and no two with the same input', () => {
    const services = new Set(
      corpusCases.flatMap(({ expected }) => expected.map((one) => Reflect.get(Reflect.get(one as object, 'denial') as object, 'service'))),
    );
    expect(corpusCases.length).toBeGreaterThanOrEqual(150);
    expect(services.size).toBeGreaterThanOrEqual(40);
    expect(new Set(corpusCases.map(({ input, decoded, all }) => JSON.stringify([input, decoded, all]))).size).toBe(corpusCases.length);
  });
});
