import { conditionHolds, type RequestContext } from './condition-holds.ts';
import { matchesAction, matchesArn } from './match-pattern.ts';
import type { PolicyStatement } from './policy-document.ts';
import { refuseVariable } from './refuse-variable.ts';

export interface AccessRequest {
  readonly action: string;
  /** An ARN, or `*` for an action without resource-level permissions. */
  readonly resource: string;
  readonly context: RequestContext;
}

export interface NamedPolicy {
  readonly name: string;
  readonly statements: readonly PolicyStatement[];
}

/** All policies that decide: identity, the boundary (null where there is none) and the SCPs of each level. */
export interface PolicySet {
  readonly identity: readonly NamedPolicy[];
  readonly boundary: NamedPolicy | null;
  readonly serviceControl: readonly (readonly NamedPolicy[])[];
}

export type Verdict = 'allowed' | 'explicitDeny' | 'implicitDeny';

export interface Decision {
  readonly verdict: Verdict;
  readonly identity: Verdict;
  readonly boundary: Verdict | null;
  readonly organization: Verdict | null;
  /** Policies with a statement that matches, once each. */
  readonly matched: readonly string[];
  /** Condition keys that statements on this action and resource ask for, and that the request does not have. */
  readonly missingKeys: readonly string[];
}

/**
 * What IAM decides in one account without resource and session policies: a Deny anywhere wins; else identity, boundary and each level of
 * the organization must allow. (IAM user guide, "Policy evaluation logic")
 */
export const decideAccess = ({ identity, boundary, serviceControl }: PolicySet, request: AccessRequest): Decision => {
  const byIdentity = judge(identity, request);
  const byBoundary = boundary && judge([boundary], request);
  const byLevel = serviceControl.map((policies) => judge(policies, request));
  const layers = [byIdentity, ...(byBoundary ? [byBoundary] : []), ...byLevel];
  return {
    verdict: strictest(layers.map(({ verdict }) => verdict)),
    identity: byIdentity.verdict,
    boundary: byBoundary?.verdict ?? null,
    organization: byLevel.length === 0 ? null : strictest(byLevel.map(({ verdict }) => verdict)),
    matched: [...new Set(layers.flatMap(({ matched }) => matched))],
    missingKeys: [...new Set(layers.flatMap(({ missingKeys }) => missingKeys))],
  };
};

const strictest = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.includes('explicitDeny')) return 'explicitDeny';
  return verdicts.includes('implicitDeny') ? 'implicitDeny' : 'allowed';
};

interface Judgement {
  readonly verdict: Verdict;
  readonly matched: readonly string[];
  readonly missingKeys: readonly string[];
}

const judge = (policies: readonly NamedPolicy[], request: AccessRequest): Judgement => {
  const about = policies.flatMap(({ name, statements }) =>
    statements.filter((statement) => isAbout(statement, request)).map((statement) => ({ name, statement })),
  );
  const matched = about.filter(({ statement }) => holds(statement, request));
  const effects = matched.map(({ statement }) => statement.Effect);
  return {
    verdict: effects.includes('Deny') ? 'explicitDeny' : effects.includes('Allow') ? 'allowed' : 'implicitDeny',
    matched: matched.map(({ name }) => name),
    missingKeys: about.flatMap(({ statement }) => keysOf(statement).filter((key) => request.context[key.toLowerCase()] === undefined)),
  };
};

const isAbout = ({ Action, NotAction, Resource, NotResource }: PolicyStatement, { action, resource }: AccessRequest): boolean => {
  const isAction = Action?.some((one) => matchesAction(action, one)) ?? !NotAction?.some((one) => matchesAction(action, one));
  if (!isAction) return false;
  for (const one of Resource ?? NotResource ?? []) refuseVariable(one);
  return Resource?.some((one) => matchesArn(resource, one)) ?? !NotResource?.some((one) => matchesArn(resource, one));
};

const holds = ({ Condition }: PolicyStatement, { context }: AccessRequest): boolean =>
  Object.entries(Condition).every(([operator, lines]) =>
    Object.entries(lines).every(([key, wanted]) => conditionHolds(operator, key, wanted, context)),
  );

const keysOf = ({ Condition }: PolicyStatement): readonly string[] => Object.values(Condition).flatMap((lines) => Object.keys(lines));
