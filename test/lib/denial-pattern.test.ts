import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { isAuthorizationCode } from '../../lambda/core/denial/authorization-codes.ts';
import { authorizationCodeMatchers, authorizationCodes } from '../../lib/authorization-codes.ts';
import { failedBackupJobs, failedStackResources, healthIssues, refusedCalls, unsuccessfulScaling } from '../../lib/denial-pattern.ts';
import { matchesPattern } from './event-pattern.ts';

const ownRole = 'arn:aws:iam::111122223333:role/Countersign-Triage';
/** The pattern under the names that the event has; the template's own form is tested in denial-source.test.ts. */
const asWritten = ({ detailType, ...rest }: ReturnType<typeof refusedCalls>) => ({ 'detail-type': detailType, ...rest });
const calls = asWritten(refusedCalls([ownRole]));
const call = (detail: Readonly<Record<string, unknown>>, detailType = 'AWS API Call via CloudTrail') => ({
  'detail-type': detailType,
  detail,
});
const isLetThrough = (detail: Readonly<Record<string, unknown>>, detailType?: string): boolean =>
  matchesPattern(calls, call(detail, detailType));

describe('calls', () => {
  it.each(Object.keys(authorizationCodes))('%s is let through', (errorCode) => {
    expect(isLetThrough({ errorCode, userIdentity: { type: 'IAMUser' } })).toBe(true);
  });

  it('no matcher is there for nothing', () => {
    const idle = authorizationCodeMatchers.filter(
      (matcher) => !Object.keys(authorizationCodes).some((code) => matchesPattern({ code: [matcher] }, { code })),
    );
    expect(idle).toEqual([]);
  });

  it.each([
    'Client.DryRunOperation',
    'ThrottlingException',
    'Client.RequestLimitExceeded',
    'NoSuchBucketPolicy',
    'Client.InvalidPermission.NotFound',
    'AuthorizationNotFound',
    'AuthorizationQuotaExceeded',
    'AuthorizationAlreadyExists',
    'AuthorizationPendingException',
    'ExpiredToken',
    'InvalidClientTokenId',
    'SignatureDoesNotMatch',
    'OptInRequired',
    'SubscriptionRequiredException',
    'Client.VcpuLimitExceeded',
    'InvalidAccessException',
    'Client.OperationNotPermitted',
    'PolicyNotFoundException',
  ])('%s is left out', (errorCode) => {
    expect(isLetThrough({ errorCode, errorMessage: 'whatever it says' })).toBe(false);
  });

  it('a success is left out', () => {
    expect(isLetThrough({ eventName: 'DescribeInstances' })).toBe(false);
    expect(isLetThrough({ errorCode: null, errorMessage: null })).toBe(false);
  });

  it("a general code is let through where the message is AWS's sentence of refusal", () => {
    const errorMessage = 'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: kms:CreateGrant on resource: *';
    expect(isLetThrough({ errorCode: 'InvalidParameterValue', errorMessage })).toBe(true);
    expect(isLetThrough({ errorCode: 'InvalidParameterValue', errorMessage: 'Value out of range' })).toBe(false);
  });

  it.each(['AWS Network Activity Event via CloudTrail', 'AWS Service Event via CloudTrail', 'AWS Console Action via CloudTrail'])(
    '%s can carry a denial',
    (type) => {
      expect(isLetThrough({ errorCode: 'VpceAccessDenied' }, type)).toBe(true);
    },
  );

  it('sign-ins and Insights are no requests that a policy decided', () => {
    expect(isLetThrough({ errorCode: 'AccessDenied' }, 'AWS Console Signin via CloudTrail')).toBe(false);
    expect(isLetThrough({ errorCode: 'AccessDenied' }, 'AWS Insight via CloudTrail')).toBe(false);
  });

  it("the pipeline's own denials never come back to it", () => {
    const by = (arn: string) => ({
      errorCode: 'AccessDenied',
      userIdentity: { type: 'AssumedRole', sessionContext: { sessionIssuer: { arn } } },
    });
    expect(isLetThrough(by(ownRole))).toBe(false);
    expect(isLetThrough(by(`${ownRole}2`))).toBe(true);
  });

  it.each([
    ['a user', { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ana' }],
    ['root', { type: 'Root' }],
    ['another account', { type: 'AWSAccount', accountId: '444455556666' }],
    ['a service', { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' }],
    ['a user with a session', { type: 'IAMUser', sessionContext: { attributes: { mfaAuthenticated: 'true' } } }],
    ['nobody', null],
  ])('%s has no session issuer and is let through', (_, userIdentity) => {
    expect(isLetThrough({ errorCode: 'AccessDenied', userIdentity })).toBe(true);
  });
});

describe('other carriers', () => {
  const asEvent = (source: string, type: string, detail: Readonly<Record<string, unknown>>) => ({ source, 'detail-type': type, detail });
  const carriers = [unsuccessfulScaling, failedBackupJobs, failedStackResources, healthIssues].map(asWritten);
  const someCarrierTakes = (event: unknown): boolean => carriers.some((pattern) => matchesPattern(pattern, event));
  const resource = (status: string, reason?: string) =>
    asEvent('aws.cloudformation', 'CloudFormation Resource Status Change', { 'status-details': { status, 'status-reason': reason } });

  it.each([
    [
      'a launch that failed',
      asEvent('aws.autoscaling', 'EC2 Instance Launch Unsuccessful', { StatusCode: 'Failed', StatusMessage: 'You are not authorized' }),
    ],
    ['an instance that could not be ended', asEvent('aws.autoscaling', 'EC2 Instance Terminate Unsuccessful', { StatusCode: 'Failed' })],
    ['a backup job that failed', asEvent('aws.backup', 'Backup Job State Change', { state: 'FAILED' })],
    ['a copy job that failed', asEvent('aws.backup', 'Copy Job State Change', { state: 'FAILED' })],
    ['a restore job that failed', asEvent('aws.backup', 'Restore Job State Change', { status: 'FAILED' })],
    ['a resource that could not be created', resource('CREATE_FAILED', 'Resource handler returned message: "Access Denied"')],
    ['a resource that could not be deleted', resource('DELETE_FAILED', 'User: x is not authorized to perform: y')],
    ['an issue of AWS', asEvent('aws.health', 'AWS Health Event', { eventTypeCategory: 'issue' })],
  ])('%s is let through', (_, event) => {
    expect(someCarrierTakes(event)).toBe(true);
  });

  it.each([
    ['a launch that succeeded', asEvent('aws.autoscaling', 'EC2 Instance Launch Successful', { StatusCode: 'InProgress' })],
    ['a backup job that ended well', asEvent('aws.backup', 'Backup Job State Change', { state: 'COMPLETED' })],
    ['a restore job under way', asEvent('aws.backup', 'Restore Job State Change', { status: 'RUNNING' })],
    ['a resource that was created', resource('CREATE_COMPLETE')],
    ['a resource that was under way when another failed', resource('CREATE_FAILED', 'Resource creation cancelled')],
    ['a failure without a reason', resource('CREATE_FAILED')],
    ['planned maintenance', asEvent('aws.health', 'AWS Health Event', { eventTypeCategory: 'scheduledChange' })],
    ["somebody else's event of the same form", asEvent('my.app', 'EC2 Instance Launch Unsuccessful', {})],
  ])('%s is left out', (_, event) => {
    expect(someCarrierTakes(event)).toBe(false);
  });
});

const shared = '../shared/data/cloudtrail/records.json.gz';
const onSharedData = existsSync(shared) ? it : it.skip;

onSharedData('of 2,900 real records all 60 denials are let through and nothing else (skipped where ../shared/data is not there)', () => {
  const file = z.object({ Records: z.array(z.looseObject({ eventID: z.string(), errorCode: z.string().optional() })) });
  const records = file.parse(JSON.parse(gunzipSync(readFileSync(shared)).toString('utf8'))).Records;
  const denials = records.filter(({ errorCode }) => errorCode !== undefined && isAuthorizationCode(errorCode));
  const through = records.filter((record) => isLetThrough(record));
  expect(records).toHaveLength(2900);
  expect(denials).toHaveLength(60);
  expect(through.map(({ eventID }) => eventID)).toEqual(denials.map(({ eventID }) => eventID));
});
