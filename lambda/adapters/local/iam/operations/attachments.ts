import * as z from 'zod';
import { entitiesOf, findEntity, type IamEntity, type IamState, withAttached } from '../iam-state.ts';
import { entityArn, entityContext, inputOf, noSuchEntity } from './entities.ts';
import { answerOf, type IamError, type IamOutcome, iamError, type Operation, operation } from './operation.ts';

type Kind = IamEntity['kind'];

const attachmentSchema = z.strictObject({ Name: z.string().min(1), PolicyArn: z.string().min(20) });
type Attachment = z.infer<typeof attachmentSchema>;

/** Attaching and detaching are decided on the role or user, with the policy as condition key. (Service authorization reference, IAM: iam:PolicyARN) */
const decidedOn = (kind: Kind) => ({
  resource: ({ Name }: Attachment, state: IamState) => entityArn(state, kind, Name),
  context: ({ Name, PolicyArn }: Attachment, state: IamState) => ({
    ...entityContext(state, kind, Name),
    'iam:PolicyARN': PolicyArn,
  }),
});

/** Attaching what is attached already changes nothing. (IAM API reference, AttachRolePolicy, AttachUserPolicy) */
const attachPolicy = (kind: Kind, api: string): Operation =>
  operation(api, inputOf(kind, attachmentSchema), {
    ...decidedOn(kind),
    run: (state, { Name, PolicyArn }, now) => {
      const entity = changeable(state, kind, Name);
      if ('code' in entity) return entity;
      if (!state.policies.some(({ Arn }) => Arn === PolicyArn)) return noSuchPolicy(PolicyArn);
      return attach(state, entity, { PolicyArn, AttachedAt: now });
    },
  });

const attach = (state: IamState, entity: IamEntity, added: IamEntity['AttachedPolicies'][number]): IamOutcome => {
  const attached = entity.AttachedPolicies;
  if (attached.some(({ PolicyArn }) => PolicyArn === added.PolicyArn)) return answerOf({}, state);
  if (attached.length >= state.quotas.attachedPolicies)
    return iamError('LimitExceeded', `Cannot exceed quota for PoliciesPer${entity.kind === 'role' ? 'Role' : 'User'}: ${attached.length}`);
  return answerOf({}, withAttached(state, entity, [...attached, added]));
};

const detachPolicy = (kind: Kind, api: string): Operation =>
  operation(api, inputOf(kind, attachmentSchema), {
    ...decidedOn(kind),
    run: (state, { Name, PolicyArn }) => {
      const entity = changeable(state, kind, Name);
      if ('code' in entity) return entity;
      const kept = entity.AttachedPolicies.filter((one) => one.PolicyArn !== PolicyArn);
      return kept.length === entity.AttachedPolicies.length ? noSuchPolicy(PolicyArn) : answerOf({}, withAttached(state, entity, kept));
    },
  });

const listSchema = z.strictObject({ Name: z.string().min(1), MaxItems: z.coerce.number().int().min(1).max(1000).default(100) });

/** There is no second page here (Marker): whoever sees IsTruncated knows enough. */
const listAttached = (kind: Kind, api: string): Operation =>
  operation(api, inputOf(kind, listSchema), {
    resource: ({ Name }, state) => entityArn(state, kind, Name),
    context: ({ Name }, state) => entityContext(state, kind, Name),
    run: (state, { Name, MaxItems }) => {
      const entity = findEntity(state, kind, Name);
      if (entity === null) return noSuchEntity(kind, Name);
      const AttachedPolicies = entity.AttachedPolicies.slice(0, MaxItems).map(({ PolicyArn }) => ({
        PolicyName: PolicyArn.replace(/^.*\//, ''),
        PolicyArn,
      }));
      return answerOf({ AttachedPolicies, IsTruncated: entity.AttachedPolicies.length > MaxItems }, state);
    },
  });

const listEntities: Operation = operation('ListEntitiesForPolicy', z.strictObject({ PolicyArn: z.string() }), {
  resource: ({ PolicyArn }) => PolicyArn,
  run: (state, { PolicyArn }) => {
    if (!state.policies.some(({ Arn }) => Arn === PolicyArn)) return noSuchPolicy(PolicyArn);
    const having = entitiesOf(state).filter(({ AttachedPolicies }) => AttachedPolicies.some((one) => one.PolicyArn === PolicyArn));
    const PolicyRoles = having.filter(({ kind }) => kind === 'role').map(({ Name, Id }) => ({ RoleName: Name, RoleId: Id }));
    const PolicyUsers = having.filter(({ kind }) => kind === 'user').map(({ Name, Id }) => ({ UserName: Name, UserId: Id }));
    return answerOf({ PolicyRoles, PolicyUsers, PolicyGroups: [], IsTruncated: false }, state);
  },
});

export const noSuchPolicy = (arn: string): IamError =>
  iamError('NoSuchEntity', `Policy ${arn} was not found, does not exist or is not attachable.`);

const changeable = (state: IamState, kind: Kind, name: string): IamEntity | IamError => {
  const entity = findEntity(state, kind, name);
  if (entity === null) return noSuchEntity(kind, name);
  return isUnmodifiable(entity) ? unmodifiable(entity) : entity;
};

/** Service-linked roles, and those of IAM Identity Center. (IAM user guide, "Service-linked roles"; IAM API reference, UnmodifiableEntity) */
const isUnmodifiable = ({ Path }: IamEntity): boolean => Path.startsWith('/aws-service-role/') || Path.startsWith('/aws-reserved/');

const unmodifiable = ({ Name }: IamEntity): IamError =>
  iamError('UnmodifiableEntity', `Cannot perform the operation on the protected role '${Name}' - this role is only modifiable by AWS`);

export const attachmentOperations: Readonly<Record<string, Operation>> = {
  AttachRolePolicy: attachPolicy('role', 'AttachRolePolicy'),
  AttachUserPolicy: attachPolicy('user', 'AttachUserPolicy'),
  DetachRolePolicy: detachPolicy('role', 'DetachRolePolicy'),
  DetachUserPolicy: detachPolicy('user', 'DetachUserPolicy'),
  ListAttachedRolePolicies: listAttached('role', 'ListAttachedRolePolicies'),
  ListAttachedUserPolicies: listAttached('user', 'ListAttachedUserPolicies'),
  ListEntitiesForPolicy: listEntities,
};
