import { answers } from './answers.ts';
import { boundOf } from './bounded-action.ts';
import type { Guard, GuardInput, GuardResult } from './guard.ts';
import { permissionsManagementExceptions } from './permissions-management-exceptions.ts';
import { entriesIn, type PolicyEntry } from './policy-parts.ts';

/**
 * Whatever AWS itself calls permissions management, with named exceptions: the net under the tables of the escalation guard, for actions
 * that AWS adds. (Service Authorization Reference, "Access levels")
 */
export const permissionsManagement: Guard = ({ policy, factsOf }) => entriesIn(policy).flatMap((entry) => weigh(entry, factsOf));

const weigh = (entry: PolicyEntry, factsOf: GuardInput['factsOf']): readonly GuardResult[] => {
  const facts = factsOf(entry.action);
  if (facts === null || facts.access !== 'Permissions management' || boundOf(entry)?.kind === 'bounded') return [];
  const exception = permissionsManagementExceptions.get(facts.action.toLowerCase());
  if (exception === undefined) {
    return answers('permissions-management', 'withhold', [
      `AWS lists ${facts.action} as permissions management: it changes who may do what.`,
    ]);
  }
  return answers('permissions-management', exception.verdict, [
    `AWS lists ${facts.action} as permissions management, but it ${exception.why}.`,
  ]);
};
