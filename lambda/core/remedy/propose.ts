import { type Catalog, factsOf } from '../authorization/action-facts.ts';
import { alsoCheckedTypes } from '../authorization/whole-call.ts';
import type { Diagnosis } from '../cause/diagnosis.ts';
import { parseArn } from '../denial/arn.ts';
import { guardGrant } from '../guard/guard-grant.ts';
import { advise } from './advise.ts';
import { planGrant } from './grant.ts';
import { guardedRemedy } from './guarded-remedy.ts';
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
  return { ...nothing, ...guardedRemedy(diagnosis, plan.policy, guards), warnings };
};

/** AWS names the first resource that it refused; one call can be checked against several. */
const alsoChecked = ({ authorizations }: Diagnosis, catalog: Catalog): string[] =>
  authorizations.flatMap(({ action }) => {
    const types = alsoCheckedTypes(action, catalog);
    return types.length < 2
      ? []
      : [`One call of ${action} is checked against several resource types (${types.join(', ')}): --whole-call shows what it needs in all.`];
  });

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
