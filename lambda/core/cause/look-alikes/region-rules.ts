import { always, codeList, type LookAlikeRule } from './look-alike-rule.ts';

const kind = 'region' as const;

const regionName = /[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d/;
const expected = new RegExp(
  `(?:expecting|bucket is in|use the|located in|is in this region:|scoped to a valid region, not)\\s*['"]?(${regionName.source})`,
  'i',
);

/** Regions that are switched off, and calls that went to the wrong one. (AWS account management guide, "Enable or disable AWS Regions") */
export const regionRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'sts-region',
    codes: codeList('RegionDisabled RegionDisabledException'),
    says: /sts is not activated in (?:this|the requested) region/i,
    advice: always(
      'STS is switched off in this Region for this account.',
      'Use the STS endpoint of another Region: AWS_REGION=<Region> AWS_STS_REGIONAL_ENDPOINTS=regional',
      'Or let an administrator activate it: IAM console, Account settings, Security Token Service endpoints (an opt-in Region: aws account enable-region --region-name <Region>)',
    ),
  },
  {
    kind,
    rule: 'validation-pending',
    codes: codeList('PendingVerification'),
    says: /request for accessing resources in this region is being validated/i,
    advice: always(
      'AWS is still checking the first use of this Region (or the account): no policy is missing.',
      'Wait for the e-mail to the root user: mostly minutes, up to four hours',
      'Or start in a Region that was used before',
      'If it takes longer, ask AWS Support (account and billing)',
    ),
  },
  {
    kind,
    rule: 'wrong-region',
    codes: codeList(
      'PermanentRedirect TemporaryRedirect IllegalLocationConstraint IllegalLocationConstraintException BucketRegionError RedirectException 301 307',
    ),
    says: /the region '.{0,40}' is wrong; expecting|scoped to a valid region|must be addressed using the specified endpoint|location constraint is incompatible for the region specific endpoint|incorrect region, the bucket is not in|is in this region: .{0,40}please use this region|request is going to the wrong (?:endpoint|region)/i,
    advice: (text) => {
      const region = expected.exec(text)?.[1];
      return {
        summary: `The call went to another Region than the one of the resource${region === undefined || /valid region, not/i.test(text) ? '' : ` (${region})`}: no policy is missing.`,
        steps: [
          'See where a bucket is: aws s3api get-bucket-location --bucket <bucket> (no value: us-east-1)',
          'Name that Region: --region <Region>, AWS_REGION, or the region of the profile or provider',
          'A bucket that was deleted and made in another Region is found only after the old name is forgotten (up to hours)',
        ],
      };
    },
  },
  {
    kind,
    rule: 'region-not-enabled',
    codes: codeList('OptInRegionRequired RegionNotEnabledException RegionNotOptedInException'),
    codeForm: /^Region(?:Not(?:Enabled|OptedIn|Supported)|OptIn)/,
    says: /account .{0,40}not authorized (?:for|in) the region|\bregion\b.{0,40}is (?:not enabled|disabled) for (?:this|your|the) account|\bregion\b.{0,60}(?:not opted in|is an opt-in region)/i,
    suggests:
      /region .{0,60}(?:is not enabled|is disabled|must be enabled)|(?:not enabled|not opted[- ]in) .{0,40}region|not available in (?:this|your|the) region/i,
    advice: always(
      'This Region is not open to the account, or does not have the service: no policy is missing.',
      'See its state: aws account get-region-opt-status --region-name <Region>',
      'Enable it: aws account enable-region --region-name <Region> (takes minutes to hours)',
      'Or use one that is enabled: aws account list-regions --region-opt-status-contains ENABLED ENABLED_BY_DEFAULT',
    ),
  },
];
