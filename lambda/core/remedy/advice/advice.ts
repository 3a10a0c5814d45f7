import type { Diagnosis } from '../../cause/diagnosis.ts';

/** What somebody can do about a refusal that we do not patch: who owns it, and steps with the exact text to change. */
export interface Advice {
  readonly summary: string;
  readonly owner: string | null;
  readonly steps: readonly string[];
  readonly warnings: readonly string[];
}

/** Advice for one family of causes, or null where it does not apply. */
export type Advisor = (diagnosis: Diagnosis) => Advice | null;

/** Words for the parts that the steps name; what is not known is said in general words, never made up. */
export interface Facts {
  readonly who: string;
  readonly principalArn: string;
  readonly action: string;
  readonly resource: string;
  readonly policy: string | null;
  readonly statement: string | null;
  readonly account: string;
}

export const factsFor = ({ denial, authorizations, cause }: Diagnosis): Facts => {
  const [first] = authorizations;
  return {
    who: denial.principal.name ?? 'the caller',
    principalArn: denial.principal.arn ?? '<ARN of the principal>',
    action: first?.action ?? '<the refused action>',
    resource: first?.resource ?? '<ARN of the resource>',
    policy: cause.policyArn,
    statement: cause.statementId,
    account: denial.account ?? denial.principal.account ?? '<account id>',
  };
};

/** A statement as one line of JSON, to paste. */
export const json = (value: unknown): string => JSON.stringify(value);

/** `aws iam` names roles and users by name, not by ARN. */
export const iamOption = ({ denial }: Diagnosis): string => {
  const kind = denial.principal.kind === 'user' ? 'user' : 'role';
  return `${kind} --${kind}-name ${quoteForShell(denial.principal.name ?? `<${kind} name>`)}`;
};

/** Names come from events: anything but plain words is quoted for the shell. */
export const quoteForShell = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`);
