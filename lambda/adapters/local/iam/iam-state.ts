import { parse } from 'yaml';
import * as z from 'zod';

/**
 * All that the local IAM knows, as plain data: it can be written by hand as YAML, and kept as JSON. Groups, sessions and resource policies
 * are not in it. Policy documents are kept as the text that they were given as. (IAM API reference, data types Role, User, Policy)
 */
const documentText = z.union([z.string(), z.looseObject({}).transform((document) => JSON.stringify(document))]);

const tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]);

const namedDocument = z.strictObject({ PolicyName: z.string(), PolicyDocument: documentText });

const principalShape = {
  Path: z.string().default('/'),
  Tags: tags,
  /** ARN of a managed policy. */
  PermissionsBoundary: z.string().nullable().default(null),
  /** `AttachedAt` where it was attached by a call, and so may not count everywhere yet. */
  AttachedPolicies: z.array(z.strictObject({ PolicyArn: z.string(), AttachedAt: z.string().nullable().default(null) })).default([]),
  InlinePolicies: z.array(namedDocument).default([]),
};

/** Nobody is named, so nobody may take the role. */
const noTrust = '{"Version":"2012-10-17","Statement":[]}';

const policySchema = z.strictObject({
  PolicyName: z.string(),
  Path: z.string().default('/'),
  Arn: z.string(),
  PolicyId: z.string().default('ANPA0000000000000LOCAL'),
  Description: z.string().default(''),
  CreateDate: z.string().default('2026-01-01T00:00:00.000Z'),
  PolicyDocument: documentText,
  Tags: tags,
});

const stateSchema = z.strictObject({
  account: z.string().regex(/^\d{12}$/),
  partition: z.string().default('aws'),
  roles: z
    .array(
      z.strictObject({
        RoleName: z.string(),
        RoleId: z.string(),
        AssumeRolePolicyDocument: documentText.default(noTrust),
        ...principalShape,
      }),
    )
    .default([]),
  users: z.array(z.strictObject({ UserName: z.string(), UserId: z.string(), ...principalShape })).default([]),
  policies: z.array(policySchema).default([]),
  /** The organization's SCPs, one list a level from the root to the account. None: not in an organization. */
  serviceControlPolicies: z.array(z.array(namedDocument)).default([]),
  /** How long a new attachment counts for nothing: IAM is eventually consistent. */
  consistencyMs: z.int().min(0).default(0),
  /** (IAM user guide, "IAM and AWS STS quotas": 1,500 managed policies an account, 10 attached to a role or user) */
  quotas: z
    .strictObject({ policies: z.int().default(1500), attachedPolicies: z.int().default(10) })
    .default({ policies: 1500, attachedPolicies: 10 }),
});

export type IamState = z.infer<typeof stateSchema>;
export type IamPolicy = IamState['policies'][number];
/** What a role and a user have in common. */
export type IamEntity = Pick<IamState['roles'][number], 'Path' | 'Tags' | 'PermissionsBoundary' | 'AttachedPolicies' | 'InlinePolicies'> & {
  readonly kind: 'role' | 'user';
  readonly Name: string;
  readonly Id: string;
  readonly Arn: string;
  /** Of a role: its trust policy. */
  readonly AssumeRolePolicyDocument: string | null;
};

/** Reads a state from YAML or JSON text. Throws, with the places, where it is none. */
export const readIamState = (text: string): IamState => {
  const read = stateSchema.safeParse(parse(text));
  if (read.success) return read.data;
  throw new Error(`This is no IAM for the local run:\n${z.prettifyError(read.error)}`);
};

/** The role or user of that name, or null. Names are unique whatever their case. (IAM user guide, "IAM identifiers") */
export const findEntity = (state: IamState, kind: IamEntity['kind'], name: string): IamEntity | null =>
  entitiesOf(state).find((entity) => entity.kind === kind && entity.Name.toLowerCase() === name.toLowerCase()) ?? null;

/** The role or user of an ARN, also of an assumed role's session, or null. */
export const findEntityByArn = (state: IamState, arn: string): IamEntity | null => {
  const [, account, role] = /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  if (role !== undefined) return account === state.account ? findEntity(state, 'role', role) : null;
  return entitiesOf(state).find((entity) => entity.Arn === arn) ?? null;
};

/** All roles and users. */
export const entitiesOf = ({ roles, users, account, partition }: IamState): readonly IamEntity[] => [
  ...roles.map(({ RoleName, RoleId, ...shape }) => ({
    ...shape,
    kind: 'role' as const,
    Name: RoleName,
    Id: RoleId,
    Arn: `arn:${partition}:iam::${account}:role${shape.Path}${RoleName}`,
  })),
  ...users.map(({ UserName, UserId, ...shape }) => ({
    ...shape,
    kind: 'user' as const,
    AssumeRolePolicyDocument: null,
    Name: UserName,
    Id: UserId,
    Arn: `arn:${partition}:iam::${account}:user${shape.Path}${UserName}`,
  })),
];

/** The state with other policies attached to a role or user. */
export const withAttached = (state: IamState, { kind, Name }: IamEntity, AttachedPolicies: IamEntity['AttachedPolicies']): IamState => ({
  ...state,
  roles: state.roles.map((role) => (kind === 'role' && role.RoleName === Name ? { ...role, AttachedPolicies } : role)),
  users: state.users.map((user) => (kind === 'user' && user.UserName === Name ? { ...user, AttachedPolicies } : user)),
});
