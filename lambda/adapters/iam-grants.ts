import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  type IAMClient,
  ListEntitiesForPolicyCommand,
  ListPolicyTagsCommand,
  type Policy,
  paginateListPolicies,
} from '@aws-sdk/client-iam';
import type { AppliedPolicy, ListedGrant, ListGrants, ReadAppliedPolicy } from '../flows/grants/grant-ports.ts';

/** The path of every grant: roles and conditions of lib/ hold it. */
export const grantPath = '/countersign/';

/** The ARN of a grant's policy. */
export const grantPolicyArn = (partition: string, account: string, policyName: string): string =>
  `arn:${partition}:iam::${account}:policy${grantPath}${policyName}`;

/** The document of a grant's default version, decoded. (IAM API reference, GetPolicyVersion: documents are URL-encoded) */
export const readAppliedPolicyWith =
  (client: IAMClient, place: { readonly partition: string; readonly account: string }): ReadAppliedPolicy =>
  async (policyName) => {
    const PolicyArn = grantPolicyArn(place.partition, place.account, policyName);
    try {
      const { Policy: policy } = await client.send(new GetPolicyCommand({ PolicyArn }));
      const { PolicyVersion } = await client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: policy?.DefaultVersionId ?? 'v1' }));
      return { kind: 'there', document: decodeURIComponent(PolicyVersion?.Document ?? '') };
    } catch (error) {
      return notRead(error);
    }
  };

const notRead = (error: unknown): AppliedPolicy => {
  const name = error instanceof Error ? error.name : '';
  if (/^NoSuchEntity/.test(name)) return { kind: 'gone' };
  if (/^AccessDenied/.test(name)) return { kind: 'unseen', says: `not allowed to read the policy (iam:GetPolicy, iam:GetPolicyVersion)` };
  throw error;
};

/** All policies under /countersign/, with their tags and to whom they are attached. */
export const listGrantsWith =
  (client: IAMClient): ListGrants =>
  async () => {
    const found: ListedGrant[] = [];
    for await (const { Policies = [] } of paginateListPolicies({ client }, { Scope: 'Local', PathPrefix: grantPath }))
      for (const policy of Policies) {
        const grant = await listedFrom(client, policy);
        if (grant !== null) found.push(grant);
      }
    return found;
  };

const listedFrom = async (client: IAMClient, { Arn, PolicyName }: Policy): Promise<ListedGrant | null> => {
  if (Arn === undefined || PolicyName === undefined) return null;
  try {
    const { Tags = [] } = await client.send(new ListPolicyTagsCommand({ PolicyArn: Arn }));
    const { PolicyRoles = [], PolicyUsers = [] } = await client.send(new ListEntitiesForPolicyCommand({ PolicyArn: Arn }));
    const tag = (key: string): string | null => Tags.find(({ Key }) => Key === key)?.Value ?? null;
    return {
      policyName: PolicyName,
      fingerprint: fitting(tag('countersign:fingerprint'), /^[0-9a-f]{64}$/),
      incident: fitting(tag('countersign:incident'), /^cs-[0-9a-z]{6}$/),
      endsAt: fitting(tag('countersign:ends'), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      attachedTo: [
        ...PolicyRoles.flatMap(({ RoleName }) => (RoleName === undefined ? [] : [{ kind: 'role' as const, name: RoleName }])),
        ...PolicyUsers.flatMap(({ UserName }) => (UserName === undefined ? [] : [{ kind: 'user' as const, name: UserName }])),
      ],
    };
  } catch (error) {
    // Deleted since it was listed.
    if (error instanceof Error && /^NoSuchEntity/.test(error.name)) return null;
    throw error;
  }
};

const fitting = (value: string | null, pattern: RegExp): string | null => (value !== null && pattern.test(value) ? value : null);
