import * as z from 'zod';
import { findEntity, type IamEntity, type IamState } from '../iam-state.ts';
import { type Authorization, answerOf, type IamError, iamError, type Operation, operation } from './operation.ts';

type Kind = IamEntity['kind'];

/** An input that names a role (`RoleName`) or a user (`UserName`); inside it is `Name`. */
export const inputOf = <Input>(kind: Kind, schema: z.ZodType<Input>): z.ZodType<Input> =>
  z.unknown().transform(renameName(kind)).pipe(schema);

const renameName =
  (kind: Kind) =>
  (raw: unknown): unknown => {
    if (typeof raw !== 'object' || raw === null) return raw;
    const name = kind === 'role' ? 'RoleName' : 'UserName';
    return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key === name ? 'Name' : key === 'Name' ? 'Name ' : key, value]));
  };

/** ARN of a role or user for the decision on a call; one that is not there is taken to be without a path. */
export const entityArn = (state: IamState, kind: Kind, name: string): string =>
  findEntity(state, kind, name)?.Arn ?? `arn:${state.partition}:iam::${state.account}:${kind}/${name}`;

/** (Service authorization reference, IAM: iam:ResourceTag and aws:ResourceTag of roles and users) */
export const entityContext = (state: IamState, kind: Kind, name: string): Authorization['context'] => {
  const entity = findEntity(state, kind, name);
  return {
    ...Object.fromEntries(
      (entity?.Tags ?? []).flatMap(({ Key, Value }) => [
        [`iam:ResourceTag/${Key}`, Value],
        [`aws:ResourceTag/${Key}`, Value],
      ]),
    ),
    ...(entity?.PermissionsBoundary ? { 'iam:PermissionsBoundary': entity.PermissionsBoundary } : {}),
  };
};

export const noSuchEntity = (kind: Kind, name: string): IamError =>
  iamError('NoSuchEntity', `The ${kind} with name ${name} cannot be found.`);

const named = z.strictObject({ Name: z.string().min(1) });

const getEntity = (kind: Kind, api: string): Operation =>
  operation(api, inputOf(kind, named), {
    resource: ({ Name }, state) => entityArn(state, kind, Name),
    context: ({ Name }, state) => entityContext(state, kind, Name),
    run: (state, { Name }) => {
      const entity = findEntity(state, kind, Name);
      if (entity === null) return noSuchEntity(kind, Name);
      return answerOf(kind === 'role' ? { Role: shapeOf(entity, 'Role') } : { User: shapeOf(entity, 'User') }, state);
    },
  });

const shapeOf = ({ Name, Id, Arn, Path, Tags, PermissionsBoundary, AssumeRolePolicyDocument }: IamEntity, word: 'Role' | 'User') => ({
  [`${word}Name`]: Name,
  [`${word}Id`]: Id,
  Arn,
  Path,
  Tags,
  // URL-encoded, as IAM's answer is. (IAM API reference, Role)
  ...(AssumeRolePolicyDocument === null ? {} : { AssumeRolePolicyDocument: encodeURIComponent(AssumeRolePolicyDocument) }),
  ...(PermissionsBoundary === null
    ? {}
    : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: PermissionsBoundary } }),
});

const listTags = (kind: Kind, api: string): Operation =>
  operation(api, inputOf(kind, named), {
    resource: ({ Name }, state) => entityArn(state, kind, Name),
    context: ({ Name }, state) => entityContext(state, kind, Name),
    run: (state, { Name }) => {
      const entity = findEntity(state, kind, Name);
      return entity === null ? noSuchEntity(kind, Name) : answerOf({ Tags: entity.Tags, IsTruncated: false }, state);
    },
  });

/** (IAM API reference: GetRole, GetUser, ListRoleTags, ListUserTags) */
export const entityOperations: Readonly<Record<string, Operation>> = {
  GetRole: getEntity('role', 'GetRole'),
  GetUser: getEntity('user', 'GetUser'),
  ListRoleTags: listTags('role', 'ListRoleTags'),
  ListUserTags: listTags('user', 'ListUserTags'),
};
