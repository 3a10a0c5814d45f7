import { type ActionFacts, type Catalog, factsOf } from '../authorization/action-facts.ts';
import type { Authorization } from '../authorization/authorization.ts';
import type { Diagnosis } from '../cause/diagnosis.ts';
import { accountIdOf, parseArn } from '../denial/arn.ts';
import type { Denial } from '../denial/denial.ts';
import { conditionFor } from './grant-condition.ts';
import type { PolicyDocument, PolicyStatement } from './policy-document.ts';

/** A document that would fix the denial, or the reason why there is none. */
export type GrantPlan =
  | { readonly kind: 'planned'; readonly policy: PolicyDocument; readonly notes: readonly string[] }
  | { readonly kind: 'impossible'; readonly because: string };

/**
 * The smallest identity policy that allows what was refused: one statement an authorization, exact action, exact resource.
 *
 * In: a diagnosis and the catalog entries of its actions. Out: `impossible` with a sentence for people where the cause, the principal,
 * the action or the resource does not let us write one. (IAM user guide, "Apply least-privilege permissions")
 */
export const planGrant = (diagnosis: Diagnosis, catalog: Catalog): GrantPlan => {
  const blocked = whyNoGrant(diagnosis);
  if (blocked !== null) return { kind: 'impossible', because: blocked };
  const statements = diagnosis.authorizations.map((authorization) => statementFor(authorization, diagnosis.denial, catalog));
  const [problem] = statements.flatMap((statement) => (typeof statement === 'string' ? [statement] : []));
  if (problem !== undefined) return { kind: 'impossible', because: problem };
  const planned = statements.flatMap((statement) => (typeof statement === 'string' ? [] : [statement]));
  const policy: PolicyDocument = { Version: '2012-10-17', Statement: planned.map(({ statement }) => statement) };
  if (JSON.stringify(policy).length > longestPolicy)
    return { kind: 'impossible', because: 'the policy would be longer than a managed policy may be' };
  return { kind: 'planned', policy, notes: planned.flatMap(({ notes }) => notes) };
};

/** Characters of a managed policy, blanks not counted. (IAM user guide, "IAM and AWS STS quotas") */
const longestPolicy = 6144;

const whyNoGrant = ({ denial, cause, authorizations }: Diagnosis): string | null => {
  if (cause.kind !== 'missing-allow') return 'only a missing Allow can be granted';
  if (cause.policyType !== 'identity' && !identitySuffices({ denial, cause, authorizations })) {
    return 'the policy that lacks the Allow is no identity policy, and an identity policy would not suffice';
  }
  const { principal } = denial;
  if (principal.reserved !== null) return 'this role cannot be changed by IAM calls';
  if (principal.kind !== 'user' && principal.kind !== 'role') return `a policy cannot be attached to this principal (${principal.kind})`;
  if (!isWholePrincipal(principal.arn)) return 'the text does not name the whole ARN of the principal';
  return authorizations.length === 0 ? 'the message does not say which action was refused' : null;
};

/**
 * Within one account an identity policy or a resource policy suffices, except for KMS keys and role trust policies.
 * (IAM user guide, "Determining whether a request is allowed or denied within an account")
 */
const identitySuffices = ({ denial, cause, authorizations }: Pick<Diagnosis, 'denial' | 'cause' | 'authorizations'>): boolean =>
  cause.policyType === 'resource' &&
  denial.principal.account !== null &&
  authorizations.length > 0 &&
  authorizations.every(
    ({ action, resource }) => parseArn(resource)?.account === denial.principal.account && !/^(?:kms|sts):/i.test(action ?? ''),
  );

const isWholePrincipal = (arn: string | null): boolean =>
  accountIdOf(parseArn(arn)?.account ?? null) !== null &&
  arn !== null &&
  /^arn:aws[a-z-]*:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]{1,512}$/.test(arn);

type PlannedStatement = { readonly statement: PolicyStatement; readonly notes: readonly string[] };

/** A statement, or a sentence that says what is missing. */
const statementFor = (authorization: Authorization, denial: Denial, catalog: Catalog): PlannedStatement | string => {
  const facts = factsOf(catalog, authorization.action);
  if (facts === null) return `the catalog of IAM actions does not know ${authorization.action ?? 'the refused action'}`;
  const resource = resourceFor(authorization, facts);
  if (resource.kind === 'missing') return resource.because;
  const condition = conditionFor(facts.action, resource.arn, authorization, denial);
  return {
    statement: { Effect: 'Allow', Action: facts.action, Resource: resource.arn, ...(condition ? { Condition: condition } : {}) },
    notes:
      resource.arn === '*'
        ? [`${facts.action} has no resource-level permissions: its Resource must be "*", an ARN would grant nothing`]
        : [],
  };
};

type GrantResource = { readonly kind: 'arn'; readonly arn: string } | { readonly kind: 'missing'; readonly because: string };

/** An action without resource types needs `*` (IAM user guide, "An action is defined without an applicable resource"). */
const resourceFor = ({ resource, action }: Authorization, facts: ActionFacts): GrantResource => {
  if (facts.resourceTypes.length === 0) return { kind: 'arn', arn: '*' };
  if (resource === null || resource === '*')
    return { kind: 'missing', because: `the message does not name the resource of ${action ?? facts.action}` };
  return isWholeArn(resource)
    ? { kind: 'arn', arn: resource }
    : { kind: 'missing', because: `"${resource}" is not the whole ARN of a resource` };
};

/** No placeholder, nothing elided, nothing masked. */
const isWholeArn = (resource: string): boolean => {
  const arn = parseArn(resource);
  if (arn === null || arn.resource === '' || resource.length > 2048) return false;
  if (!/^aws[a-z-]*$/.test(arn.partition) || !/^[a-z0-9-]+$/.test(arn.service)) return false;
  if (arn.account !== null && !/^(?:\d{12}|aws|\*)$/.test(arn.account)) return false;
  if (arn.region !== null && !/^(?:[a-z]{2,4}(?:-[a-z]+)+-\d|\*)$/.test(arn.region)) return false;
  // Only keys of S3 objects hold blanks.
  if (arn.service !== 's3' && resource.includes(' ')) return false;
  return !/\.\.\.|…|[<>[\]]|[^\S ]|x{6}/.test(resource.replace(/\{\{|\$\{/g, ''));
};
