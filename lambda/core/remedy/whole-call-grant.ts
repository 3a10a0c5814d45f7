import { type Catalog, factsOf } from '../authorization/action-facts.ts';
import type { Authorization } from '../authorization/authorization.ts';
import { wholeCallAuthorizations } from '../authorization/whole-call.ts';
import type { Diagnosis } from '../cause/diagnosis.ts';
import type { GuardResult } from '../guard/guard.ts';
import { guardGrant } from '../guard/guard-grant.ts';
import { planGrant } from './grant.ts';
import type { PolicyDocument, PolicyStatement } from './policy-document.ts';
import type { ProposeSettings } from './propose.ts';
import type { Remedy } from './remedy.ts';

/**
 * Adds the grant for everything that the same API call needs, beside the minimal one. Only where a minimal grant is offered; what a
 * guard stops, or what the request does not name, is left out and said.
 */
export const withWholeCall = (remedy: Remedy, diagnosis: Diagnosis, catalog: Catalog, settings: ProposeSettings): Remedy => {
  if (remedy.kind !== 'grant' || remedy.policy === null) return remedy;
  const { authorizations, notes } = wholeCallAuthorizations(diagnosis.denial, catalog);
  const guard = (policy: PolicyDocument): readonly GuardResult[] =>
    guardGrant({
      principal: diagnosis.denial.principal,
      policy,
      factsOf: (action) => factsOf(catalog, action),
      protectedPrincipals: settings.protectedPrincipals,
    });
  const parts = othersThan(diagnosis.authorizations, authorizations).map((authorization) =>
    partFor(authorization, diagnosis, catalog, guard),
  );
  const policy = {
    ...remedy.policy,
    Statement: joined([...remedy.policy.Statement, ...parts.flatMap(({ statement }) => statement ?? [])]),
  };
  return { ...remedy, wholeCall: { policy, guards: guard(policy), notes: [...notes, ...parts.flatMap(({ note }) => note ?? [])] } };
};

const othersThan = (own: readonly Authorization[], all: readonly Authorization[]): readonly Authorization[] =>
  all.filter(
    ({ action, resource }) => !own.some((known) => known.action?.toLowerCase() === action?.toLowerCase() && known.resource === resource),
  );

type Part = { readonly statement: PolicyStatement | null; readonly note: string | null };

/** One authorization of the call as a statement, or a note that says why it is left out. */
const partFor = (
  authorization: Authorization,
  diagnosis: Diagnosis,
  catalog: Catalog,
  guard: (policy: PolicyDocument) => readonly GuardResult[],
): Part => {
  const plan = planGrant({ ...diagnosis, authorizations: [authorization] }, catalog);
  if (plan.kind === 'impossible') return { statement: null, note: `${authorization.action ?? 'an action'}: ${plan.because}` };
  const stop = guard(plan.policy).find(({ verdict }) => verdict === 'withhold');
  const named = `${authorization.action ?? ''} on ${authorization.resource ?? ''}`;
  return stop
    ? { statement: null, note: `${named} is left out: ${stop.reason}` }
    : { statement: plan.policy.Statement[0] ?? null, note: null };
};

/** Statements with the same action and condition as one, so that an approver reads each action once. */
const joined = (statements: readonly PolicyStatement[]): PolicyStatement[] => {
  const groups = new Map<string, PolicyStatement>();
  for (const statement of statements) {
    const key = JSON.stringify([statement.Action, statement.Condition ?? null]);
    const earlier = groups.get(key);
    groups.set(key, earlier ? { ...earlier, Resource: [...new Set([earlier.Resource, statement.Resource].flat())] } : statement);
  }
  return [...groups.values()];
};
