import * as z from 'zod';
import { servicePrefixOfEventSource } from '../authorization/event-source.ts';
import { accountIdOf, parseArn } from './arn.ts';
import { partitionOfRegion } from './carrier-events.ts';
import { cleanText } from './clean-text.ts';
import type { Denial, Principal } from './denial.ts';
import { principalFrom, unknownPrincipal } from './principal.ts';
import { nothingStated, readMessage } from './read-message.ts';
import { principalOfIdentity } from './user-identity.ts';

// Records are written by services, in places by whoever was denied: a field of a wrong type is a field that is not there.
const text = z.string().max(100_000).nullable().catch(null).default(null);
const recordSchema = z.object({
  eventID: text,
  eventTime: text,
  eventSource: text,
  eventName: text,
  awsRegion: text,
  errorCode: text,
  errorMessage: text,
  requestID: text,
  recipientAccountId: text,
  sourceIPAddress: text,
  userAgent: text,
  vpcEndpointId: text,
  eventType: text,
  eventCategory: text,
  sessionCredentialFromConsole: z
    .union([z.string().max(20), z.boolean()])
    .nullable()
    .catch(null)
    .default(null),
  readOnly: z.boolean().nullable().catch(null).default(null),
  requestParameters: z.record(z.string(), z.unknown()).nullable().catch(null).default(null),
  resources: z
    .array(z.object({ ARN: text, arn: text }).catch({ ARN: null, arn: null }))
    .catch([])
    .nullable()
    .default([]),
  userIdentity: z.unknown().optional(),
});
type CloudTrailRecord = z.infer<typeof recordSchema>;

/** Whether a value looks like a CloudTrail record at all (CloudTrail user guide, "CloudTrail record contents"). */
export const isCloudTrailRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'eventName' in value && ('eventSource' in value || 'userIdentity' in value);

/** A CloudTrail record as a denial, whatever became of the request. In: the parsed record. Fields of a wrong type count as missing. */
export const denialFromRecord = (value: unknown): Denial => {
  const record = recordSchema.parse(value);
  const message = record.errorMessage === null ? null : cleanText(record.errorMessage);
  const stated = message === null ? nothingStated : readMessage(message);
  const principal = withStated(principalOfIdentity(record.userIdentity), stated.principal);
  const account = accountIdOf(record.recipientAccountId) ?? principal.account;
  return {
    id: record.eventID,
    time: record.eventTime,
    carrier: 'cloudtrail',
    account,
    region: record.awsRegion,
    partition: partitionOf(record, principal),
    principal,
    service: record.eventSource === null ? null : servicePrefixOfEventSource(record.eventSource),
    operation: record.eventName,
    errorCode: record.errorCode,
    requestId: record.requestID,
    message,
    stated,
    request: record.requestParameters,
    resources: (record.resources ?? []).map((resource) => resource.ARN ?? resource.arn).filter((arn) => arn !== null),
    eventSource: record.eventSource,
    readOnly: record.readOnly,
    vpcEndpointId: record.vpcEndpointId,
    userAgent: record.userAgent,
    sourceIp: record.sourceIPAddress,
    eventCategory: record.eventCategory,
    fromConsole: isFromConsole(record),
  };
};

/** The field is there only where it is "true". (CloudTrail user guide, "CloudTrail record contents", sessionCredentialFromConsole, eventType) */
const isFromConsole = ({ eventType, sessionCredentialFromConsole }: CloudTrailRecord): boolean =>
  eventType === 'AwsConsoleAction' || String(sessionCredentialFromConsole).toLowerCase() === 'true';

/** The record knows the caller better than the sentence, which is used where the record is silent (cross-account callers). */
const withStated = (identity: Principal, stated: string | null): Principal => {
  if (stated === null || (identity.arn !== null && identity.kind !== 'unknown')) return identity;
  const named = principalFrom(stated);
  if (identity.kind === 'unknown' || identity.kind === 'account')
    return { ...named, account: named.account ?? identity.account, uniqueId: identity.uniqueId };
  return named.arn === null ? identity : { ...unknownPrincipal, ...named, uniqueId: identity.uniqueId };
};

const partitionOf = (record: CloudTrailRecord, principal: Principal): string =>
  parseArn(principal.arn)?.partition ?? partitionOfRegion(record.awsRegion);
