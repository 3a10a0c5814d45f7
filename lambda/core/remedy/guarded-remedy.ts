import type { Diagnosis } from '../cause/diagnosis.ts';
import type { GuardResult } from '../guard/guard.ts';
import { isSensitive, isWithheld } from '../guard/guard-grant.ts';
import type { PolicyDocument } from './policy-document.ts';
import type { Remedy } from './remedy.ts';

type Guarded = Pick<Remedy, 'kind' | 'summary' | 'steps' | 'policy' | 'guards' | 'sensitive' | 'owner'>;

/** What becomes of a planned policy by what the guards say of it: a grant, a sensitive one, or nothing that is offered. */
export const guardedRemedy = (diagnosis: Diagnosis, policy: PolicyDocument, guards: readonly GuardResult[]): Guarded => ({
  ...(isWithheld(guards) ? withheld(diagnosis, policy, guards) : granted(diagnosis, policy, isSensitive(guards))),
  policy,
  guards,
  owner: 'whoever administers IAM in the account of the principal',
});

/**
 * A grant after more was asked about it than the denial tells. Out: the same grant with the new answers (first, because they are the
 * ones that decided), a sensitive one, or `withheld`;
 * every other kind of remedy as it was.
 */
export const withMoreGuards = (
  remedy: Remedy,
  diagnosis: Diagnosis,
  { guards, warnings }: { readonly guards: readonly GuardResult[]; readonly warnings: readonly string[] },
): Remedy =>
  remedy.kind !== 'grant' || remedy.policy === null
    ? remedy
    : {
        ...remedy,
        ...guardedRemedy(diagnosis, remedy.policy, [...guards, ...remedy.guards]),
        warnings: [...warnings, ...remedy.warnings],
      };

type Words = Pick<Remedy, 'kind' | 'summary' | 'steps' | 'sensitive'>;

const granted = (diagnosis: Diagnosis, policy: PolicyDocument, sensitive: boolean): Words => ({
  kind: 'grant',
  summary: `Allow ${list(policy, 'Action')} on ${list(policy, 'Resource')} to ${nameOf(diagnosis)}${sensitive ? '; sensitive, so two approvers decide' : ''}.`,
  steps: [],
  sensitive,
});

const withheld = (diagnosis: Diagnosis, policy: PolicyDocument, guards: readonly GuardResult[]): Words => ({
  kind: 'withheld',
  summary: `No grant is offered for ${list(policy, 'Action')}: ${guards.find(({ verdict }) => verdict === 'withhold')?.reason ?? 'a guard stopped it'}`,
  steps: [
    `If ${nameOf(diagnosis)} really needs this, whoever administers IAM decides and makes the change in code, with review`,
    'Look first for a way without it: a role of its own for the task, a pipeline that already may, a narrower action',
  ],
  sensitive: false,
});

const nameOf = ({ denial }: Diagnosis): string => `${denial.principal.kind} ${denial.principal.name ?? ''}`.trim();

const list = (policy: PolicyDocument, part: 'Action' | 'Resource'): string =>
  policy.Statement.flatMap((statement) => statement[part]).join(', ');
