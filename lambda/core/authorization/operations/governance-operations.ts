import type { OperationTables } from './operation-table.ts';

/** Security, cost, support. Each group as the service's own API reference or guide says. */
export const governanceOperations: OperationTables = {
  // IAM Access Analyzer API reference
  'access-analyzer': { GetFindingV2: ['GetFinding'], ListFindingsV2: ['ListFindings'] },
  // Pricing Calculator API reference: the batches "don't have their own IAM permission"
  'bcm-pricing-calculator': {
    BatchCreateBillScenarioCommitmentModification: ['CreateBillScenarioCommitmentModification'],
    BatchCreateBillScenarioUsageModification: ['CreateBillScenarioUsageModification'],
    BatchCreateWorkloadEstimateUsage: ['CreateWorkloadEstimateUsage'],
    BatchDeleteBillScenarioCommitmentModification: ['DeleteBillScenarioCommitmentModification'],
    BatchDeleteBillScenarioUsageModification: ['DeleteBillScenarioUsageModification'],
    BatchDeleteWorkloadEstimateUsage: ['DeleteWorkloadEstimateUsage'],
    BatchUpdateBillScenarioCommitmentModification: ['UpdateBillScenarioCommitmentModification'],
    BatchUpdateBillScenarioUsageModification: ['UpdateBillScenarioUsageModification'],
    BatchUpdateWorkloadEstimateUsage: ['UpdateWorkloadEstimateUsage'],
  },
  // AWS Cost Management user guide, "Budgets": one permission reads and one writes
  budgets: {
    CreateBudget: ['ModifyBudget'],
    CreateNotification: ['ModifyBudget'],
    CreateSubscriber: ['ModifyBudget'],
    DeleteBudget: ['ModifyBudget'],
    DeleteNotification: ['ModifyBudget'],
    DeleteSubscriber: ['ModifyBudget'],
    DescribeBudget: ['ViewBudget'],
    DescribeBudgetNotificationsForAccount: ['ViewBudget'],
    DescribeBudgetPerformanceHistory: ['ViewBudget'],
    DescribeBudgets: ['ViewBudget'],
    DescribeNotificationsForBudget: ['ViewBudget'],
    DescribeSubscribersForNotification: ['ViewBudget'],
    UpdateBudget: ['ModifyBudget'],
    UpdateNotification: ['ModifyBudget'],
    UpdateSubscriber: ['ModifyBudget'],
  },
  // Connect Cases API reference
  cases: { BatchCreateRelatedItem: ['CreateRelatedItem'], BatchUpdateCase: ['UpdateCase'] },
  // The API's name is in the plural, the permission's is not (Service Authorization Reference, Amazon Detective)
  detective: { ListOrganizationAdminAccounts: ['ListOrganizationAdminAccount'] },
  // KMS developer guide, "Permissions reference": both keys take part
  kms: { ReEncrypt: ['ReEncryptFrom', 'ReEncryptTo'] },
  // Security Hub API reference: the second version keeps the permissions of the first
  securityhub: {
    BatchUpdateFindingsV2: ['BatchUpdateFindings'],
    GetFindingsV2: ['GetFindings'],
    GetFindingStatisticsV2: ['GetAdhocInsightResults'],
  },
  // Tax Settings API reference
  tax: {
    BatchGetTaxExemptions: ['GetExemptions'],
    GetTaxExemptionTypes: ['GetExemptions'],
    ListTaxExemptions: ['GetExemptions'],
    PutTaxExemption: ['UpdateExemptions'],
  },
  // Verified Permissions API reference
  verifiedpermissions: {
    BatchGetPolicy: ['GetPolicy'],
    BatchIsAuthorized: ['IsAuthorized'],
    BatchIsAuthorizedWithToken: ['IsAuthorizedWithToken'],
  },
};
