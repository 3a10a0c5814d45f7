import type { Denial, Principal } from '../denial/denial.ts';

/** The principal with all that is known of it: kind and name, session, account, and what made it. Text from the event: clean it where it is shown. */
export const whoWords = ({ principal, account }: Pick<Denial, 'principal' | 'account'>): string | null => {
  const { session, reserved } = principal;
  const its = principal.account ?? account;
  const parts = [
    kindAndName(principal),
    session === null ? null : `session ${session}`,
    its === null ? null : `account ${its}`,
    reserved === null ? null : reservedWords[reserved],
  ];
  return parts.filter((part) => part !== null && part !== '').join(', ') || null;
};

/** `role ci-deployer`; null where neither is known. */
export const kindAndName = ({ kind, name }: Pick<Principal, 'kind' | 'name'>): string | null => {
  if (kind === 'unknown') return name;
  return name === null || name === kind ? kind.replaceAll('-', ' ') : `${kind.replaceAll('-', ' ')} ${name}`;
};

const reservedWords: Readonly<Record<NonNullable<Principal['reserved']>, string>> = {
  'identity-center': 'made by IAM Identity Center from a permission set',
  'service-linked': 'service-linked role',
};
