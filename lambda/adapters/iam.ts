import {
  type EvaluationResult,
  type IAMClient,
  ListRoleTagsCommand,
  ListUserTagsCommand,
  SimulatePrincipalPolicyCommand,
  type Tag,
} from '@aws-sdk/client-iam';
import type { ReadOwners, Simulate, SimulationAnswer } from '../flows/ports.ts';

/** IAM's simulator over the policies of a principal, its boundary and the organization's SCPs. (IAM API reference, SimulatePrincipalPolicy) */
export const simulateWith =
  (client: IAMClient): Simulate =>
  async (principalArn, { action, resource, context }) => {
    try {
      const answer = await client.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: principalArn,
          ActionNames: [action],
          ...(resource?.startsWith('arn:') ? { ResourceArns: [resource] } : {}),
          ContextEntries: Object.entries(context).map(([ContextKeyName, values]) => ({
            ContextKeyName,
            ContextKeyValues: [...values],
            ContextKeyType: values.length > 1 ? 'stringList' : 'string',
          })),
        }),
      );
      const [result] = answer.EvaluationResults ?? [];
      return result ? answerOf(result) : null;
    } catch (error) {
      return unlessRefused(error);
    }
  };

// A principal of another account, deleted since, or one that we may not ask about: the cause then stays as it is.
const unanswered = new Set([
  'NoSuchEntityException',
  'NoSuchEntity',
  'AccessDenied',
  'AccessDeniedException',
  'InvalidInputException',
  'InvalidInput',
  'ValidationError',
]);

const unlessRefused = (error: unknown): null => {
  if (error instanceof Error && unanswered.has(error.name)) return null;
  throw error;
};

const answerOf = (result: EvaluationResult): SimulationAnswer => ({
  decision: decisionOf(result.EvalDecision),
  allowedByBoundary: result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary ?? null,
  allowedByOrganization: result.OrganizationsDecisionDetail?.AllowedByOrganizations ?? null,
  matchedPolicies: (result.MatchedStatements ?? []).flatMap(({ SourcePolicyId }) => (SourcePolicyId === undefined ? [] : [SourcePolicyId])),
});

const decisionOf = (word: string | undefined): SimulationAnswer['decision'] => {
  if (word === 'allowed') return 'allowed';
  return word === 'explicitDeny' ? 'explicit-deny' : 'implicit-deny';
};

const ownersFor = 15 * 60_000;

/** The principal's tags that the settings name. Read once in a quarter of an hour: a storm must not press IAM. */
export const readOwnersWith = (client: IAMClient, tagNames: readonly string[], clock: () => number): ReadOwners => {
  const known = new Map<string, { readonly until: number; readonly owners: Awaited<ReturnType<ReadOwners>> }>();
  return async (principalArn) => {
    const cached = known.get(principalArn);
    if (cached && cached.until > clock()) return cached.owners;
    const tags = await readTags(client, principalArn);
    const owners = tagNames.flatMap((tag) =>
      tags.filter(({ Key, Value }) => Key === tag && Value).map(({ Value = '' }) => ({ tag, value: Value })),
    );
    if (known.size > 5000) known.clear();
    known.set(principalArn, { until: clock() + ownersFor, owners });
    return owners;
  };
};

const readTags = async (client: IAMClient, principalArn: string): Promise<readonly Tag[]> => {
  const [, kind, name] = /:(role|user)\/(?:.*\/)?([^/]+)$/.exec(principalArn) ?? [];
  if (name === undefined) return [];
  try {
    const command =
      kind === 'role' ? client.send(new ListRoleTagsCommand({ RoleName: name })) : client.send(new ListUserTagsCommand({ UserName: name }));
    return (await command).Tags ?? [];
  } catch (error) {
    return unlessRefused(error) ?? [];
  }
};
