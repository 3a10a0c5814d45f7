import { type EvaluationResult, type IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { MayDo } from '../flows/ports.ts';
import { unlessRefused } from './iam-refusal.ts';

/**
 * Asks the simulator of many actions on all resources (`*`, its default). How many actions a request may have is not documented: they go
 * in portions of a page, and every page is read. (IAM API reference, SimulatePrincipalPolicy: MaxItems, IsTruncated)
 */
export const mayDoWith =
  (client: IAMClient): MayDo =>
  (principalArn, actions) =>
    unlessRefused(async () => {
      const portions = Array.from({ length: Math.ceil(actions.length / page) }, (_, index) =>
        actions.slice(index * page, (index + 1) * page),
      );
      const results = (await Promise.all(portions.map((portion) => simulateAll(client, principalArn, portion)))).flat();
      const that = (is: (result: EvaluationResult) => boolean): readonly string[] => {
        const found = new Set(results.filter(is).map(({ EvalActionName }) => EvalActionName?.toLowerCase()));
        return actions.filter((action) => found.has(action.toLowerCase()));
      };
      return { kind: 'answered', allowed: that(isAllowed), denied: that(isCertainlyDenied) };
    });

/** Results on a page, unless asked otherwise. */
const page = 100;

const simulateAll = async (client: IAMClient, principalArn: string, actions: readonly string[]): Promise<EvaluationResult[]> => {
  const results: EvaluationResult[] = [];
  let marker: string | undefined;
  do {
    const answer = await client.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: principalArn,
        ActionNames: [...actions],
        ResourceArns: ['*'],
        ...(marker === undefined ? {} : { Marker: marker }),
      }),
    );
    results.push(...(answer.EvaluationResults ?? []));
    marker = answer.IsTruncated === true ? answer.Marker : undefined;
  } while (marker !== undefined);
  return results;
};

const isAllowed = ({ EvalDecision }: EvaluationResult): boolean => EvalDecision === 'allowed';

/** A Deny whose condition asks for a key that the question did not have may not hold in a request. */
const isCertainlyDenied = ({ EvalDecision, MissingContextValues = [] }: EvaluationResult): boolean =>
  EvalDecision === 'explicitDeny' && MissingContextValues.length === 0;
