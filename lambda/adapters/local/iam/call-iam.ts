import { decideForPrincipal } from './decide-for-principal.ts';
import { findEntityByArn, type IamState } from './iam-state.ts';
import { attachmentOperations } from './operations/attachments.ts';
import { entityOperations } from './operations/entities.ts';
import { inlineOperations } from './operations/inline-policies.ts';
import { type Authorization, type IamError, type IamOutcome, iamError, type Operation } from './operations/operation.ts';
import { policyOperations } from './operations/policies.ts';
import { simulateOperations } from './operations/simulate.ts';

export interface IamCall {
  readonly api: string;
  readonly input: unknown;
  /** ARN of the caller, whose own policies must allow the call; null: nobody asks. */
  readonly as: string | null;
  readonly now: string;
}

const operations: Readonly<Record<string, Operation>> = {
  ...entityOperations,
  ...attachmentOperations,
  ...inlineOperations,
  ...policyOperations,
  ...simulateOperations,
};

/** One call of the IAM API, with AWS's names for inputs, answers and errors. Out: the answer and the state after it, or the error. */
export const callIam = (state: IamState, { api, input, as, now }: IamCall): IamOutcome => {
  const operation = Object.hasOwn(operations, api) ? operations[api] : undefined;
  if (operation === undefined) return iamError('InvalidAction', `The local IAM does not know the API ${api}`);
  const prepared = operation(state, input, now);
  if ('kind' in prepared) return prepared;
  return refusalOf(state, prepared.authorization, as, now) ?? prepared.run();
};

/** (IAM user guide, "Troubleshoot access denied error messages": the wording) */
const refusalOf = (state: IamState, { actions, resource, context }: Authorization, as: string | null, now: string): IamError | null => {
  if (as === null) return null;
  if (findEntityByArn(state, as) === null)
    return iamError('AccessDenied', `User: ${as} is not authorized: the local IAM has no such principal`);
  const refused = actions
    .map((action) => ({ action, ...decideForPrincipal(state, { principalArn: as, action, resource, context, now }) }))
    .find(({ verdict }) => verdict !== 'allowed');
  if (refused === undefined) return null;
  const because =
    refused.verdict === 'explicitDeny'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${refused.action} action`;
  return iamError('AccessDenied', `User: ${as} is not authorized to perform: ${refused.action} on resource: ${resource} ${because}`);
};
