import {
  type ContextKeyTypeEnum,
  type EvaluationResult,
  type IAMClient,
  ListRoleTagsCommand,
  ListUserTagsCommand,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
  type Tag,
} from '@aws-sdk/client-iam';
import type { Simulation } from '../core/cause/from-simulation.ts';
import type { Question, ReadOwners, Simulate, SimulateAnswer } from '../flows/ports.ts';
import { unlessRefused } from './iam-refusal.ts';

/**
 * IAM's simulator over the policies of a principal, its boundary and the organization's SCPs. Resource policies, session policies and
 * VPC endpoints are not in it. (IAM API reference, SimulatePrincipalPolicy)
 */
export const simulateWith =
  (client: IAMClient): Simulate =>
  ({ principalArn, action, resource, context }) =>
    unlessRefused<SimulateAnswer>(async () => {
      const answer = await client.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: principalArn,
          ActionNames: [action],
          ...(resource?.startsWith('arn:') ? { ResourceArns: [resource] } : {}),
          ...contextOf(context),
        }),
      );
      const [result] = answer.EvaluationResults ?? [];
      return result
        ? { kind: 'simulated', simulation: simulationOf(result) }
        : { kind: 'unanswered', says: 'IAM gave no result', again: false };
    });

const contextOf = (context: Question['context']): Pick<SimulatePrincipalPolicyCommandInput, 'ContextEntries'> => {
  const entries = Object.entries(context)
    .filter(([, values]) => values.length > 0)
    .map(([ContextKeyName, values]) => ({
      ContextKeyName,
      ContextKeyValues: [...values],
      ContextKeyType: typeOf(ContextKeyName, values),
    }));
  return entries.length > 0 ? { ContextEntries: entries } : {};
};

/** (IAM user guide, "AWS global condition context keys": the data type of each; keys of services are strings here, or true and false) */
const types: Readonly<Record<string, 'ip' | 'date' | 'numeric'>> = {
  'aws:sourceip': 'ip',
  'aws:vpcsourceip': 'ip',
  'aws:currenttime': 'date',
  'aws:tokenissuetime': 'date',
  'aws:epochtime': 'numeric',
  'aws:multifactorauthage': 'numeric',
};

const typeOf = (key: string, values: readonly string[]): ContextKeyTypeEnum => {
  const isBoolean = values.every((value) => value === 'true' || value === 'false');
  const type = types[key.toLowerCase()] ?? (isBoolean ? 'boolean' : 'string');
  return values.length > 1 ? `${type}List` : type;
};

const simulationOf = (result: EvaluationResult): Simulation => ({
  decision: decisionOf(result.EvalDecision),
  allowedByBoundary: result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary ?? null,
  allowedByOrganization: result.OrganizationsDecisionDetail?.AllowedByOrganizations ?? null,
  matchedPolicies: (result.MatchedStatements ?? []).flatMap(({ SourcePolicyId }) => (SourcePolicyId === undefined ? [] : [SourcePolicyId])),
  // Of a question with a resource they stand with that resource. (IAM API reference, EvaluationResult, MissingContextValues)
  missingContext: [
    ...new Set([result, ...(result.ResourceSpecificResults ?? [])].flatMap(({ MissingContextValues = [] }) => MissingContextValues)),
  ],
});

const decisionOf = (word: string | undefined): Simulation['decision'] => {
  if (word === 'allowed') return 'allowed';
  return word === 'explicitDeny' ? 'explicit-deny' : 'implicit-deny';
};

/** The principal's tags that the settings name, in their order; none where they cannot be read: an alert is not held up for its owner. */
export const readOwnersWith =
  (client: IAMClient, tagNames: readonly string[]): ReadOwners =>
  async (principalArn) => {
    const tags = await readTags(client, principalArn);
    return tagNames.flatMap((tag) =>
      tags.filter(({ Key, Value }) => Key === tag && Value).map(({ Value = '' }) => ({ tag, value: Value })),
    );
  };

const readTags = async (client: IAMClient, principalArn: string): Promise<readonly Tag[]> => {
  const [, kind, name] = /:(role|user)\/(?:.*\/)?([^/]+)$/.exec(principalArn) ?? [];
  if (name === undefined) return [];
  try {
    const answer =
      kind === 'role' ? client.send(new ListRoleTagsCommand({ RoleName: name })) : client.send(new ListUserTagsCommand({ UserName: name }));
    return (await answer).Tags ?? [];
  } catch {
    return [];
  }
};
