import type { Denial } from '../denial/denial.ts';

/** A shipped mute: a probe that AWS services, scanners or console pages make, and that hurts nobody. */
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
 *
 * All of them rest on what AWS itself writes into the record (the identity, the session's origin), never on the user agent alone: that is
 * written by the caller. Seen in: DataBiosphere/azul#5325, #5545, #6134; fivexl/terraform-aws-cloudtrail-to-slack#2.
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
      'Service-linked roles of AWS scanners (Inspector, Access Analyzer, Trusted Advisor, Resource Explorer, Macie, GuardDuty, Security Hub) try what they may not',
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
    matches: (denial) => denial.readOnly === true && denial.fromConsole === true,
  },
  {
    id: 'organizations-probe',
    reason: 'consoles and scanners ask for the organization from every account',
    matches: (denial) =>
      denial.service === 'organizations' && called(denial, 'ListAccounts', 'DescribeOrganization', 'ListDelegatedAdministrators'),
  },
];
