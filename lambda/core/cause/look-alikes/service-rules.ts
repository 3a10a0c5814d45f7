import { always, type LookAlikeRule } from './look-alike-rule.ts';

/** Regions and services that are not switched on, throttling, and dry runs. */
export const serviceRules: readonly LookAlikeRule[] = [
  {
    kind: 'dry-run',
    rule: 'dry-run',
    codes: /^DryRunOperation(?:Exception)?$/,
    phrase: /request would have succeeded, but (?:the )?dry ?run flag is set/i,
    advice: always('The call is allowed: the dry run would have succeeded.', 'Leave out --dry-run to do it'),
  },
  {
    kind: 'region',
    rule: 'sts-region',
    codes: /^RegionDisabled(?:Exception)?$/,
    phrase: /sts is not activated in the requested region/i,
    advice: always(
      'STS is switched off in this Region for this account.',
      'Use the STS endpoint of another Region (AWS_STS_REGIONAL_ENDPOINTS=regional and AWS_REGION), or',
      'let an administrator activate it: IAM console, Account settings, Security Token Service endpoints',
    ),
  },
  {
    kind: 'region',
    rule: 'region-not-enabled',
    codes: /^(?:RegionNotEnabled[A-Za-z]*|OptInRegionRequired|PendingVerification|RegionNotOptedIn[A-Za-z]*)$/,
    phrase:
      /region .{0,60}(?:is not enabled|not opted in|is disabled|must be enabled)|(?:not enabled|opt(?:ed)?[- ]in) .{0,40}region|request for accessing resources in this region is being validated|account .{0,40}(?:is not enabled|not authorized) (?:for|in) (?:the )?region/i,
    advice: always(
      'This Region is not (or not yet) open to the account: no policy is missing.',
      'See its state: aws account get-region-opt-status --region-name <Region>',
      'Enable it: aws account enable-region --region-name <Region> (takes minutes to hours); a first use can wait for validation up to four hours',
      'Or use a Region that is enabled: aws account list-regions --region-opt-status-contains ENABLED ENABLED_BY_DEFAULT',
    ),
  },
  {
    kind: 'service-not-enabled',
    rule: 'billing-access',
    phrase: /iam (?:user|role)?s? ?(?:user )?access (?:is )?not activated|activate iam access/i,
    advice: always(
      'IAM access to billing is switched off for the whole account: no policy opens it.',
      'The root user activates it: Account page, "IAM user and role access to Billing information", Activate IAM access',
    ),
  },
  {
    kind: 'service-not-enabled',
    rule: 'bedrock-model-access',
    phrase:
      /don'?t have access to the model with the specified model id|model access is denied|access to (?:this|the) model .{0,40}(?:denied|not (?:enabled|granted))/i,
    advice: always(
      'The account has no access to this model: it is asked for per model, not by a policy.',
      'Amazon Bedrock console, Model access, in this Region; some models need a use case form or a Marketplace subscription',
      'The first use of a Marketplace model also needs aws-marketplace:Subscribe',
    ),
  },
  {
    kind: 'service-not-enabled',
    rule: 'not-subscribed',
    codes: /^(?:OptInRequired|SubscriptionRequired(?:Exception)?|NotSubscribed[A-Za-z]*|SubscriptionNotFound[A-Za-z]*)$/,
    phrase:
      /not subscribed to (?:this|the|aws) ?\w*|needs a subscription for the service|is not subscribed|no subscription|accept terms and subscribe|in order to use this aws marketplace product/i,
    advice: always(
      'The account is not subscribed to this service or product: no policy is missing.',
      'Finish the sign-up of the account (payment method, phone verification), or subscribe to the product: the link stands in the message',
      'In a new account wait up to 24 hours; then AWS Support (account and billing) can look',
    ),
  },
  {
    kind: 'service-not-enabled',
    rule: 'not-enabled',
    codes:
      /^(?:InvalidAccessException|AWSOrganizationsNotInUseException|NotEnabled[A-Za-z]*|[A-Za-z]+NotEnabled(?:Exception|Fault)?|ServiceNotEnabled[A-Za-z]*)$/,
    phrase:
      /account .{0,60}(?:is not subscribed|not enabled|not registered|not signed up)|(?:macie|guardduty|inspector|security hub|detective|access analyzer|cost explorer|data access|quicksight|organizations?|lake formation|compute optimizer|trusted advisor|service|feature) (?:\w+ ){0,4}(?:is |has )?not (?:been )?(?:enabled|activated|in use|signed up)|not (?:enabled|activated) for (?:cost explorer|this account|the account|your account)|user not enabled for|not a member of an organization|premium support subscription is required/i,
    advice: always(
      'The service is not enabled in this account and Region: no policy is missing.',
      "Enable it, in this Region: in its console, or from the organization's delegated administrator",
      'If it should stay off, let the caller skip it',
    ),
  },
  {
    kind: 'throttled',
    rule: 'throttled',
    codes:
      /^(?:Throttl(?:ing|ed)(?:Exception|Error)?|ThrottledException|RequestThrottled(?:Exception)?|RequestLimitExceeded|TooManyRequests(?:Exception)?|ProvisionedThroughputExceeded(?:Exception)?|SlowDown|BandwidthLimitExceeded|PriorRequestNotComplete|TransactionInProgressException|EC2ThrottledException|LambdaThrottl[A-Za-z]*|ConcurrentInvocationLimitExceeded|RequestThrottledException|KMSThrottlingException|Client\.RequestLimitExceeded)$/,
    phrase:
      /rate exceeded|request limit exceeded|too many requests|reduce your request rate|request (?:was |rate )?(?:is )?(?:being )?throttled|exceeded (?:the )?(?:request|api) rate/i,
    advice: always(
      'AWS throttled the calls: too many in a short time, no policy is missing.',
      'Wait and try again; let the SDK retry (AWS_RETRY_MODE=adaptive, AWS_MAX_ATTEMPTS=10)',
      'Call less often: cache answers, use pages and batches, spread jobs that start at the same minute',
      'If it stays, ask for a higher rate: aws service-quotas list-service-quotas --service-code <service>',
    ),
  },
];
