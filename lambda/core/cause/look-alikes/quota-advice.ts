import type { LookAlikeAdvice } from '../finding.ts';
import { type KnownQuota, knownQuotas } from './quota-names.ts';

// Quotas of these services are kept in one Region. (Service Quotas user guide, "What is Service Quotas")
const globalServices = new Set(['iam', 'organizations', 'route53', 'cloudfront', 'sts']);

const numberForms: readonly RegExp[] = [
  /(?:limit|quota) (?:of|is|for \w{1,60} (?:is|of)) (?:only )?([\d,.]{1,20}(?: [GMT]i?B)?)/i,
  /quota for [\w ]{1,60}: ([\d,]{1,12})/i,
  /allows for ([\d,]{1,12})/i,
  /' is ([\d,.]{1,12}) \w/,
  /maximum (?:number )?(?:policy size )?of ([\d,]{1,12})/i,
  /(?:more than|already has|maximum (?:is|allowed,?)|maximum \w{1,30} per \w{1,30}:) ([\d,]{1,12})/i,
  /per account: ([\d,]{1,12})/i,
];

/** Which quota it is and its number, where the text says so, and how to see and raise it. */
export const quotaAdvice = (text: string, code?: string | null): LookAlikeAdvice => {
  const named = nameIn(text);
  const known = knownQuotas.find((quota) => quota.named.test(`${code ?? ''} ${text}`)) ?? null;
  const number = numberIn(text);
  const what = named === null ? 'A quota is reached' : `The quota "${named}" is reached`;
  const numbers = [number === null ? null : `the text says ${number}`, useIn(text)].filter((part) => part !== null).join('; ');
  return {
    summary: `${what}${numbers === '' ? '' : ` (${numbers})`}: no policy is missing.`,
    steps: known?.code === null ? fixedSteps(known) : raisableSteps(known, named),
  };
};

/**
 * `The account-level service limit 'ml.p3.2xlarge for training job usage' is 0`, `Cannot exceed quota for PoliciesPerRole: 10`. It goes
 * into a command that people paste: nothing that a shell would run.
 */
const nameIn = (text: string): string | null =>
  /(?:service )?(?:limit|quota) ['"]([\w ./()-]{3,120})['"]/i.exec(text)?.[1] ?? /exceed quota for (\w{3,60})/i.exec(text)?.[1] ?? null;

const useIn = (text: string): string | null => {
  const [, used, more] = /current utilization of ([\d.,]{1,12}) .{0,30}request delta of ([\d.,]{1,12})/i.exec(text) ?? [];
  return used === undefined ? null : `${used} in use, ${more} more asked for`;
};

const numberIn = (text: string): string | null => {
  for (const form of numberForms) {
    const number = form.exec(text)?.[1];
    if (number !== undefined) return number.replace(/[.,]+$/, '');
  }
  return null;
};

const fixedSteps = (known: KnownQuota): string[] => [
  `This one cannot be raised: ${known.name}`,
  known.service === 'sts'
    ? 'Pass fewer or shorter session tags and session policies, or name managed policies by ARN instead of writing them out'
    : 'Delete what is no longer used (old versions, keys), or split the policy into several managed ones and shorten it (one statement for resources with the same actions)',
  'See what there is: aws iam get-account-summary',
];

const raisableSteps = (known: KnownQuota | null, named: string | null): string[] => {
  // SageMaker names its quotas by instance type: `ml.p3.2xlarge for training job usage`.
  const service = known?.service ?? (named?.startsWith('ml.') ? 'sagemaker' : '<service>');
  const where = globalServices.has(service) ? ' --region us-east-1' : '';
  const which = `--service-code ${service} --quota-code ${known?.code ?? '<code>'}`;
  return [
    known
      ? `The quota is probably ${known.code} (${known.name}): aws service-quotas get-service-quota ${which}${where}`
      : `Find it: aws service-quotas list-service-quotas --service-code ${service}${named === null ? '' : ` --query "Quotas[?QuotaName=='${named}']"`}; some services show theirs only on their own pages`,
    'Remove what is no longer needed, or use another Region or account',
    `Ask for more: aws service-quotas request-service-quota-increase ${which} --desired-value <number>${where}`,
    `See what was asked for before: aws service-quotas list-requested-service-quota-change-history${service === '<service>' ? '' : ` --service-code ${service}`}${where}`,
  ];
};
