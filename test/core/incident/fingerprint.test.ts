import { sha256 } from '../../../lambda/adapters/sha256.ts';
import { incidentId } from '../../../lambda/core/incident/fingerprint.ts';
import { explainOne } from '../../explain-text.ts';

const sentence = (session: string, action = 's3:GetObject'): string =>
  `User: arn:aws:sts::111122223333:assumed-role/ci/${session} is not authorized to perform: ${action} on resource: "arn:aws:s3:::b/k" because no identity-based policy allows the ${action} action`;

test('the session name is no part of the fingerprint: each CI run would be a new incident', async () => {
  const [one, other] = [await explainOne(sentence('run-1')), await explainOne(sentence('run-2'))];
  expect(one.denial.principal.session).toBe('run-1');
  expect(other.fingerprint).toBe(one.fingerprint);
});

test('another action, resource or cause is another incident', async () => {
  const variants = [
    sentence('r'),
    sentence('r', 's3:PutObject'),
    sentence('r').replace('b/k', 'c/k'),
    sentence('r').replace('identity-based', 'session'),
  ];
  const fingerprints = await Promise.all(variants.map(async (text) => (await explainOne(text)).fingerprint));
  expect(new Set(fingerprints).size).toBe(variants.length);
});

test('another object of the same bucket is the same incident', async () => {
  expect((await explainOne(sentence('r').replace('b/k', 'b/other'))).fingerprint).toBe((await explainOne(sentence('r'))).fingerprint);
});

test('the spelling of the action does not matter', async () => {
  expect((await explainOne(sentence('r', 's3:getobject'))).fingerprint).toBe((await explainOne(sentence('r'))).fingerprint);
});

test('the id is the first 30 bits of the fingerprint in Crockford base32', () => {
  expect(incidentId('00000000'.padEnd(64, '0'))).toBe('cs-000000');
  expect(incidentId('ffffffff'.padEnd(64, 'f'))).toBe('cs-zzzzzz');
  expect(incidentId('08421084'.padEnd(64, '0'))).toBe('cs-111111');
  expect(incidentId(sha256('x'))).toMatch(/^cs-[0-9a-hjkmnp-tv-z]{6}$/);
});
