import { answers } from './answers.ts';
import { isAwsOwnWildcard } from './aws-own-wildcards.ts';
import type { Guard, GuardInput } from './guard.ts';
import { entriesIn, listOf, type PolicyEntry } from './policy-parts.ts';

/**
 * A wildcard covers more than the one request that was refused, and a caller can put `*` and `?` into the name of what it asks for.
 * Allowed are `*` for an action that can have nothing else, and the forms that AWS itself writes for what has no name yet.
 */
export const wildcard: Guard = ({ policy, factsOf }) =>
  answers('wildcard', 'withhold', [
    ...policy.Statement.flatMap((statement) => Object.keys(statement).filter((part) => !parts.has(part))).map(
      (part) => `A statement has the part "${part.slice(0, 40)}", which can allow everything that it does not name.`,
    ),
    ...entriesIn(policy).flatMap((entry) => [...inAction(entry), ...inCondition(entry), ...inResources(entry, factsOf)]),
  ]);

const parts: ReadonlySet<string> = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);

const hasWildcard = (text: string): boolean => /[*?]/.test(text);

const inAction = ({ action }: PolicyEntry): readonly string[] =>
  hasWildcard(action) ? ['The action has a wildcard: it would allow actions that nobody was refused.'] : [];

const inCondition = ({ condition }: PolicyEntry): readonly string[] => {
  const values = Object.values(condition).flatMap((keys) => Object.values(keys).flatMap(listOf));
  return values.some(hasWildcard) ? ['A condition has a wildcard: it would hold for more than the refused request.'] : [];
};

const inResources = (entry: PolicyEntry, factsOf: GuardInput['factsOf']): readonly string[] =>
  entry.resources.filter(hasWildcard).flatMap((resource) => {
    const facts = factsOf(entry.action);
    if (resource === '*')
      return facts?.resourceTypes.length === 0 ? [] : [`"*" would cover every resource of ${facts?.action ?? 'the action'}.`];
    return isAwsOwnWildcard(entry, resource) ? [] : [`"${resource.slice(0, 300)}" has a wildcard: it would cover other resources too.`];
  });
