import { createHash } from 'node:crypto';
import * as z from 'zod';
import { entitiesOf, type IamPolicy, type IamState } from '../iam-state.ts';
import { readPolicy } from '../policy/policy-document.ts';
import { noSuchPolicy } from './attachments.ts';
import { answerOf, type IamOutcome, iamError, type Operation, operation } from './operation.ts';

/** (IAM API reference, CreatePolicy: patterns of Path and PolicyName; "IAM and AWS STS quotas": 6,144 characters without white space) */
const createSchema = z.strictObject({
  PolicyName: z.string().regex(/^[\w+=,.@-]{1,128}$/),
  Path: z
    .string()
    .regex(/^(?:\/|\/[!-~]+\/)$/)
    .max(512)
    .default('/'),
  PolicyDocument: z.string().min(1).max(131_072),
  Description: z.string().max(1000).default(''),
  Tags: z
    .array(z.strictObject({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
    .max(50)
    .default([]),
});
type CreateInput = z.infer<typeof createSchema>;
const mostCharacters = 6144;

const arnOf = ({ partition, account }: IamState, { Path, PolicyName }: CreateInput): string =>
  `arn:${partition}:iam::${account}:policy${Path}${PolicyName}`;

/** A policy with tags needs iam:TagPolicy too. (IAM user guide, "Tag customer managed policies") */
const createPolicy: Operation = operation('CreatePolicy', createSchema, {
  resource: (input, state) => arnOf(state, input),
  alsoActions: ({ Tags }) => (Tags.length > 0 ? ['iam:TagPolicy'] : []),
  context: ({ Tags }) => ({
    ...Object.fromEntries(Tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
    ...(Tags.length > 0 ? { 'aws:TagKeys': Tags.map(({ Key }) => Key) } : {}),
  }),
  run: (state, input, now) => {
    const read = readPolicy(input.PolicyDocument);
    if (read.kind === 'malformed') return iamError('MalformedPolicyDocument', read.says);
    return addPolicy(state, input, now);
  },
});

const addPolicy = (state: IamState, input: CreateInput, now: string): IamOutcome => {
  // Names are unique in the account, whatever their path and case. (IAM user guide, "IAM identifiers")
  if (state.policies.some((one) => isCustomers(one) && one.PolicyName.toLowerCase() === input.PolicyName.toLowerCase()))
    return iamError('EntityAlreadyExists', `A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`);
  if (input.PolicyDocument.replace(/\s/g, '').length > mostCharacters)
    return iamError('LimitExceeded', `Cannot exceed quota for PolicySize: ${mostCharacters}`);
  if (state.policies.filter(isCustomers).length >= state.quotas.policies)
    return iamError('LimitExceeded', `Cannot exceed quota for PoliciesPerAccount: ${state.quotas.policies}`);
  const Arn = arnOf(state, input);
  const policy: IamPolicy = { ...input, Arn, PolicyId: idOf(`${Arn} ${now}`), CreateDate: now };
  const after = { ...state, policies: [...state.policies, policy] };
  return answerOf({ Policy: shapeOf(after, policy) }, after);
};

/** AWS's own policies do not count. */
const isCustomers = ({ Arn }: IamPolicy): boolean => !/^arn:[^:]+:iam::aws:/.test(Arn);

const idOf = (seed: string): string => `ANPA${createHash('sha256').update(seed).digest('hex').slice(0, 17).toUpperCase()}`;

const policyInput = z.strictObject({ PolicyArn: z.string().min(20) });

const deletePolicy: Operation = operation('DeletePolicy', policyInput, {
  resource: ({ PolicyArn }) => PolicyArn,
  run: (state, { PolicyArn }) => {
    if (!state.policies.some(({ Arn }) => Arn === PolicyArn)) return noSuchPolicy(PolicyArn);
    if (attachments(state, PolicyArn) > 0) return iamError('DeleteConflict', 'Cannot delete a policy attached to entities.');
    return answerOf({}, { ...state, policies: state.policies.filter(({ Arn }) => Arn !== PolicyArn) });
  },
});

const getPolicy: Operation = operation('GetPolicy', policyInput, {
  resource: ({ PolicyArn }) => PolicyArn,
  run: (state, { PolicyArn }) => {
    const policy = state.policies.find(({ Arn }) => Arn === PolicyArn);
    return policy ? answerOf({ Policy: { ...shapeOf(state, policy), Tags: policy.Tags } }, state) : noSuchPolicy(PolicyArn);
  },
});

const listPolicyTags: Operation = operation('ListPolicyTags', policyInput, {
  resource: ({ PolicyArn }) => PolicyArn,
  run: (state, { PolicyArn }) => {
    const policy = state.policies.find(({ Arn }) => Arn === PolicyArn);
    return policy ? answerOf({ Tags: policy.Tags, IsTruncated: false }, state) : noSuchPolicy(PolicyArn);
  },
});

/** There is one version, v1; its document is URL-encoded as IAM's answer is. (IAM API reference, GetPolicyVersion) */
const getPolicyVersion: Operation = operation('GetPolicyVersion', z.strictObject({ PolicyArn: z.string(), VersionId: z.string() }), {
  resource: ({ PolicyArn }) => PolicyArn,
  run: (state, { PolicyArn, VersionId }) => {
    const policy = state.policies.find(({ Arn }) => Arn === PolicyArn);
    if (policy === undefined) return noSuchPolicy(PolicyArn);
    if (VersionId !== 'v1') return iamError('NoSuchEntity', `Policy ${PolicyArn} version ${VersionId} does not exist.`);
    const Document = encodeURIComponent(policy.PolicyDocument);
    return answerOf({ PolicyVersion: { Document, VersionId, IsDefaultVersion: true, CreateDate: policy.CreateDate } }, state);
  },
});

const listSchema = z.strictObject({ PathPrefix: z.string().default('/'), Scope: z.enum(['All', 'AWS', 'Local']).default('All') });

const listPolicies: Operation = operation('ListPolicies', listSchema, {
  resource: () => '*',
  run: (state, { PathPrefix, Scope }) => {
    const found = state.policies.filter(
      (policy) => policy.Path.startsWith(PathPrefix) && (Scope === 'All' || isCustomers(policy) === (Scope === 'Local')),
    );
    return answerOf({ Policies: found.map((policy) => shapeOf(state, policy)), IsTruncated: false }, state);
  },
});

const shapeOf = (state: IamState, { PolicyDocument: _document, Tags: _tags, ...policy }: IamPolicy) => ({
  ...policy,
  DefaultVersionId: 'v1',
  AttachmentCount: attachments(state, policy.Arn),
  PermissionsBoundaryUsageCount: entitiesOf(state).filter(({ PermissionsBoundary }) => PermissionsBoundary === policy.Arn).length,
  IsAttachable: true,
  UpdateDate: policy.CreateDate,
});

const attachments = (state: IamState, arn: string): number =>
  entitiesOf(state).filter(({ AttachedPolicies }) => AttachedPolicies.some(({ PolicyArn }) => PolicyArn === arn)).length;

/** (IAM API reference: CreatePolicy, DeletePolicy, GetPolicy, GetPolicyVersion, ListPolicies, ListPolicyTags) */
export const policyOperations: Readonly<Record<string, Operation>> = {
  CreatePolicy: createPolicy,
  DeletePolicy: deletePolicy,
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  ListPolicies: listPolicies,
  ListPolicyTags: listPolicyTags,
};
