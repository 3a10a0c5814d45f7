import * as z from 'zod';
import { simulateForEntity } from '../decide-for-principal.ts';
import { findEntityByArn } from '../iam-state.ts';
import { contextOf } from '../policy/condition-holds.ts';
import type { Decision } from '../policy/decide-access.ts';
import { answerOf, iamError, type Operation, operation } from './operation.ts';

const simulateSchema = z.strictObject({
  PolicySourceArn: z.string().min(20),
  ActionNames: z.array(z.string().regex(/^[\w-]+:\w+$/)).min(1),
  ResourceArns: z.array(z.string()).min(1).default(['*']),
  ContextEntries: z
    .array(z.strictObject({ ContextKeyName: z.string(), ContextKeyType: z.string(), ContextKeyValues: z.array(z.string()) }))
    .default([]),
});
type SimulateInput = z.infer<typeof simulateSchema>;

/**
 * Decides for each action and resource over the policies of a role or user, its boundary and the SCPs, with no more context than is given.
 * Missing keys are those that statements on this action and resource ask for. (IAM API reference, SimulatePrincipalPolicy, EvaluationResult)
 */
const simulatePrincipalPolicy: Operation = operation('SimulatePrincipalPolicy', simulateSchema, {
  resource: ({ PolicySourceArn }) => PolicySourceArn,
  run: (state, input, now) => {
    const entity = findEntityByArn(state, input.PolicySourceArn);
    if (entity === null || entity.Arn !== input.PolicySourceArn)
      return iamError('NoSuchEntity', `The principal ${input.PolicySourceArn} cannot be found.`);
    const context = contextOf(valuesOf(input));
    const EvaluationResults = input.ActionNames.flatMap((action) =>
      input.ResourceArns.map((resource) =>
        resultOf(action, resource, simulateForEntity(state, entity, { action, resource, context }, now)),
      ),
    );
    return answerOf({ EvaluationResults, IsTruncated: false }, state);
  },
});

const valuesOf = ({ ContextEntries }: SimulateInput): Record<string, readonly string[]> =>
  Object.fromEntries(ContextEntries.map(({ ContextKeyName, ContextKeyValues }) => [ContextKeyName, ContextKeyValues]));

const resultOf = (action: string, resource: string, decision: Decision) => ({
  EvalActionName: action,
  EvalResourceName: resource,
  EvalDecision: decision.verdict,
  MatchedStatements: decision.matched.map((SourcePolicyId) => ({ SourcePolicyId, SourcePolicyType: 'IAM Policy' })),
  MissingContextValues: decision.missingKeys,
  ...(decision.boundary === null
    ? {}
    : { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: decision.boundary === 'allowed' } }),
  ...(decision.organization === null
    ? {}
    : { OrganizationsDecisionDetail: { AllowedByOrganizations: decision.organization === 'allowed' } }),
});

export const simulateOperations: Readonly<Record<string, Operation>> = { SimulatePrincipalPolicy: simulatePrincipalPolicy };
