import type { LookAlikeAdvice } from '../finding.ts';
import type { LookAlikeRule } from './look-alike-rule.ts';

// Service Quotas codes of the quotas that people meet most. (Service Quotas user guide; "Amazon EC2 endpoints and quotas")
const known: readonly (readonly [RegExp, string, string])[] = [
  [/vcpu/i, 'ec2', 'L-1216C47A (Running On-Demand Standard instances; other families have their own)'],
  [/spot (?:instance|count|vcpu)/i, 'ec2', 'L-34B43A08 (All Standard Spot Instance Requests)'],
  [/address/i, 'ec2', 'L-0263D0A3 (EC2-VPC Elastic IPs)'],
  [/vpcs?\b/i, 'vpc', 'L-F678F1CE (VPCs per Region)'],
  [/security ?groups? (?:for|per|on) .{0,20}(?:interface|eni)/i, 'vpc', 'L-2AFB9258 (Security groups per network interface)'],
  [/internet gateway/i, 'vpc', 'L-A4707A72 (Internet gateways per Region)'],
  [/nat gateway/i, 'vpc', 'L-FE5A380F (NAT gateways per Availability Zone)'],
  [/bucket/i, 's3', 'L-DC2B2D3D (General purpose buckets)'],
  [/concurren/i, 'lambda', 'L-B99A9384 (Concurrent executions)'],
  [
    /polic(?:y|ies)perrole|policies attached to (?:a )?role|cannot exceed quota for policiesperrole/i,
    'iam',
    'L-0DA4ABF3 (Managed policies per role)',
  ],
  [/\brolesper|quota for roles/i, 'iam', 'L-FE177D64 (Roles per account)'],
];

const advise = (message: string): LookAlikeAdvice => {
  const named = known.find(([words]) => words.test(message));
  const limit = /(?:limit|quota) of ([\d,]+)|allows for ([\d,]+)|exceed quota for \w+: ([\d,]+)|maximum (?:number )?of ([\d,]+)/i.exec(
    message,
  );
  const number = limit?.slice(1).find((group) => group !== undefined);
  return {
    summary: `A quota is reached${number === undefined ? '' : ` (the text says ${number})`}: no policy is missing.`,
    steps: [
      named
        ? `The quota is probably ${named[2]}: aws service-quotas get-service-quota --service-code ${named[1]} --quota-code ${named[2].slice(0, 10)}`
        : 'Find the quota of the service: aws service-quotas list-service-quotas --service-code <service>',
      'Remove what is no longer needed, or use another Region or account',
      named
        ? `Ask for more: aws service-quotas request-service-quota-increase --service-code ${named[1]} --quota-code ${named[2].slice(0, 10)} --desired-value <number>`
        : 'Ask for more: aws service-quotas request-service-quota-increase --service-code <service> --quota-code <code> --desired-value <number>',
    ],
  };
};

/** Quotas of accounts, Regions and resources. */
export const quotaRules: readonly LookAlikeRule[] = [
  {
    kind: 'quota',
    rule: 'quota',
    codes:
      /^(?:(?:[A-Za-z]+\.)?[A-Za-z]*LimitExceeded(?:Exception|Fault)?|[A-Za-z]*QuotaExceeded(?:Exception|Fault)?|[A-Za-z]*LimitReached(?:Exception|Fault)?|TooMany(?!Requests)[A-Za-z]+|MaxSpotInstanceCountExceeded|MaxSpotFleetRequestCountExceeded|ServiceLimitExceeded|AccountLimitExceeded[A-Za-z]*|CodeStorageExceededException|MaxNumberOf[A-Za-z]+|[A-Za-z]*CapacityExceeded(?:Fault|Exception)?|Max[A-Z][A-Za-z]*Exceeded)$/,
    phrase:
      /(?:requested )?more vcpu capacity than your current|your quota allows for|exceed(?:s|ed)? (?:the |your )?(?:\w+ ){0,4}(?:quota|limit)\b|(?:quota|limit) (?:of \d+ )?(?:has been |was |is )?(?:exceeded|reached)|(?:reached|hit) (?:the|your) (?:\w+ ){0,3}(?:quota|limit)|cannot exceed quota|maximum number of \w+(?: \w+){0,4} (?:has been|is|was|have been)? ?(?:reached|exceeded)|attempted to create more \w+ than allowed|too many (?:buckets|instances|addresses)/i,
    advice: advise,
  },
];
