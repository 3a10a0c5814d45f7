import { matchesGlob } from '../glob.ts';
import { computePaths } from './compute-paths.ts';
import { dataPaths } from './data-paths.ts';
import type { EscalationPath } from './escalation-path.ts';
import { identityPaths } from './identity-paths.ts';
import { serverlessPaths } from './serverless-paths.ts';

/** Known ways to gain privileges. A part of the picture: the guards do not need a path to stop what gives privileges by itself. */
export const escalationPaths: readonly EscalationPath[] = [...identityPaths, ...computePaths, ...serverlessPaths, ...dataPaths];

/**
 * The paths that new actions complete for somebody who holds others: all of a path is there afterwards, and it was not before.
 *
 * In: the actions of a grant, and those that the principal holds; both may have `*` and `?`, as policies do. Conditions and resources are
 * not weighed, so a path that is given here may be closed by them.
 *
 * @example pathsCompletedBy(['ec2:RunInstances'], ['iam:*']) // the path "ec2-run-instances"
 */
export const pathsCompletedBy = (newActions: readonly string[], heldActions: readonly string[]): readonly EscalationPath[] => {
  const isIn = (patterns: readonly string[], action: string): boolean => patterns.some((pattern) => matchesGlob(pattern, action));
  return escalationPaths.filter(({ actions }) => {
    const missing = actions.filter((action) => !isIn(heldActions, action));
    return missing.length > 0 && missing.every((action) => isIn(newActions, action));
  });
};
