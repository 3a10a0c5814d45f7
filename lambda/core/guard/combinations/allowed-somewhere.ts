import { matchesGlob } from '../glob.ts';
import type { HeldAction } from './held-action.ts';
import type { HeldStatement } from './identity-policy.ts';

/**
 * Which of some actions a principal's policies allow on any resource at all. A Deny, a condition, a boundary or the organization may take
 * it away again: that is not weighed, so what is said here may be too much and is never too little.
 */
export const allowedSomewhere = (statements: readonly HeldStatement[], actions: readonly string[]): readonly HeldAction[] =>
  actions.flatMap((action): readonly HeldAction[] => {
    const allowing = statements.filter((statement) => statement.Effect === 'Allow' && isAbout(statement, action));
    if (allowing.length === 0) return [];
    const resources = [...new Set(allowing.flatMap(({ Resource }) => Resource ?? ['all but some resources']))];
    return [{ action, extent: 'somewhere', resources, conditional: allowing.every(({ Condition }) => Condition !== undefined) }];
  });

const isAbout = ({ Action, NotAction }: HeldStatement, action: string): boolean =>
  Action?.some((pattern) => matchesGlob(pattern, action)) ?? !(NotAction ?? ['*']).some((pattern) => matchesGlob(pattern, action));
