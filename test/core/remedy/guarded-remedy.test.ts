import type { GuardResult } from '../../../lambda/core/guard/guard.ts';
import { withMoreGuards } from '../../../lambda/core/remedy/guarded-remedy.ts';
import { explainOne } from '../../explain-text.ts';

const refused = (action: string, resource: string): string =>
  `User: arn:aws:sts::111122223333:assumed-role/app/i is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
const answer = (verdict: GuardResult['verdict']): GuardResult => ({ guard: 'escalation-path', verdict, reason: 'Because.' });
const grant = () => explainOne(refused('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:q'));

test.each([
  ['pass', { kind: 'grant', sensitive: false }],
  ['sensitive', { kind: 'grant', sensitive: true, summary: expect.stringContaining('two approvers') }],
  ['withhold', { kind: 'withheld', sensitive: false, summary: 'No grant is offered for sqs:SendMessage: Because.' }],
] as const)('a grant of which a later answer is %s', async (verdict, expected) => {
  const explanation = await grant();
  const remedy = withMoreGuards(explanation.remedy, explanation, { guards: [answer(verdict)], warnings: ['Known now.'] });
  expect(remedy).toMatchObject({ ...expected, policy: explanation.remedy.policy });
  expect(remedy.guards).toEqual([answer(verdict), ...explanation.remedy.guards]);
  expect(remedy.warnings).toEqual(['Known now.', ...explanation.remedy.warnings]);
});

test('what is no grant stays as it is, whatever is said later', async () => {
  const explanation = await explainOne(refused('iam:CreateUser', 'arn:aws:iam::111122223333:user/x'));
  expect(explanation.remedy.kind).toBe('withheld');
  expect(withMoreGuards(explanation.remedy, explanation, { guards: [answer('pass')], warnings: [] })).toBe(explanation.remedy);
});
