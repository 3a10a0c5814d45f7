import { GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { DescribeRole } from '../flows/ports.ts';
import { unlessRefused } from './iam-refusal.ts';
import { plainJson } from './principal-policies.ts';

/** A role is asked for by its name, and another account's role may have the same: the ARN has to be the one that was meant. */
export const describeRoleWith =
  (client: IAMClient): DescribeRole =>
  (roleArn) =>
    unlessRefused(async () => {
      const RoleName = /:role\/(?:.*\/)?([^/]+)$/.exec(roleArn)?.[1];
      const { Role } = RoleName === undefined ? {} : await client.send(new GetRoleCommand({ RoleName }));
      if (Role?.Arn !== roleArn) return { kind: 'unanswered', says: 'there is no such role in this account', again: false };
      return {
        kind: 'described',
        trustPolicy: plainJson(Role.AssumeRolePolicyDocument),
        boundaryArn: Role.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
      };
    });
