import { lookAlikes } from '../../../../lambda/core/cause/cause.ts';
import { findLookAlike } from '../../../../lambda/core/cause/look-alikes/find-look-alike.ts';
import { readOthers, readWordings } from './read-wordings.ts';

const rows = lookAlikes.flatMap((kind) => readWordings(kind).map((wording) => ({ kind, ...wording })));

test.each(rows)('$errorCode "$message" is $kind ($rule)', ({ kind, rule, errorCode, message }) => {
  expect(findLookAlike({ errorCode, message })).toMatchObject({ kind, rule });
});

test.each(rows)('advice on $errorCode "$message" is two to five steps that a person can take', ({ errorCode, message, kind }) => {
  const advice = findLookAlike({ errorCode, message })?.advice;
  expect(advice?.summary).toMatch(/\.$/);
  expect(advice?.steps.length).toBeGreaterThanOrEqual(kind === 'dry-run' ? 1 : 2);
  expect(advice?.steps.length).toBeLessThanOrEqual(5);
  // SSM replaces {{ name }}, and the approver would see something else than was meant.
  expect(JSON.stringify(advice)).not.toMatch(/\{\{|undefined|null/);
});

test.each(rows)('what proves that $errorCode "$message" is $kind is quoted from it', ({ errorCode, message }) => {
  const quoted = findLookAlike({ errorCode, message })?.quoted ?? '';
  expect(quoted === errorCode || (message ?? '').replace(/[’]/g, "'").includes(quoted)).toBe(true);
});

test.each(readOthers())('$errorCode "$message" is no look-alike', ({ errorCode, message }) => {
  expect(findLookAlike({ errorCode, message })).toBeNull();
});

test('every kind has its wordings', () => {
  expect(lookAlikes.filter((kind) => readWordings(kind).length === 0)).toEqual([]);
});
