import * as z from 'zod';
import { findEntity, type IamEntity, type IamState } from '../iam-state.ts';
import { entityArn, entityContext, inputOf, noSuchEntity } from './entities.ts';
import { answerOf, iamError, type Operation, operation } from './operation.ts';

type Kind = IamEntity['kind'];

const onEntity = (kind: Kind) => ({
  resource: ({ Name }: { readonly Name: string }, state: IamState) => entityArn(state, kind, Name),
  context: ({ Name }: { readonly Name: string }, state: IamState) => entityContext(state, kind, Name),
});

const named = z.strictObject({ Name: z.string().min(1) });

const listInline = (kind: Kind, api: string): Operation =>
  operation(api, inputOf(kind, named), {
    ...onEntity(kind),
    run: (state, { Name }) => {
      const entity = findEntity(state, kind, Name);
      if (entity === null) return noSuchEntity(kind, Name);
      return answerOf({ PolicyNames: entity.InlinePolicies.map(({ PolicyName }) => PolicyName), IsTruncated: false }, state);
    },
  });

const inlineInput = z.strictObject({ Name: z.string().min(1), PolicyName: z.string().min(1) });

/** The document is URL-encoded as IAM's answer is. */
const getInline = (kind: Kind, api: string): Operation =>
  operation(api, inputOf(kind, inlineInput), {
    ...onEntity(kind),
    run: (state, { Name, PolicyName }) => {
      const entity = findEntity(state, kind, Name);
      if (entity === null) return noSuchEntity(kind, Name);
      const policy = entity.InlinePolicies.find((one) => one.PolicyName === PolicyName);
      if (policy === undefined) return iamError('NoSuchEntity', `The ${kind} policy with name ${PolicyName} cannot be found.`);
      return answerOf({ PolicyName, PolicyDocument: encodeURIComponent(policy.PolicyDocument) }, state);
    },
  });

/** There are no groups here. */
const listGroups: Operation = operation('ListGroupsForUser', inputOf('user', named), {
  ...onEntity('user'),
  run: (state, { Name }) =>
    findEntity(state, 'user', Name) === null ? noSuchEntity('user', Name) : answerOf({ Groups: [], IsTruncated: false }, state),
});

/** (IAM API reference: ListRolePolicies, GetRolePolicy, ListUserPolicies, GetUserPolicy, ListGroupsForUser) */
export const inlineOperations: Readonly<Record<string, Operation>> = {
  ListRolePolicies: listInline('role', 'ListRolePolicies'),
  GetRolePolicy: getInline('role', 'GetRolePolicy'),
  ListUserPolicies: listInline('user', 'ListUserPolicies'),
  GetUserPolicy: getInline('user', 'GetUserPolicy'),
  ListGroupsForUser: listGroups,
};
