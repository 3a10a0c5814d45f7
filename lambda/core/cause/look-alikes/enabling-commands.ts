/** Services that have a switch, as messages name them, and the command that switches them on. (their API references) */
const switches: readonly (readonly [RegExp, string])[] = [
  [/security ?hub/i, 'aws securityhub enable-security-hub'],
  [/macie/i, 'aws macie2 enable-macie'],
  [/guard ?duty/i, 'aws guardduty create-detector --enable'],
  [/inspector/i, 'aws inspector2 enable --resource-types EC2 ECR LAMBDA'],
  [/detective/i, 'aws detective create-graph'],
  [/access analyzer/i, 'aws accessanalyzer create-analyzer --analyzer-name <name> --type ACCOUNT'],
  [/compute ?optimizer|registered for recommendation/i, 'aws compute-optimizer update-enrollment-status --status Active'],
  [
    /cost explorer|data is not available/i,
    'open Cost Explorer in the Billing console once, as a user who may; the first data come after about 24 hours',
  ],
  [/quick ?(?:sight|suite)|directory information for account/i, 'sign up for it in its console, once for the account'],
  [
    /organization/i,
    'aws organizations describe-organization; trusted access: aws organizations enable-aws-service-access --service-principal <service>.amazonaws.com',
  ],
  [/serial ?console/i, 'aws ec2 enable-serial-console-access'],
  [/web ?identity ?federation/i, 'aws iam enable-outbound-web-identity-federation'],
  [/home ?region/i, 'aws migrationhub-config create-home-region-control --home-region <Region> --target Type=ACCOUNT,Id=<account>'],
  [/resource type|aws backup/i, 'aws backup update-region-settings --resource-type-opt-in-preference <type>=true'],
  [
    /premium support|support plan|trusted advisor|\bhealth\b/i,
    'AWS Health, Trusted Advisor and Support calls need a paid support plan: change it in the Support console',
  ],
  [/licen[sc]e ?manager|service role not found/i, 'open License Manager in its console once: it makes its service-linked role'],
  [/lake ?formation/i, 'aws lakeformation put-data-lake-settings (or its console)'],
  [/control tower/i, "set up the landing zone in Control Tower's console, in the management account"],
  [
    /config(?:uration)? recorder|aws config/i,
    'aws configservice put-configuration-recorder and aws configservice start-configuration-recorder',
  ],
];

/** How to switch on the service that a message or a code names, or null where it names none that we know. */
export const enablingCommand = (text: string): string | null => switches.find(([names]) => names.test(text))?.[1] ?? null;
