import { type Catalog, factsOf } from '../authorization/action-facts.ts';
import { alsoCheckedTypes } from '../authorization/whole-call.ts';
import type { Diagnosis } from '../cause/diagnosis.ts';
import { parseArn } from '../denial/arn.ts';
import { guardGrant, isSensitive, isWithheld } from '../guard/guard-grant.ts';
import { advise } from './advise.ts';
import { planGrant } from './grant.ts';
import type { PolicyDocument } from './policy-document.ts';
import type { Remedy } from './remedy.ts';

export interface ProposeSettings {
  /** ARN patterns (`*`, `?`) of principals that are never patched. */
  readonly protectedPrincipals: readonly string[];
}

const nothing: Remedy = {
  kind: 'none',
  summary: '',
  steps: [],
  policy: null,
  guards: [],
  sensitive: false,
  owner: null,
  warnings: [],
  wholeCall: null,
};

/** What may be done about a diagnosis: a grant that passed every guard, else advice; `withheld` shows what a guard stopped. */
export const propose = (diagnosis: Diagnosis, catalog: Catalog, settings: ProposeSettings): Remedy => {
  if (diagnosis.cause.kind === 'dry-run') {
    return { ...nothing, summary: diagnosis.advice?.summary ?? 'Nothing was refused.', steps: diagnosis.advice?.steps ?? [] };
  }
  const plan = planGrant(diagnosis, catalog);
  if (plan.kind === 'impossible') {
    const advice = advise(diagnosis);
    const why =
      diagnosis.cause.kind === 'missing-allow' && diagnosis.cause.policyType === 'identity'
        ? [`No grant is offered: ${plan.because}.`]
        : [];
    return { ...nothing, kind: 'advice', ...advice, warnings: warningsFor(diagnosis, [...why, ...advice.warnings]) };
  }
  const guards = guardGrant({
    principal: diagnosis.denial.principal,
    policy: plan.policy,
    factsOf: (action) => factsOf(catalog, action),
    protectedPrincipals: settings.protectedPrincipals,
  });
  const warnings = warningsFor(diagnosis, [...plan.notes, ...alsoChecked(diagnosis, catalog)]);
  if (isWithheld(guards)) return { ...nothing, ...withheld(diagnosis, plan.policy, guards), warnings };
  return { ...nothing, ...granted(diagnosis, plan.policy, isSensitive(guards)), guards, warnings };
};

const granted = (
  diagnosis: Diagnosis,
  policy: PolicyDocument,
  sensitive: boolean,
): Pick<Remedy, 'kind' | 'summary' | 'steps' | 'policy' | 'sensitive' | 'owner'> => ({
  kind: 'grant',
  summary: `Allow ${list(policy, 'Action')} on ${list(policy, 'Resource')} to ${nameOf(diagnosis)}${sensitive ? '; sensitive, so two approvers decide' : ''}.`,
  steps: [],
  policy,
  sensitive,
  owner: 'whoever administers IAM in the account of the principal',
});

const withheld = (
  diagnosis: Diagnosis,
  policy: PolicyDocument,
  guards: Remedy['guards'],
): Pick<Remedy, 'kind' | 'summary' | 'steps' | 'policy' | 'guards' | 'owner'> => {
  const stops = guards.filter(({ verdict }) => verdict === 'withhold');
  return {
    kind: 'withheld',
    summary: `No grant is offered for ${list(policy, 'Action')}: ${stops[0]?.reason ?? 'a guard stopped it'}`,
    steps: [
      `If ${nameOf(diagnosis)} really needs this, whoever administers IAM decides and makes the change in code, with review`,
      'Look first for a way without it: a role of its own for the task, a pipeline that already may, a narrower action',
    ],
    policy,
    guards,
    owner: 'whoever administers IAM in the account of the principal',
  };
};

/** AWS names the first resource that it refused; one call can be checked against several. */
const alsoChecked = ({ authorizations }: Diagnosis, catalog: Catalog): string[] =>
  authorizations.flatMap(({ action }) => {
    const types = alsoCheckedTypes(action, catalog);
    return types.length < 2
      ? []
      : [`One call of ${action} is checked against several resource types (${types.join(', ')}): --whole-call shows what it needs in all.`];
  });

const nameOf = ({ denial }: Diagnosis): string => `${denial.principal.kind} ${denial.principal.name ?? ''}`.trim();

const list = (policy: PolicyDocument, part: 'Action' | 'Resource'): string =>
  policy.Statement.flatMap((statement) => statement[part]).join(', ');

/** What an approver would want to know next. */
const warningsFor = (diagnosis: Diagnosis, own: readonly string[]): string[] => {
  const { kind } = diagnosis.cause;
  const refused = kind === 'missing-allow' || kind === 'explicit-deny' || kind === 'unknown';
  const across = diagnosis.authorizations.some(({ resource }) => {
    const owner = parseArn(resource)?.account;
    return owner && /^\d{12}$/.test(owner) && diagnosis.denial.principal.account !== null && owner !== diagnosis.denial.principal.account;
  });
  return [
    ...own,
    ...(across && diagnosis.cause.policyType === 'identity'
      ? ['The resource is in another account: its resource policy must allow the principal too.']
      : []),
    ...(/^kms:/i.test(diagnosis.authorizations[0]?.action ?? '') && kind === 'missing-allow' && diagnosis.cause.policyType === 'identity'
      ? [
          'The key policy must let IAM policies decide (Principal of the account root), otherwise an identity policy has no effect on the key.',
        ]
      : []),
    ...(refused ? ['AWS names one policy type of those that refuse: other policies may deny after this one is changed.'] : []),
  ];
};
