import { readTriageSettings } from '../../lambda/handlers/settings.ts';

const environment = {
  TABLE_NAME: 'incidents',
  AWS_REGION: 'eu-west-1',
  TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:alerts',
  OWNER_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:owners',
  MODE: 'advise',
  RETENTION_DAYS: '90',
  PROBING_ACTIONS: '10',
  PROBING_MINUTES: '10',
  DEFAULT_MUTES: 'on',
  OWNER_TAGS: 'owner,team',
  ACCOUNT_NAMES: '{"111122223333":"payments"}',
  IGNORE_RULES: '[{"id":"x","reason":"y","match":{"action":"s3:*"}}]',
};

it('text becomes numbers, lists and rules; variables of others are passed over', () => {
  expect(readTriageSettings({ ...environment, PATH: '/bin' })).toEqual({
    TABLE_NAME: 'incidents',
    AWS_REGION: 'eu-west-1',
    TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:alerts',
    OWNER_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:owners',
    MODE: 'advise',
    RETENTION_DAYS: 90,
    PROBING_ACTIONS: 10,
    PROBING_MINUTES: 10,
    DEFAULT_MUTES: true,
    OWNER_TAGS: ['owner', 'team'],
    ACCOUNT_NAMES: { '111122223333': 'payments' },
    IGNORE_RULES: [{ id: 'x', reason: 'y', match: { action: 's3:*' } }],
  });
});

it('no owner tags are none, not one without a name', () => {
  expect(readTriageSettings({ ...environment, OWNER_TAGS: '' }).OWNER_TAGS).toEqual([]);
});

it.each([
  ['TABLE_NAME', undefined],
  ['MODE', 'grant'],
  ['RETENTION_DAYS', '-1'],
  ['DEFAULT_MUTES', 'true'],
  ['ACCOUNT_NAMES', '{'],
  ['IGNORE_RULES', '[{"id":"x","match":{}}]'],
])('%s set to %j stops the function at once, and is named', (name, value) => {
  expect(() => readTriageSettings({ ...environment, [name]: value })).toThrow(new RegExp(`deploy the stack again\\. ${name}`));
});
