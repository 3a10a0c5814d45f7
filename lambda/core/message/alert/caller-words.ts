import type { Denial } from '../../denial/denial.ts';
import { permissionSetOf } from '../../denial/permission-set.ts';
import type { Alert } from '../alert.ts';
import { whoWords } from '../who-words.ts';
import { shown } from './shown.ts';

/**
 * Who, as a title names it: the name of the role, user or service; for Identity Center the person, and with several people the permission
 * set. Null where nobody is named.
 */
export const callerName = ({ incident, explanation }: Alert): string | null => {
  const { principal } = explanation.denial;
  const name = incident.principalName ?? principal.name;
  if (name === null || name === '') return unnamed[principal.kind] ?? carriers[explanation.denial.carrier] ?? null;
  const set = permissionSetOf(name);
  if (set === null) return shown(name, 80);
  const person = incident.sessions.length > 1 ? null : principal.session;
  return person === null ? `Permission set ${shown(set, 60)}` : `${shown(person, 80)} (permission set ${shown(set, 60)})`;
};

const unnamed: Readonly<Partial<Record<Denial['principal']['kind'], string>>> = {
  root: 'The root user',
  service: 'An AWS service',
  account: 'A caller of another account',
  anonymous: 'An anonymous caller',
};

/** Some events do not say with which role a service made the call. */
const carriers: Readonly<Partial<Record<Denial['carrier'], string>>> = {
  autoscaling: 'Auto Scaling',
  backup: 'AWS Backup',
  cloudformation: 'CloudFormation',
};

/** Who, with all that is known: for Identity Center the person first, then the permission set. */
export const callerWords = ({ explanation: { denial } }: Alert): string | null => {
  const { principal } = denial;
  const set = permissionSetOf(principal.name);
  // The account has its own line.
  const words =
    set === null || principal.session === null
      ? whoWords({ principal: { ...principal, account: null }, account: null })
      : `${principal.session}, permission set ${set} of IAM Identity Center`;
  return words === null ? null : shown(words);
};

/** `payments-prod (111122223333)`; the id alone where the settings have no name for it. */
export const accountWords = (account: string | null, { accountNames }: Alert): string | null => {
  if (account === null) return null;
  const name = Object.hasOwn(accountNames, account) ? accountNames[account] : undefined;
  return name === undefined ? shown(account, 20) : `${shown(name, 80)} (${shown(account, 20)})`;
};
