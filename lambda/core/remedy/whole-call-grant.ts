import { type Catalog, factsOf } from '../authorization/action-facts.ts';
import { wholeCallAuthorizations } from '../authorization/whole-call.ts';
import type { Diagnosis } from '../cause/diagnosis.ts';
import { guardGrant, isWithheld } from '../guard/guard-grant.ts';
import { planGrant } from './grant.ts';
import type { PolicyStatement } from './policy-document.ts';
import type { ProposeSettings } from './propose.ts';
import type { Remedy } from './remedy.ts';

/**
 * Adds the grant for everything that the same API call needs, beside the minimal one. Only where a minimal grant is offered; what a
 * guard stops, or what the request does not name, is left out and said.
 */
export const withWholeCall = (remedy: Remedy, diagnosis: Diagnosis, catalog: Catalog, settings: ProposeSettings): Remedy => {
  if (remedy.kind !== 'grant' || remedy.policy === null) return remedy;
  const { authorizations, notes } = wholeCallAuthorizations(diagnosis.denial, catalog);
  const others = authorizations.filter(
    ({ action, resource }) =>
      !diagnosis.authorizations.some((own) => own.action?.toLowerCase() === action?.toLowerCase() && own.resource === resource),
  );
  const parts = others.map((authorization) => {
    const plan = planGrant({ ...diagnosis, authorizations: [authorization] }, catalog);
    if (plan.kind === 'impossible') return { statement: null, guards: [], note: `${authorization.action ?? 'an action'}: ${plan.because}` };
    const guards = guardGrant({
      principal: diagnosis.denial.principal,
      policy: plan.policy,
      factsOf: (action) => factsOf(catalog, action),
      protectedPrincipals: settings.protectedPrincipals,
    });
    const stop = guards.find(({ verdict }) => verdict === 'withhold');
    const named = `${authorization.action ?? ''} on ${authorization.resource ?? ''}`;
    return isWithheld(guards)
      ? { statement: null, guards: [], note: `${named} is left out: ${stop?.reason ?? ''}` }
      : { statement: plan.policy.Statement[0] ?? null, guards, note: null };
  });
  return {
    ...remedy,
    wholeCall: {
      policy: {
        ...remedy.policy,
        Statement: joined([...remedy.policy.Statement, ...parts.flatMap(({ statement }) => (statement ? [statement] : []))]),
      },
      guards: parts.flatMap(({ guards }) => guards),
      notes: [...notes, ...parts.flatMap(({ note }) => (note === null ? [] : [note]))],
    },
  };
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
