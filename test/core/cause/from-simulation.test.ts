import type { Cause, Certainty } from '../../../lambda/core/cause/cause.ts';
import type { Diagnosis } from '../../../lambda/core/cause/diagnosis.ts';
import { isOpenToSimulation, type Simulation, withSimulation } from '../../../lambda/core/cause/from-simulation.ts';
import { denialFromText } from '../../../lambda/core/denial/text-denial.ts';
import { propose } from '../../../lambda/core/remedy/propose.ts';

const none = { policyType: null, policyArn: null, statementId: null };
const diagnosis = (cause: Partial<Cause> & Pick<Cause, 'kind'>, certainty: Certainty = 'unknown'): Diagnosis => ({
  denial: denialFromText('Access Denied'),
  authorizations: [],
  cause: { ...none, ...cause },
  certainty,
  evidence: [],
  advice: null,
});
const simulation = (changes: Partial<Simulation>): Simulation => ({
  decision: 'implicit-deny',
  allowedByBoundary: null,
  allowedByOrganization: null,
  matchedPolicies: [],
  missingContext: [],
  ...changes,
});
const told = (of: Diagnosis, changes: Partial<Simulation>): string => {
  const { cause, certainty } = withSimulation(of, simulation(changes));
  return `${cause.kind} ${cause.policyType} ${certainty}`;
};

const unknown = diagnosis({ kind: 'unknown' });
const decoded = diagnosis({ kind: 'missing-allow', policyType: 'identity' }, 'decoded');
const deny = diagnosis({ kind: 'explicit-deny', statementId: 'Guard' }, 'decoded');

test.each<[string, Diagnosis, Partial<Simulation>, string]>([
  ['no Allow', unknown, {}, 'missing-allow identity simulated'],
  ['a boundary without the Allow', unknown, { allowedByBoundary: false }, 'missing-allow boundary simulated'],
  ['an SCP without the Allow', unknown, { allowedByOrganization: false, allowedByBoundary: true }, 'missing-allow scp simulated'],
  ['a Deny', unknown, { decision: 'explicit-deny' }, 'explicit-deny identity simulated'],
  ['a decoded implicit deny that is the boundary', decoded, { allowedByBoundary: false }, 'missing-allow boundary simulated'],
  ['a decoded implicit deny that is an SCP', decoded, { allowedByOrganization: false }, 'missing-allow scp simulated'],
  ['a decoded implicit deny that is the identity policy', decoded, {}, 'missing-allow identity simulated'],
  ['a decoded Deny of an SCP', deny, { decision: 'explicit-deny', allowedByOrganization: false }, 'explicit-deny scp simulated'],
])('%s is told by the simulation', (_, of, changes, expected) => {
  expect(told(of, changes)).toBe(expected);
});

test.each<[string, Diagnosis, Partial<Simulation>, string]>([
  ['it says allowed: a layer refused that it does not see', unknown, { decision: 'allowed' }, 'unknown null unknown'],
  [
    'it says allowed where an Allow is missing: not in the layers that it sees',
    decoded,
    { decision: 'allowed' },
    'missing-allow null decoded',
  ],
  ['a condition hangs on a key that nobody knows', unknown, { missingContext: ['aws:SourceIp'] }, 'unknown null unknown'],
  [
    'it finds a Deny where the message says that an Allow is missing',
    decoded,
    { decision: 'explicit-deny' },
    'missing-allow identity decoded',
  ],
  ['it finds no Deny where the message says that there is one', deny, {}, 'explicit-deny null decoded'],
])('it decides nothing where %s, and is quoted all the same', (_, of, changes, expected) => {
  expect(told(of, changes)).toBe(expected);
  expect(withSimulation(of, simulation(changes)).evidence.map(({ from }) => from)).toEqual(['IAM simulation']);
});

test('a statement that the message named stays, and the policy that the simulation names is added', () => {
  const { cause } = withSimulation(
    deny,
    simulation({ decision: 'explicit-deny', matchedPolicies: ['Inline', 'arn:aws:iam::111122223333:policy/P'] }),
  );
  expect(cause).toMatchObject({ statementId: 'Guard', policyArn: 'arn:aws:iam::111122223333:policy/P' });
});

test('where it allows what the message misses, the advice looks at the layers that it does not see, and nothing is granted', () => {
  const remedy = propose(withSimulation(decoded, simulation({ decision: 'allowed' })), new Map(), { protectedPrincipals: [] });
  expect(remedy).toMatchObject({ kind: 'advice', policy: null });
  expect(remedy.summary).toContain('another layer refused it');
  expect(propose(decoded, new Map(), { protectedPrincipals: [] }).summary).not.toContain('another layer');
});

test('it is asked where the message leaves the policy type open, and of no look-alike', () => {
  expect([unknown, decoded, deny].map(isOpenToSimulation)).toEqual([true, true, true]);
  expect(isOpenToSimulation(diagnosis({ kind: 'missing-allow', policyType: 'identity' }, 'stated'))).toBe(false);
  expect(isOpenToSimulation(diagnosis({ kind: 'explicit-deny', policyType: 'identity' }, 'decoded'))).toBe(false);
  expect(isOpenToSimulation(diagnosis({ kind: 'quota' }, 'stated'))).toBe(false);
});
