import { always, codeList, type LookAlikeRule } from './look-alike-rule.ts';

const kind = 'throttled' as const;

const retry = 'Wait and try again; let the SDK retry by itself: AWS_RETRY_MODE=adaptive, AWS_MAX_ATTEMPTS=10';

/** Too many calls in a short time. (SDKs and Tools reference guide, "Retry behavior", has the codes that SDKs take for throttling) */
export const throttleRules: readonly LookAlikeRule[] = [
  {
    kind: 'quota',
    rule: 'sending-quota',
    says: /daily (?:message|sending) quota exceeded|too many tokens per day/i,
    advice: always(
      'The quota of the day is used up: no policy is missing.',
      'Wait until it is free again (SES counts the last 24 hours), or ask for more',
      'For SES: aws service-quotas get-service-quota --service-code ses --quota-code L-804C8AE8 (Sending quota); the use of today: aws sesv2 get-account',
      'For Bedrock: aws service-quotas list-service-quotas --service-code bedrock',
    ),
  },
  {
    kind,
    rule: 'concurrency',
    codes: codeList('ConcurrentInvocationLimitExceeded ReservedFunctionConcurrentInvocationLimitExceeded'),
    says: /(?:ConcurrentInvocationLimitExceeded|CallerRateLimitExceeded)\b/,
    advice: always(
      'More copies of the Lambda function were asked for at once than its concurrency allows: no policy is missing.',
      'Compare the account and the function: aws lambda get-account-settings, aws lambda get-function-concurrency --function-name <function>',
      'Raise or remove its reserved concurrency, or ask for more: aws service-quotas get-service-quota --service-code lambda --quota-code L-B99A9384 (Concurrent executions)',
      retry,
    ),
  },
  {
    kind,
    rule: 'table-throughput',
    codes: codeList('ProvisionedThroughputExceeded ProvisionedThroughputExceededException ItemCollectionThroughputExceeded'),
    says: /level of configured provisioned throughput|throughput exceeds the current (?:capacity|throughput limit)|configured throughput/i,
    advice: always(
      'The table or stream is asked for more than its throughput: no policy is missing.',
      'See what it has: aws dynamodb describe-table --table-name <table>, or aws kinesis describe-stream-summary --stream-name <stream>',
      'Raise it, switch to on-demand, or spread the keys: one hot key is enough to be throttled',
      retry,
    ),
  },
  {
    kind,
    rule: 'throttled',
    codes: codeList(
      'RequestLimitExceeded RequestThrottled RequestThrottledException TooManyRequests TooManyRequestsException TooManyRequestsError',
      'SlowDown SlowDownException BandwidthLimitExceeded PriorRequestNotComplete TransactionInProgressException RequestRateExceeded',
      'RateLimitExceeded RateLimitExceededException RateLimitError CallRateLimitExceededException RateExceeded TooManyUpdates TooManyRequestException',
      'OpsMetadataTooManyUpdatesException',
      '429 503 Slow',
    ),
    // Resource handlers of CloudFormation put it under codes of their own.
    says: /\brate exceeded \(service: /i,
    codeForm: /thrott|APICallRateFor|^(?:503 )?Slow ?Down/i,
    suggests:
      /\brate exceeded\b|^toomanyrequests:|maximum sending rate exceeded|reduce your request rate|too many tokens, please wait|please slow down|request limit exceeded|too many requests|request rate is too high|requests? (?:was|were|is|are|has been|being)(?: being)? throttled|exceeded (?:the )?(?:request|api|call) rate|\bThrottling(?:Exception)?\b/i,
    advice: always(
      'AWS throttled the calls: too many in a short time, no policy is missing.',
      retry,
      'Call less often: cache answers, use pages and batches, spread jobs that start at the same minute',
      'If it stays, look for the rate among the quotas: aws service-quotas list-service-quotas --service-code <service>',
    ),
  },
];
