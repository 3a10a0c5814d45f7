import { explanationIn, keptText } from '../../../lambda/adapters/incident-table/explanation-item.ts';
import { corpusCases, explainCase } from '../../corpus-cases.ts';

test('every explanation of the corpus is read as it was kept, without the parameters of its request', async () => {
  const explained = (await Promise.all(corpusCases.map((item) => explainCase(item)))).flat();
  expect(explained.length).toBeGreaterThan(300);
  for (const explanation of explained)
    expect(explanationIn(keptText(explanation))).toEqual({ ...explanation, denial: { ...explanation.denial, request: null } });
});

test('an explanation that is too long for an item is kept shorter, with its proposal', async () => {
  const [explanation] = (await Promise.all(corpusCases.map((item) => explainCase(item))))
    .flat()
    .filter(({ remedy }) => remedy.kind === 'grant');
  if (explanation === undefined) throw new Error('the corpus has no grant');
  const long = 'x'.repeat(300_000);
  const { denial } = explanation;
  const kept = keptText({
    ...explanation,
    denial: { ...denial, message: long, userAgent: long, resources: Array(100).fill(long.slice(0, 10_000)) },
    evidence: [{ from: 'message', says: long }],
  });
  expect(kept.length).toBeLessThan(100_000);
  expect(explanationIn(kept)).toMatchObject({ fingerprint: explanation.fingerprint, remedy: explanation.remedy });
});

test.each([null, 7, '', '{}', '{"remedy":{}}'])('what is not of our making is nothing: %p', (kept) =>
  expect(explanationIn(kept)).toBeNull(),
);
