import { findEntityByArn, type IamEntity, type IamState } from './iam-state.ts';
import { contextOf } from './policy/condition-holds.ts';
import { type AccessRequest, type Decision, decideAccess, type NamedPolicy, type PolicySet } from './policy/decide-access.ts';
import { readPolicy } from './policy/policy-document.ts';

export interface PrincipalRequest {
  /** ARN of a role, of a session of it, or of a user. */
  readonly principalArn: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  readonly now: string;
}

/**
 * Whether a principal of this account may do something now, with the keys that IAM itself adds about the principal and the time.
 * Throws where the principal or one of its policies is not there. (IAM user guide, "AWS global condition context keys")
 */
export const decideForPrincipal = (state: IamState, { principalArn, action, resource, context, now }: PrincipalRequest): Decision => {
  const entity = findEntityByArn(state, principalArn);
  if (entity === null) throw new Error(`The local IAM has no principal ${principalArn}`);
  const request = { action, resource, context: contextOf({ ...keysOf(state, entity, now), ...context }) };
  return decideAccess(policiesOf(state, entity, now), request);
};

/** What SimulatePrincipalPolicy decides: only with the context that it is given. */
export const simulateForEntity = (state: IamState, entity: IamEntity, request: AccessRequest, now: string): Decision =>
  decideAccess(policiesOf(state, entity, now), request);

const keysOf = (state: IamState, entity: IamEntity, now: string): Readonly<Record<string, string>> => ({
  'aws:PrincipalArn': entity.Arn,
  'aws:PrincipalAccount': state.account,
  'aws:PrincipalType': entity.kind === 'role' ? 'AssumedRole' : 'User',
  'aws:CurrentTime': now,
  'aws:EpochTime': String(Math.floor(Date.parse(now) / 1000)),
  ...Object.fromEntries(entity.Tags.map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value])),
});

const policiesOf = (state: IamState, entity: IamEntity, now: string): PolicySet => ({
  identity: [
    ...entity.AttachedPolicies.filter(({ AttachedAt }) => AttachedAt === null || isConsistent(state, AttachedAt, now)).map(
      ({ PolicyArn }) => managedPolicy(state, PolicyArn),
    ),
    ...entity.InlinePolicies.map(({ PolicyName, PolicyDocument }) => namedPolicy(PolicyName, PolicyDocument)),
  ],
  boundary: entity.PermissionsBoundary === null ? null : managedPolicy(state, entity.PermissionsBoundary),
  serviceControl: state.serviceControlPolicies.map((level) =>
    level.map(({ PolicyName, PolicyDocument }) => namedPolicy(PolicyName, PolicyDocument)),
  ),
});

const isConsistent = ({ consistencyMs }: IamState, attachedAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(attachedAt) >= consistencyMs;

const managedPolicy = ({ policies }: IamState, arn: string): NamedPolicy => {
  const policy = policies.find(({ Arn }) => Arn === arn);
  if (policy === undefined) throw new Error(`The local IAM has no policy ${arn}`);
  return namedPolicy(policy.PolicyName, policy.PolicyDocument);
};

const namedPolicy = (name: string, document: string): NamedPolicy => {
  const read = readPolicy(document);
  if (read.kind === 'malformed') throw new Error(`The local IAM cannot read the policy ${name}: ${read.says}`);
  return { name, statements: read.statements };
};
