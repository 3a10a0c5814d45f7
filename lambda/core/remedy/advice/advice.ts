import type { Diagnosis } from '../../cause/diagnosis.ts';
import { callerThroughEndpoint, type NamedCaller, namedCaller, principalPattern } from '../named-caller.ts';

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
  /** The principal's ARN, as conditions match it. */
  readonly principalArn: string;
  /** The caller as a policy on a resource names it. */
  readonly caller: NamedCaller;
  readonly callerThroughEndpoint: NamedCaller;
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
    principalArn: principalPattern(denial.principal) ?? denial.principal.arn ?? unnamed,
    caller: namedCaller(denial.principal) ?? { Principal: { AWS: denial.principal.arn ?? unnamed } },
    callerThroughEndpoint: callerThroughEndpoint(denial.principal) ?? {
      Principal: '*',
      Condition: { ArnLike: { 'aws:PrincipalArn': denial.principal.arn ?? unnamed } },
    },
    action: first?.action ?? '<the refused action>',
    resource: first?.resource ?? '<ARN of the resource>',
    policy: cause.policyArn,
    statement: cause.statementId,
    account: denial.account ?? denial.principal.account ?? '<account id>',
  };
};

const unnamed = '<ARN of the principal>';

/** Whoever writes the role's ARN into a policy needs its path, which a session's ARN leaves out. */
export const pathWarning = ({ denial }: Diagnosis): string[] =>
  denial.principal.kind === 'role' &&
  denial.principal.reserved === null &&
  denial.principal.session !== null &&
  denial.carrier !== 'cloudtrail'
    ? [
        `A session's ARN leaves out the path of its role: read the whole ARN with aws iam get-role --role-name ${quoteForShell(denial.principal.name ?? '')}`,
      ]
    : [];

/** A statement as one line of JSON, to paste. */
export const json = (value: unknown): string => JSON.stringify(value);

/** `aws iam` names roles and users by name, not by ARN. */
export const iamOption = ({ denial }: Diagnosis): string => {
  const kind = denial.principal.kind === 'user' ? 'user' : 'role';
  return `${kind} --${kind}-name ${quoteForShell(denial.principal.name ?? `<${kind} name>`)}`;
};

/** Names come from events: anything but plain words is quoted for the shell. */
export const quoteForShell = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`);
