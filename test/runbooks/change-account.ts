import type { IamState } from '../../lambda/adapters/local/iam/iam-state.ts';
import { account, account1 } from './runbook-values.ts';

type Role = IamState['roles'][number];

/** The account with something else about the role Developer. */
export const withDeveloper =
  (change: (role: Role) => Partial<Role>) =>
  (state: IamState): IamState => ({
    ...state,
    roles: state.roles.map((role) => (role.RoleName === 'Developer' ? { ...role, ...change(role) } : role)),
  });

/** Deleted and made again: IAM gives another id. */
export const recreateDeveloper = withDeveloper(() => ({ RoleId: 'AROAEXAMPLEDEVELOPER2' }));

export const recreateBob = (state: IamState): IamState => ({
  ...state,
  users: state.users.map((user) => (user.UserName === 'Bob' ? { ...user, UserId: 'AIDAEXAMPLEBOB2' } : user)),
});

export const deleteDeveloper = (state: IamState): IamState => ({
  ...state,
  roles: state.roles.filter(({ RoleName }) => RoleName !== 'Developer'),
});

/** Somebody denies the very action in an inline policy, so that no grant helps. */
export const denyDeveloper = withDeveloper(() => ({
  InlinePolicies: [
    {
      PolicyName: 'Guardrail',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::reports/*' },
      }),
    },
  ],
}));

const emptyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' }],
});

/** The account with so many more policies, all of them attached to Developer. */
export const withPoliciesAttached = (count: number): IamState => {
  const names = Array.from({ length: count }, (_, index) => `Other${index}`);
  const policies = names.map((PolicyName) => ({
    PolicyName,
    Path: '/',
    Arn: `arn:aws:iam::${account}:policy/${PolicyName}`,
    PolicyId: 'ANPAEXAMPLEOTHER',
    Description: '',
    CreateDate: '2026-01-01T00:00:00.000Z',
    PolicyDocument: emptyDocument,
    Tags: [],
  }));
  const attach = withDeveloper(({ AttachedPolicies }) => ({
    AttachedPolicies: [...AttachedPolicies, ...policies.map(({ Arn }) => ({ PolicyArn: Arn, AttachedAt: null }))],
  }));
  return attach({ ...account1, policies: [...account1.policies, ...policies] });
};
