import { codeOfOthers } from './code-of-others.ts';
import { escalation } from './escalation.ts';
import type { Guard, GuardInput, GuardName, GuardResult } from './guard.ts';
import { identities } from './identities.ts';
import { permissionsManagement } from './permissions-management.ts';
import { policyVariable } from './policy-variable.ts';
import { protectedPrincipal } from './protected-principal.ts';
import { secrets } from './secrets.ts';
import { templateText } from './template-text.ts';
import { unchangeablePrincipal } from './unchangeable-principal.ts';
import { unknownAction } from './unknown-action.ts';
import { wildcard } from './wildcard.ts';

/** In the order in which an approver wants to read them; what each says when it finds nothing. */
const guards: readonly (readonly [GuardName, Guard, nothingFound: string])[] = [
  ['unchangeable-principal', unchangeablePrincipal, 'The principal is a user or role to which a policy can be attached.'],
  ['protected-principal', protectedPrincipal, 'No setting protects the principal.'],
  ['escalation', escalation, 'No action in it gives or widens privileges.'],
  ['permissions-management', permissionsManagement, 'AWS lists no action in it as permissions management.'],
  ['wildcard', wildcard, 'It covers the refused request only.'],
  ['policy-variable', policyVariable, 'Nothing in it is a policy variable.'],
  ['template-text', templateText, 'Nothing in it is template text.'],
  ['unknown-action', unknownAction, 'AWS documents every action in it.'],
  ['secrets', secrets, 'No action in it reaches a secret.'],
  ['identities', identities, 'No action in it acts as or on another identity.'],
  ['code-of-others', codeOfOthers, 'No action in it runs or changes the code of others.'],
];

/**
 * Everything that speaks against a grant.
 *
 * In: who would get which policy, the catalog's facts, and the principals that the settings protect. Out: one result for each finding,
 * and one `pass` for each guard that found nothing, so that a page can show what was looked at. No order, case or list form of the
 * document hides an action.
 */
export const guardGrant = (input: GuardInput): readonly GuardResult[] =>
  guards.flatMap(([guard, look, nothingFound]): readonly GuardResult[] => {
    const found = look(input);
    return found.length > 0 ? found : [{ guard, verdict: 'pass', reason: nothingFound }];
  });

/** A guard stopped it: it is never granted. */
export const isWithheld = (results: readonly GuardResult[]): boolean => results.some(({ verdict }) => verdict === 'withhold');

/** It reaches secrets, other identities or the code of others: two approvers. */
export const isSensitive = (results: readonly GuardResult[]): boolean => results.some(({ verdict }) => verdict === 'sensitive');
