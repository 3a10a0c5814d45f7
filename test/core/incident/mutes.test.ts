import type { Denial } from '../../../lambda/core/denial/denial.ts';
import { readEvent } from '../../../lambda/core/denial/read-input.ts';
import { findMute } from '../../../lambda/core/incident/mutes.ts';

const now = '2026-11-21T12:00:00Z';
const shipped = { ignoreRules: [], defaultMutes: true };

const role = (arn: string) => ({
  type: 'AssumedRole',
  arn: arn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/').concat('/session'),
  accountId: '111122223333',
  sessionContext: { sessionIssuer: { type: 'Role', arn, accountId: '111122223333', principalId: 'AROAEXAMPLE' } },
});

const denialOf = (record: Readonly<Record<string, unknown>>): Denial => {
  const [item] = readEvent({
    eventSource: 's3.amazonaws.com',
    eventName: 'GetBucketPolicy',
    errorCode: 'AccessDenied',
    errorMessage: 'Access Denied',
    awsRegion: 'eu-west-1',
    readOnly: true,
    userIdentity: role('arn:aws:iam::111122223333:role/app'),
    ...record,
  });
  if (item?.kind !== 'record') throw new Error('not read as a record');
  return item.denial;
};

describe('the shipped mutes', () => {
  test.each([
    [
      'aws-config-probes',
      { userIdentity: role('arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig') },
    ],
    ['cloudfront-head-object', { eventName: 'HeadObject', userIdentity: { type: 'AWSService', invokedBy: 'cloudfront.amazonaws.com' } }],
    [
      'service-linked-probes',
      { userIdentity: role('arn:aws:iam::111122223333:role/aws-service-role/inspector2.amazonaws.com/AWSServiceRoleForAmazonInspector2') },
    ],
    ['console-pages', { sessionCredentialFromConsole: 'true' }],
    ['console-pages', { eventType: 'AwsConsoleAction' }],
    ['organizations-probe', { eventSource: 'organizations.amazonaws.com', eventName: 'ListAccounts' }],
  ])('%s covers its probe, and nothing where the setting is off', (id, record) => {
    const denial = denialOf(record);
    expect(findMute(denial, null, shipped, now)?.id).toBe(id);
    expect(findMute(denial, null, { ...shipped, defaultMutes: false }, now)).toBeNull();
  });

  test.each([
    [
      'a call that changes something, from the console',
      { sessionCredentialFromConsole: 'true', readOnly: false, eventName: 'PutBucketPolicy' },
    ],
    ['a caller who only says that he is the console', { userAgent: 'console.amazonaws.com' }],
    ['a role whose name looks like a scanner', { userIdentity: role('arn:aws:iam::111122223333:role/inspector2.amazonaws.com') }],
    ['an ordinary read', {}],
  ])('do not cover %s', (_, record) => {
    expect(findMute(denialOf(record), null, shipped, now)).toBeNull();
  });
});

describe('a rule of the settings', () => {
  const authorization = { action: 's3:GetBucketPolicy', resource: 'arn:aws:s3:::reports', context: {}, from: 'inferred' as const };
  const found = (match: Readonly<Record<string, string>>, expires?: string) =>
    findMute(
      denialOf({ recipientAccountId: '111122223333' }),
      authorization,
      { defaultMutes: false, ignoreRules: [{ id: 'r', reason: 'known', match, ...(expires === undefined ? {} : { expires }) }] },
      now,
    );

  test('matches with wildcards all that it names', () => {
    expect(found({ principal: '*:role/app', action: 's3:get*', resource: 'arn:aws:s3:::re?orts', account: '111122223333' })).toEqual({
      id: 'r',
      reason: 'known',
    });
    expect(found({ principal: '*:role/app', action: 's3:put*' })).toBeNull();
    expect(found({ account: '222233334444' })).toBeNull();
  });

  test('that names nothing mutes nothing', () => {
    expect(found({})).toBeNull();
  });

  test('ends on its day', () => {
    expect(found({ action: '*' }, '2026-11-22')).not.toBeNull();
    expect(found({ action: '*' }, '2026-11-21')).toBeNull();
  });
});
