import { lookUpActions } from '../../../lambda/adapters/catalog.ts';
import { decideForPrincipal } from '../../../lambda/adapters/local/iam/decide-for-principal.ts';
import { findEntityByArn, type IamState } from '../../../lambda/adapters/local/iam/iam-state.ts';
import type { Execution } from '../../../lambda/core/grant/execution.ts';
import type { Incident } from '../../../lambda/core/incident/incident.ts';
import type { TriedCall } from '../../../lambda/core/page/incident-view.ts';
import { neighbourCalls, otherActions } from './neighbour-calls.ts';

/**
 * Tries what was denied again, and calls beside it, with all policies that the principal has now. Nothing is tried for a grant that was
 * never applied, nor for a principal that the local IAM does not know.
 */
export const triedCalls = async (
  state: IamState,
  { incident, execution, now }: { readonly incident: Incident; readonly execution: Execution | null; readonly now: string },
): Promise<readonly TriedCall[]> => {
  const {
    Action: action,
    Resource: resource,
    PrincipalArn: principalArn,
    ContextKey = '',
    ContextValue = '',
  } = execution?.parameters ?? {};
  const wasApplied = incident.fix === 'verified' || incident.fix === 'ended' || incident.fix === 'adopted';
  if (!wasApplied || action === undefined || resource === undefined || principalArn === undefined) return [];
  if (findEntityByArn(state, principalArn) === null) return [];
  const known = await lookUpActions(otherActions(action));
  const isAction = (name: string): boolean => known.get(name.toLowerCase())?.kind === 'action';
  const calls = [{ what: 'the denied call', action, resource }, ...neighbourCalls(action, resource, isAction)];
  return calls.map((call) => ({
    request: `${call.action} on ${call.resource}`,
    allowed: isAllowed(state, { ...call, principalArn, context: { [ContextKey]: ContextValue }, now }),
    what: call.what,
  }));
};

const isAllowed = (state: IamState, request: Parameters<typeof decideForPrincipal>[1]): boolean =>
  decideForPrincipal(state, request).verdict === 'allowed';
