import type { Denial } from '../denial/denial.ts';

/** A shipped mute: a probe that AWS services, scanners or console pages make, and that nobody is hurt by. */
export interface DefaultMute {
  readonly id: string;
  readonly reason: string;
  readonly matches: (denial: Denial) => boolean;
}

const called = (denial: Denial, ...operations: readonly string[]): boolean =>
  denial.operation !== null && operations.includes(denial.operation);
const by = (denial: Denial, pattern: RegExp): boolean => pattern.test(denial.principal.arn ?? denial.principal.name ?? '');

/**
 * On by default, switched off by the setting `defaultMutes`. What is muted is still counted and told in the digest.
 * Seen in: DataBiosphere/azul#5325, #5545, #6134; fivexl/terraform-aws-cloudtrail-to-slack#2.
 */
export const defaultMutes: readonly DefaultMute[] = [
  {
    id: 'aws-config-probes',
    reason: 'AWS Config looks at every bucket, key and queue, whether it may or not',
    matches: (denial) => by(denial, /\/AWSServiceRoleForConfig|role\/aws-service-role\/config\.amazonaws\.com\//),
  },
  {
    id: 'cloudfront-head-object',
    reason: 'CloudFront asks an origin for objects that are not there',
    matches: (denial) =>
      denial.principal.kind === 'service' &&
      denial.principal.name === 'cloudfront.amazonaws.com' &&
      called(denial, 'HeadObject', 'GetObject'),
  },
  {
    id: 'service-linked-probes',
    reason:
      'Service-linked roles of AWS scanners (Inspector, Access Analyzer, Trusted Advisor, Resource Explorer, Macie, GuardDuty) try what they may not',
    matches: (denial) =>
      denial.readOnly === true &&
      by(
        denial,
        /aws-service-role\/(?:inspector2?|access-analyzer|trustedadvisor|reporting\.trustedadvisor|resource-explorer-2|macie|guardduty|securityhub)\./,
      ),
  },
  {
    id: 'console-pages',
    reason: 'pages of the AWS console read what they can show, and leave out what they may not',
    matches: (denial) => denial.readOnly === true && isConsole(denial),
  },
  {
    id: 'organizations-probe',
    reason: 'consoles and scanners ask for the organization from every account',
    matches: (denial) =>
      denial.service === 'organizations' && called(denial, 'ListAccounts', 'DescribeOrganization', 'ListDelegatedAdministrators'),
  },
];

// The console's own calls carry one of these; nobody else gains by the disguise: a muted denial is still counted, and probing is not muted.
const isConsole = ({ userAgent }: Denial): boolean =>
  userAgent !== null && /^(?:console\.amazonaws\.com|\[?S3Console\/|AWS Internal$|.*\bexec-env\/AWS_Console\b)/.test(userAgent);
