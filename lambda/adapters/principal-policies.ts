import {
  type AttachedPolicy,
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  type IAMClient,
  paginateListAttachedGroupPolicies,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListGroupPolicies,
  paginateListGroupsForUser,
  paginateListRolePolicies,
  paginateListUserPolicies,
} from '@aws-sdk/client-iam';
import type { AppliedPolicy, ReadPolicies } from '../flows/ports.ts';
import { unlessRefused } from './iam-refusal.ts';

/**
 * The policies of a user, its groups or a role, with their documents in force. (IAM user guide, "Managed policies and inline policies")
 */
export const readPoliciesWith =
  (client: IAMClient): ReadPolicies =>
  (principalArn) =>
    unlessRefused(async () => {
      const [, kind, name] = /:(role|user)\/(?:.*\/)?([^/]+)$/.exec(principalArn) ?? [];
      if (name === undefined) return { kind: 'unanswered', says: 'only users and roles have policies', again: false };
      const holders = kind === 'role' ? [ofRole(client, name)] : [ofUser(client, name), ...(await groupsOf(client, name))];
      return { kind: 'read', policies: (await Promise.all(holders.map((holder) => policiesOf(client, holder)))).flat() };
    });

/** Where policies hang on: the same two lists for a user, a group and a role. */
interface Holder {
  readonly attached: () => Promise<readonly AttachedPolicy[]>;
  readonly inlineNames: () => Promise<readonly string[]>;
  readonly inlineDocument: (name: string) => Promise<string | undefined>;
}

const ofRole = (client: IAMClient, RoleName: string): Holder => ({
  attached: () => inPages(paginateListAttachedRolePolicies({ client }, { RoleName }), ({ AttachedPolicies }) => AttachedPolicies),
  inlineNames: () => inPages(paginateListRolePolicies({ client }, { RoleName }), ({ PolicyNames }) => PolicyNames),
  inlineDocument: async (PolicyName) => (await client.send(new GetRolePolicyCommand({ RoleName, PolicyName }))).PolicyDocument,
});

const ofUser = (client: IAMClient, UserName: string): Holder => ({
  attached: () => inPages(paginateListAttachedUserPolicies({ client }, { UserName }), ({ AttachedPolicies }) => AttachedPolicies),
  inlineNames: () => inPages(paginateListUserPolicies({ client }, { UserName }), ({ PolicyNames }) => PolicyNames),
  inlineDocument: async (PolicyName) => (await client.send(new GetUserPolicyCommand({ UserName, PolicyName }))).PolicyDocument,
});

const ofGroup = (client: IAMClient, GroupName: string): Holder => ({
  attached: () => inPages(paginateListAttachedGroupPolicies({ client }, { GroupName }), ({ AttachedPolicies }) => AttachedPolicies),
  inlineNames: () => inPages(paginateListGroupPolicies({ client }, { GroupName }), ({ PolicyNames }) => PolicyNames),
  inlineDocument: async (PolicyName) => (await client.send(new GetGroupPolicyCommand({ GroupName, PolicyName }))).PolicyDocument,
});

const groupsOf = async (client: IAMClient, UserName: string): Promise<readonly Holder[]> =>
  (await inPages(paginateListGroupsForUser({ client }, { UserName }), ({ Groups }) => Groups)).flatMap(({ GroupName }) =>
    GroupName === undefined ? [] : [ofGroup(client, GroupName)],
  );

const inPages = async <Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
};

const policiesOf = async (client: IAMClient, holder: Holder): Promise<readonly AppliedPolicy[]> => {
  const [attached, names] = await Promise.all([holder.attached(), holder.inlineNames()]);
  return Promise.all([
    ...attached.map(async ({ PolicyArn = '', PolicyName = '' }) => ({
      name: PolicyName,
      arn: PolicyArn,
      document: plainJson(await managedDocument(client, PolicyArn)),
    })),
    ...names.map(async (name) => ({ name, arn: null, document: plainJson(await holder.inlineDocument(name)) })),
  ]);
};

const managedDocument = async (client: IAMClient, PolicyArn: string): Promise<string | undefined> => {
  const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn }));
  const answer = await client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }));
  return answer.PolicyVersion?.Document;
};

/** Documents are URL-encoded (RFC 3986). (IAM API reference, GetRolePolicy, PolicyVersion) */
export const plainJson = (document: string | undefined): string => {
  try {
    return decodeURIComponent(document ?? '');
  } catch {
    return '';
  }
};
