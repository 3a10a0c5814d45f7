import { answers } from '../answers.ts';
import type { GuardResult } from '../guard.ts';
import type { EscalationPath } from '../paths/escalation-path.ts';
import { escalationPaths } from '../paths/escalation-paths.ts';
import type { PolicyEntry } from '../policy-parts.ts';
import { type HeldAction, heldWords } from './held-action.ts';

/** The actions of which somebody has to be asked before some new actions can be weighed: none where no path of several actions has them. */
export const actionsToAskAbout = (newActions: readonly string[]): readonly string[] => [
  ...new Set(pathsWith(lowerCase(newActions)).flatMap(({ actions }) => actions)),
];

const pathsWith = (fresh: ReadonlySet<string>): readonly EscalationPath[] =>
  escalationPaths.filter(({ actions }) => actions.length > 1 && actions.some((action) => fresh.has(action.toLowerCase())));

const lowerCase = (actions: readonly string[]): ReadonlySet<string> => new Set(actions.map((action) => action.toLowerCase()));

/**
 * The escalation paths of several actions that new actions complete for somebody who holds others: a reason for each of the shortest,
 * and one for the rest.
 *
 * In: the entries of a grant, and what its principal already may do of {@link actionsToAskAbout}. Resources and conditions are not
 * weighed, on neither side: a bounded iam:PassRole completes a path as an unbounded one does. A new action that is held on some resources
 * only was no part of a path before, because the grant is about another resource. A path to what the
 * principal gains already by fewer of the same actions is left out.
 */
export const weighCombinations = (entries: readonly PolicyEntry[], held: readonly HeldAction[]): readonly GuardResult[] => {
  const fresh = lowerCase(entries.map(({ action }) => action));
  const holds = new Map(held.map((hold) => [hold.action.toLowerCase(), hold]));
  const had = (action: string): boolean => {
    const hold = holds.get(action.toLowerCase());
    return hold !== undefined && (hold.extent === 'everywhere' || !fresh.has(action.toLowerCase()));
  };
  const completed = pathsWith(fresh).filter(({ actions }) => actions.every((action) => had(action) || fresh.has(action.toLowerCase())));
  const complete = escalationPaths.filter(({ actions }) => actions.every(had));
  const found = completed
    .filter((path) => !complete.some((other) => isCoveredBy(path, other)))
    .toSorted((one, other) => one.actions.length - other.actions.length);
  return answers('escalation-path', 'withhold', [
    ...found.slice(0, most).map((path) => reasonFor(path, entries, holds)),
    ...(found.length > most ? [othersReason(found.slice(most))] : []),
  ]);
};

/** Who may do nearly all gets a hundred paths with iam:PassRole: people read the shortest, and how many there are. */
const most = 3;
const mostIds = 8;

const othersReason = (paths: readonly EscalationPath[]): string => {
  const ids = paths.slice(0, mostIds).map(({ id }) => id);
  return `It completes ${paths.length} more escalation paths: ${ids.join(', ')}${paths.length > mostIds ? ' and others' : ''}.`;
};

/** Whoever has all of `other` gains nothing by `path`: it needs the same actions and more, for the very same gain. A path covers itself. */
const isCoveredBy = (path: EscalationPath, other: EscalationPath): boolean =>
  path.gives === other.gives && other.actions.every((action) => path.actions.includes(action));

const reasonFor = (
  { id, actions, gives }: EscalationPath,
  entries: readonly PolicyEntry[],
  holds: ReadonlyMap<string, HeldAction>,
): string => {
  const own = entries.filter(({ action }) => lowerCase(actions).has(action.toLowerCase()));
  const fresh = lowerCase(own.map(({ action }) => action));
  const named = actions.filter((action) => fresh.has(action.toLowerCase()));
  const others = actions.flatMap((action) => (named.includes(action) ? [] : (holds.get(action.toLowerCase()) ?? [])));
  const together = others.length === 0 ? '' : ` together with ${others.map(heldWords).join('; and ')},`;
  // The id comes first: an alert cuts long reasons at the end.
  return `It completes an escalation path (path ${id}): ${named.join(' and ')},${together} can give the principal ${gives}${conditionWords(own)}.`;
};

/** A condition narrows a path and does not close it: an approver must not read it as if it did. */
const conditionWords = (entries: readonly PolicyEntry[]): string => {
  const keys = new Set(entries.flatMap(({ condition }) => Object.values(condition).flatMap((values) => Object.keys(values))));
  return keys.size === 0 ? '' : `; its condition on ${[...keys].join(', ')} narrows this and does not close it`;
};
