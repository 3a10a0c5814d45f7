import { enablingCommand } from './enabling-commands.ts';
import { always, codeList, type LookAlikeRule } from './look-alike-rule.ts';

const kind = 'service-not-enabled' as const;

const linkIn = (text: string): string | null => /https?:\/\/aws\.amazon\.com\/marketplace[\w./?=&%-]{0,300}/.exec(text)?.[0] ?? null;

/** Services, features and products that the account has not switched on or subscribed to; some of them say AccessDenied. */
export const serviceRules: readonly LookAlikeRule[] = [
  {
    kind: 'dry-run',
    rule: 'dry-run',
    codes: codeList('DryRunOperation DryRunOperationException DryRunException'),
    says: /request would have succeeded, but (?:the )?dry ?run flag is set/i,
    advice: always('The call is allowed: the dry run would have succeeded.', 'Leave out --dry-run to do it'),
  },
  {
    kind,
    rule: 'billing-access',
    says: /iam (?:user|role)?s? ?(?:user )?access (?:is )?not activated|activate iam access/i,
    advice: always(
      'IAM access to billing is switched off for the whole account: no policy opens it.',
      'The root user activates it: Account page, "IAM user and role access to Billing information", Activate IAM access',
      'Then identity policies decide again (billing:*, ce:*, cur:* …): grant what is missing',
    ),
  },
  {
    kind,
    rule: 'bedrock-model-access',
    says: /don't have access to the model with the specified model id|model access is denied due to (?!iam)|model use case details have not been submitted|must submit use case details|access to (?:this|the) model .{0,40}(?:denied|not (?:enabled|granted))/i,
    advice: (text) => ({
      summary: `The account has no access to this model: that is asked for per model, not by a policy${/payment/i.test(text) ? ' (AWS Marketplace does not take the payment method of the account)' : ''}.`,
      steps: [
        'See what is missing: aws bedrock get-foundation-model-availability --model-id <model>',
        'In the Amazon Bedrock console, in this Region: Model access, or the use case form of the provider',
        'Models of other providers are Marketplace products: the first call needs a valid payment method and, once, somebody who may aws-marketplace:Subscribe; then wait some minutes',
        'Check the model id and the Region: newer models are called through an inference profile (us., eu., global.)',
      ],
    }),
  },
  {
    kind,
    rule: 'marketplace-terms',
    says: /in order to use this aws marketplace product|accept (?:the )?terms and subscribe/i,
    advice: (text) => ({
      summary: 'Nobody in this account has subscribed to this AWS Marketplace product: no policy is missing.',
      steps: [
        `Accept its terms, once for the account: ${linkIn(text) ?? 'the link stands in the message'}`,
        'Wait some minutes, then try again',
        'Or use an image that needs no subscription',
      ],
    }),
  },
  {
    kind,
    rule: 'mail-sandbox',
    codes: codeList('ProductionAccessNotGranted MailFromDomainNotVerified MailFromDomainNotVerifiedException FromEmailAddressNotVerified'),
    says: /email address is not verified/i,
    advice: always(
      'Amazon SES does not send this: the address is not verified in this Region, or the account is still in the sandbox.',
      'Verify it in the Region of the call: aws sesv2 create-email-identity --email-identity <address or domain>',
      'See whether the account is in the sandbox: aws sesv2 get-account (ProductionAccessEnabled); ask to leave it: aws sesv2 put-account-details --production-access-enabled …',
    ),
  },
  {
    kind,
    rule: 'not-subscribed',
    codes: codeList(
      'OptInRequired SubscriptionRequired SubscriptionRequiredException KMSOptInRequired KmsOptInRequired S3SubscriptionRequiredException NotSubscribed',
    ),
    says: /you are not subscribed to (?:this|the) service|needs a subscription for the service|premium support subscription is required/i,
    suggests: /not subscribed to (?:this|the|aws) ?\w*|is not subscribed|no (?:active )?subscription/i,
    advice: (text, code) => ({
      summary: 'The account is not subscribed to this service: no policy is missing.',
      steps: [
        enablingCommand(`${text} ${code ?? ''}`) ??
          'Finish the sign-up of the account (payment method, phone verification), and open the service in its console once',
        'In a new account wait up to 24 hours; then AWS Support (account and billing) can look',
        'Check the Region: some services are subscribed to in each, and some Regions must be enabled first: aws account get-region-opt-status --region-name <Region>',
      ],
    }),
  },
  {
    kind,
    rule: 'not-enabled',
    codes: codeList(
      'InvalidAccessException AWSOrganizationsNotInUseException OptInRequiredException HomeRegionNotSetException SerialConsoleAccessDisabledException',
      'OutboundWebIdentityFederationDisabledException UninitializedAccountException UnsupportedUserEditionException UnsupportedPricingPlanException OptedOut',
      'AccountNotRegisteredException OrganizationNotInAllFeaturesModeException NotSupportedService WAFFeatureNotIncludedInPricingPlanException FeatureUnavailableInTierException',
    ),
    codeForm: /(?:^|[a-z])NotEnabled(?:Exception|Fault)?(?:For\w*)?$|^NotEnabled/,
    says: /user not enabled for cost explorer|not subscribed to aws security hub|(?:macie|guardduty|inspector2?|security hub|detective|audit manager|security lake|devops guru|quicksight|quick suite|compute optimizer|cost optimization hub|control tower|identity center|trusted advisor|resource explorer) (?:is |has )?not (?:been |yet )?(?:enabled|activated|in use|set up|turned on|configured|opted in)|not (?:enabled|activated) for (?:cost explorer|this account|the account|your account)|not signed up (?:for|with)|service role not found\. consult setup|not registered for recommendation|(?:has )?not opted in to use resource type|resource type .{1,40} is not opted in|directory information for account \d{12} is not found/i,
    suggests:
      /(?:service|feature|data access|access analyzer|cost explorer|organizations?|lake formation|trusted access|aws backup|recommendations?) (?:\w+ ){0,4}(?:is |has |are )?not (?:been )?(?:enabled|activated|in use|turned on)|account .{0,60}(?:is )?not (?:enabled|registered|opted in|onboarded)|not a member of an organization|(?:is|are) not enabled for|guardduty is not enabled/i,
    advice: (text, code) => ({
      summary: 'The service or feature is not switched on in this account and Region: no policy is missing.',
      steps: [
        `Switch it on, in this Region: ${enablingCommand(`${text} ${code ?? ''}`) ?? 'in its console'}`,
        'In an organization, its delegated administrator does it: aws organizations list-delegated-administrators',
        'If it should stay off, let the caller skip it',
      ],
    }),
  },
];
