import type { IamState } from '../../lambda/adapters/local/iam/iam-state.ts';
import type { Rehearsal } from './rehearsal.ts';
import { account1, grantParameters, policyArn, policyName } from './runbook-values.ts';

/** The account with exactly the one policy, attached to exactly one principal. */
export const granted = (run: Rehearsal, before: IamState = account1): IamState => {
  const { Fingerprint, IncidentId, EndsAt, DeniedEventId } = grantParameters;
  const { AutomationExecutionId, ExecutionStartTime, Parameters } = run.execution();
  const [kind] = Parameters['PrincipalKind'] ?? [];
  const [name] = Parameters['PrincipalName'] ?? [];
  const attached = { PolicyArn: policyArn, AttachedAt: ExecutionStartTime };
  const created = run.iam().policies.find(({ Arn }) => Arn === policyArn);
  const tags: Readonly<Record<string, string>> = {
    'countersign:incident': IncidentId,
    'countersign:fingerprint': Fingerprint,
    'countersign:execution': AutomationExecutionId,
    'countersign:ends': EndsAt,
    'countersign:denied-event': DeniedEventId,
    'countersign:principal': `${kind}/${name}`,
  };
  return {
    ...before,
    roles: before.roles.map((role) =>
      kind === 'role' && role.RoleName === name ? { ...role, AttachedPolicies: [...role.AttachedPolicies, attached] } : role,
    ),
    users: before.users.map((user) =>
      kind === 'user' && user.UserName === name ? { ...user, AttachedPolicies: [...user.AttachedPolicies, attached] } : user,
    ),
    policies: [
      ...before.policies,
      {
        PolicyName: policyName,
        Path: '/countersign/',
        Arn: policyArn,
        PolicyId: created?.PolicyId ?? '',
        Description: 'Granted by Countersign after approval; ends by its own condition',
        CreateDate: ExecutionStartTime,
        PolicyDocument: grantParameters.PolicyDocument,
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      },
    ],
  };
};
