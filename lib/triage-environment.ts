import type { TriageEnvironment } from '../lambda/handlers/settings.ts';
import type { CountersignSettings } from './countersign-settings.ts';
import { type FollowUpResources, powertools, sharedEnvironment } from './follow-up-environment.ts';

/** Lambda's limit for all names and values together is 4,096 bytes; the resources' names, filled in at deployment, need some of it. */
const bytesForSettings = 3_500;
/** The longest ARN that a role of ours can have: 64 characters of name, the partition with the longest name. */
const bytesOfReference = 'arn:aws-us-gov:iam::111122223333:role/'.length + 64;

/** What triage is told. */
export const triageEnvironment = (settings: CountersignSettings, resources: FollowUpResources): Readonly<Record<string, string>> => {
  const environment = {
    ...sharedEnvironment(settings, resources),
    PROBING_ACTIONS: String(settings.probing.actions),
    PROBING_MINUTES: String(settings.probing.minutes),
    DEFAULT_MUTES: settings.defaultMutes ? 'on' : 'off',
    IGNORE_RULES: JSON.stringify(settings.ignore),
  } satisfies TriageEnvironment;
  return { ...environment, ...powertools('triage') };
};

/** Throws where Lambda would refuse triage's environment, which is the largest. In: the variable GRANTS, null in the mode `advise`. */
export const refuseTooLong = ({ accounts, ignore }: CountersignSettings, grants: string | null): void => {
  const bytes = deployedBytes(JSON.stringify(accounts) + JSON.stringify(ignore) + (grants ?? ''));
  if (bytes <= bytesForSettings) return;
  throw new Error(
    `The settings countersign:accounts and countersign:ignore, and what is told of approvers and protected principals, take ${bytes} bytes, ` +
      `and a function's environment holds ${bytesForSettings} of them. ` +
      'Shorten the reasons, join rules or protected principals with wildcards, or name fewer accounts.',
  );
};

/** The length once CDK's references are ARNs. */
const deployedBytes = (text: string): number => Buffer.byteLength(text.replaceAll(/\$\{Token\[[^\]]*\]\}/g, '?'.repeat(bytesOfReference)));
