import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { authorizationCodeMatchers } from './authorization-codes.ts';

/**
 * CloudTrail's detail types under which a refused call can arrive. Data events come as API calls, where a trail logs them; sign-ins
 * and Insights are left out: the first are no authorization decisions, the second no requests.
 * (EventBridge user guide, "AWS service events delivered via AWS CloudTrail")
 */
const cloudTrailDetailTypes = [
  'AWS API Call via CloudTrail',
  'AWS Network Activity Event via CloudTrail',
  'AWS Service Event via CloudTrail',
  'AWS Console Action via CloudTrail',
];

/**
 * Calls that were refused for want of permission, except those of the given roles (the pipeline's own, so that it never feeds itself).
 *
 * Some services refuse under a general code (ValidationException, InvalidParameterValue, BadRequestException …) with AWS's common
 * sentence, so the sentence counts as well. One wildcard only: EventBridge rejects patterns with many as too complex.
 * A user, a root user or a service has no session issuer, and `anything-but` does not match a field that is absent.
 */
export const refusedCalls = (ownRoleArns: readonly string[]): EventPattern => ({
  detailType: cloudTrailDetailTypes,
  detail: {
    $or: [{ errorCode: authorizationCodeMatchers }, { errorMessage: [{ wildcard: '*not authorized to perform*' }] }],
    userIdentity: { sessionContext: { sessionIssuer: { arn: [{ exists: false }, { 'anything-but': [...ownRoleArns] }] } } },
  },
});

/** Instances that a group could not launch or end; only StatusMessage says why. (EC2 Auto Scaling user guide, "Event reference") */
export const unsuccessfulScaling: EventPattern = {
  source: ['aws.autoscaling'],
  detailType: ['EC2 Instance Launch Unsuccessful', 'EC2 Instance Terminate Unsuccessful'],
};

/** Backup jobs say `state`, restore jobs `status`. (AWS Backup developer guide, "Monitoring AWS Backup events using Amazon EventBridge") */
export const failedBackupJobs: EventPattern = {
  source: ['aws.backup'],
  detailType: ['Backup Job State Change', 'Restore Job State Change', 'Copy Job State Change'],
  detail: { $or: [{ state: ['FAILED', 'PARTIAL'] }, { status: ['FAILED', 'PARTIAL'] }] },
};

/**
 * Resources that a stack could not create, change or delete, with a reason of their own: "… cancelled" is said of the resources that
 * were under way when another failed. (CloudFormation user guide, "Resource Status Change event detail")
 */
export const failedStackResources: EventPattern = {
  source: ['aws.cloudformation'],
  detailType: ['CloudFormation Resource Status Change'],
  detail: {
    'status-details': {
      status: [{ suffix: '_FAILED' }],
      'status-reason': [{ 'anything-but': ['Resource creation cancelled', 'Resource update cancelled'] }],
    },
  },
};

/** Trouble of AWS itself, to be mentioned beside a capacity or unknown denial. (AWS Health user guide, "Monitoring events … with Amazon EventBridge") */
export const healthIssues: EventPattern = {
  source: ['aws.health'],
  detailType: ['AWS Health Event'],
  detail: { eventTypeCategory: ['issue'] },
};
