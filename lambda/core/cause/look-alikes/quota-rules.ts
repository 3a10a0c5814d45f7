import { codeList, type LookAlikeRule } from './look-alike-rule.ts';
import { quotaAdvice } from './quota-advice.ts';

/** Quotas of accounts, Regions and resources. ("Amazon EC2 endpoints and quotas"; error codes of the service models) */
export const quotaRules: readonly LookAlikeRule[] = [
  {
    kind: 'quota',
    rule: 'quota',
    codes: codeList(
      'LimitExceeded VcpuLimitExceeded MaxSpotInstanceCountExceeded MaxSpotFleetRequestCountExceeded OverLimit LimitsExceeded LimitsExceededException',
      'PackedPolicyTooLarge PackedPolicyTooLargeException CodeStorageExceededException PolicyTooLarge PolicyLengthExceededException DocumentPermissionLimit',
      'ExceedsLimitException QueryLimitException ResourceLimitException StorageLimitWillExceedException TagsPerResourceExceededLimitException',
      'TargetGroupAssociationLimit VolumeIOPSLimit MaxConcurrentQueriesException TagQuotaPerResourceExceeded ResourceDataSyncCountExceededException NodeQuotaForClusterExceeded',
    ),
    codeForm:
      /(?:Limit|Limits|Quota)(?:For\w{1,30})?(?:Exceeded|Reached)(?:Exception|Fault|Error|\.\w+)?$|^TooMany(?!Requests?(?:Exception|Error)?$|Updates|FailedAttempts|Entries)[A-Za-z]+$|^Max(?!\w*(?:Length|Size))(?:imum)?(?:Number)?[A-Z]\w*Exceeded(?:Exception|Fault)?$|^Number\w*Exceeded(?:Exception)?$|^QuotaExceeded|CapacityExceeded(?:Fault|Exception)?$|LimitReached|^(?:Concurrent|Active)\w*Exceeded(?:Exception)?$|QuotaForCustomerExceeded/,
    says: /more vcpu capacity than your current|requested more instances \(\d+\) than|your quota allows for|cannot exceed quota|max spot instance count exceeded|reached the limit on the number of (?:vcpus|tasks)|unreservedconcurrentexecution below its minimum|packed policy consumes|account-level service (?:limit|quota) '/i,
    suggests:
      /exceed(?:s|ed|ing)? (?:the |your |its )?(?:[\w-]+ ){0,5}(?:quota|limit|allowed number)|(?:quota|limit) (?:of [\d,]+ )?(?:has been |have been |was |is |are )?(?:exceeded|reached)|(?:reached|hit|at) (?:the|your|its) (?:[\w-]+ ){0,4}(?:quota|limit|maximum)\b|(?:reached|exceeded|exceeds) (?:the |your )?maximum (?:number|amount|count)|maximum number of [\w -]{1,60}(?:has been|is|was|have been)? ?(?:reached|exceeded)|attempted to create more [\w -]{1,40}than allowed|cannot (?:create|have) more than \d|already (?:have|has) \d+ [\w -]{1,40}(?:maximum|limit|quota|in [a-z])|too many (?:buckets|instances|addresses|clusters|functions|stacks)|greater than maximum allowed|request an? (?:increase|adjustment) (?:to|for|of) this (?:limit|quota)|(?:resource|account|service) limit exceeded/i,
    advice: quotaAdvice,
  },
];
