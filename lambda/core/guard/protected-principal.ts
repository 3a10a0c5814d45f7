import type { Principal } from '../denial/denial.ts';
import { answers } from './answers.ts';
import { matchesGlob } from './glob.ts';
import type { Guard } from './guard.ts';

/** Principals that the owner of the account keeps out of reach by a setting, and Countersign's own roles among them. */
export const protectedPrincipal: Guard = ({ principal, protectedPrincipals }) => {
  const { arn } = principal;
  if (arn === null) return [];
  const certain = protectedPrincipals.some((pattern) => matchesGlob(pattern, arn));
  if (certain)
    return answers('protected-principal', 'withhold', [
      'The principal is protected by the settings: its policies are changed by hand only.',
    ]);
  const possible = hidesPath(principal) && protectedPrincipals.some((pattern) => matchesGlob(withoutPath(pattern), arn));
  return answers(
    'protected-principal',
    'withhold',
    possible
      ? ['The role may be one that the settings protect by its path, which a session does not tell: its CloudTrail record does.']
      : [],
  );
};

/** The ARN of a role session has no path; only a CloudTrail record gives the role's own ARN, and its unique id with it. */
const hidesPath = ({ arn, session, uniqueId }: Principal): boolean =>
  session !== null && uniqueId === null && /:role\/[^/]*$/.test(arn ?? '');

const withoutPath = (pattern: string): string => pattern.replace(/(:[^:/]*\/).*\//, '$1');
