import {
  GetRoleCommand,
  GetUserCommand,
  type IAMClient,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import { DescribeDocumentCommand, GetDocumentCommand, paginateListDocumentVersions, type SSMClient } from '@aws-sdk/client-ssm';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look, unlessMissing } from './seen.ts';

/** The ARN that IAM has under the name in the ARN of a user, a role, or a session of a role; null where there is none. */
export const readPrincipalWith =
  (client: IAMClient): DoctorPorts['readPrincipal'] =>
  (arn) =>
    look('iam:GetRole, iam:GetUser', () => unlessMissing(arnOf(client, arn), /^NoSuchEntity/));

const arnOf = async (client: IAMClient, arn: string): Promise<string | null> => {
  const [kind = '', ...path] = arn.slice(arn.lastIndexOf(':') + 1).split('/');
  const name = (kind === 'assumed-role' ? path[0] : path.at(-1)) ?? '';
  if (kind === 'user') return (await client.send(new GetUserCommand({ UserName: name }))).User?.Arn ?? null;
  return (await client.send(new GetRoleCommand({ RoleName: name }))).Role?.Arn ?? null;
};

/** Policies of a role: ARNs of those attached, names of those within it. (IAM API reference, ListAttachedRolePolicies, ListRolePolicies) */
export const readAttachmentsWith =
  (client: IAMClient): DoctorPorts['readAttachments'] =>
  (roleArn) =>
    look('iam:ListAttachedRolePolicies, iam:ListRolePolicies', async () => {
      const RoleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
      const [attached, inline]: [string[], string[]] = [[], []];
      for await (const { AttachedPolicies = [] } of paginateListAttachedRolePolicies({ client }, { RoleName }))
        attached.push(...AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []));
      for await (const { PolicyNames = [] } of paginateListRolePolicies({ client }, { RoleName })) inline.push(...PolicyNames);
      return { attached, inline };
    });

/** A runbook's default version; null where there is no such document. (Systems Manager API reference, DescribeDocument, GetDocument) */
export const readRunbookWith =
  (client: SSMClient): DoctorPorts['readRunbook'] =>
  (Name) =>
    look('ssm:DescribeDocument, ssm:GetDocument, ssm:ListDocumentVersions', () =>
      unlessMissing(
        (async () => {
          const { Document } = await client.send(new DescribeDocumentCommand({ Name }));
          const { Content = '' } = await client.send(new GetDocumentCommand({ Name, DocumentFormat: 'JSON' }));
          const otherVersions: string[] = [];
          for await (const { DocumentVersions = [] } of paginateListDocumentVersions({ client }, { Name }))
            otherVersions.push(
              ...DocumentVersions.flatMap(({ DocumentVersion, IsDefaultVersion }) => (IsDefaultVersion ? [] : (DocumentVersion ?? []))),
            );
          return {
            status: Document?.Status ?? 'unknown',
            content: Content,
            otherVersions: otherVersions.sort((one, other) => Number(one) - Number(other)),
          };
        })(),
        /^InvalidDocument$/,
      ),
    );
