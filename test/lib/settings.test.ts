import { defaultSettings } from '../../lib/countersign-settings.ts';
import { readSettings } from '../../lib/settings.ts';
import { approving } from './approve-settings.ts';

const settingsIn = (context: Readonly<Record<string, unknown>>) => {
  const read = readSettings(context);
  if (read.kind === 'problems') throw new Error(read.text);
  return read.settings;
};
const problemsIn = (context: Readonly<Record<string, unknown>>): string => {
  const read = readSettings(context);
  return read.kind === 'problems' ? read.text : 'no problems';
};

const ignore = [
  { id: 'scanner', reason: 'asks, is never granted', owner: 'sec', expires: '2027-02-01', match: { principal: '*role/scanner' } },
];
const allSettings = {
  mode: 'approve',
  approvers: [...approving.approvers, 'arn:aws-cn:iam::111122223333:role/platform/admins/sec.ops+on@call'],
  minApprovals: 2,
  minSensitiveApprovals: 3,
  approvalHours: 48,
  grantDays: 7,
  permanentGrants: true,
  approvalEmails: ['approvers@example.com'],
  protectedPrincipals: ['arn:aws:iam::*:role/break-glass*', 'arn:*:iam::111122223333:user/platform/*'],
  mostAskedPerDay: 1,
  startedBy: 'triage',
  onlyPrincipalsTagged: { key: 'countersign', value: 'may be patched' },
  requiredBoundary: 'arn:aws:iam::111122223333:policy/boundaries/developer',
  policiesPerPrincipal: 20,
  digest: null,
  emails: ['oncall@example.com'],
  slackWebhook: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:countersign/slack-AbCdEf',
  slackWebhookKey: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  amazonQ: { workspaceId: 'T07EA123LEP', channelId: 'C07EZ1ABC23' },
  accounts: { '111122223333': 'payments-prod' },
  ignore,
  defaultMutes: false,
  ownerTags: ['squad'],
  probing: { actions: 5, minutes: 30 },
  retentionDays: 30,
  logRetentionDays: 7,
  maxConcurrency: 2,
  alarms: false,
  dashboard: false,
  selfTest: false,
};
const asContext = (settings: object) => Object.fromEntries(Object.entries(settings).map(([key, value]) => [`countersign:${key}`, value]));

it('nothing set is the documented defaults', () => {
  expect(settingsIn({})).toEqual(defaultSettings);
});

it('each setting can be set', () => {
  expect(settingsIn(asContext(allSettings))).toEqual(allSettings);
  expect(Object.keys(allSettings).sort()).toEqual(Object.keys(defaultSettings).sort());
});

it("CDK's own context is none of ours", () => {
  expect(settingsIn({ 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:target-partitions': ['aws'] })).toEqual(defaultSettings);
});

it('what the command line gives as text is read as what it means', () => {
  const given = asContext({
    emails: 'a@example.com, b@example.com',
    ownerTags: '["owner"]',
    defaultMutes: 'false',
    retentionDays: '7',
    probing: '{"actions":3,"minutes":5}',
    slackWebhook: '12345',
    approvers: 'arn:aws:iam::111122223333:role/a,arn:aws:iam::111122223333:role/b',
    startedBy: 'triage',
    digest: 'null',
  });
  expect(settingsIn(given)).toMatchObject({
    emails: ['a@example.com', 'b@example.com'],
    ownerTags: ['owner'],
    defaultMutes: false,
    retentionDays: 7,
    probing: { actions: 3, minutes: 5 },
    slackWebhook: '12345',
    approvers: ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/b'],
    startedBy: 'triage',
    digest: null,
  });
});

describe('a problem', () => {
  it.each([
    ['countersign:email', 'countersign:email: there is no such setting. Did you mean countersign:emails?'],
    ['countersign.mode', 'countersign.mode: there is no such setting. Did you mean countersign:mode?'],
    ['Countersign:alarms', 'Countersign:alarms: there is no such setting. Did you mean countersign:alarms?'],
    ['countersign:vpc', 'countersign:vpc: there is no such setting. There are: mode, emails, '],
  ])('%s is unknown, and the message says what was meant', (key, message) => {
    expect(problemsIn({ [key]: 'x' })).toContain(message);
  });

  it.each([
    ['emails', ['oncall'], 'countersign:emails[0]: expected a list of e-mail addresses; got "oncall".'],
    ['mode', 'grant', 'countersign:mode: expected "advise" or "approve"; got "grant".'],
    ['approvers', ['*'], 'countersign:approvers[0]: expected 1 to 10 whole ARNs'],
    ['approvers', ['arn:aws:iam::111122223333:root'], 'not the root user; got "arn:aws:iam::111122223333:root".'],
    ['approvers', ['arn:aws:iam::111122223333:role/*'], 'without wildcards'],
    ['approvers', ['arn:aws:iam::111122223333:role/team?/ana'], 'without wildcards'],
    ['approvers', ['arn:aws:iam::111122223333:user/${aws:username}'], 'whole ARNs'],
    ['approvers', ['arn:aws:iam::111122223333:group/admins'], 'users, roles or role sessions'],
    ['approvers', ['arn:aws:sts::111122223333:assumed-role/oncall'], 'users, roles or role sessions'],
    ['approvers', ['ana'], 'whole ARNs'],
    ['approvers', Array.from({ length: 11 }, (_, index) => `arn:aws:iam::111122223333:user/u${index}`), '1 to 10 whole ARNs'],
    ['minApprovals', 0, 'countersign:minApprovals: expected a whole number, 1 to 10'],
    ['approvalHours', 721, 'countersign:approvalHours: expected a whole number of hours, 1 to 720; got 721.'],
    [
      'protectedPrincipals',
      ['arn:aws:s3:::bucket'],
      'countersign:protectedPrincipals[0]: expected up to 20 ARN patterns of users and roles',
    ],
    ['protectedPrincipals', ['arn:aws:iam::*:role/${aws:username}'], 'ARN patterns of users and roles'],
    ['startedBy', 'anybody', 'countersign:startedBy: expected "person" or "triage"; got "anybody".'],
    ['onlyPrincipalsTagged', { key: 'a', value: '*' }, 'countersign:onlyPrincipalsTagged.value: expected key and value of a tag'],
    ['requiredBoundary', 'arn:aws:iam::111122223333:policy/*', 'countersign:requiredBoundary: expected the ARN of a managed policy'],
    ['digest', { cron: '0 9 * * *', timeZone: 'UTC' }, 'countersign:digest.cron: expected a cron or rate expression'],
    ['policiesPerPrincipal', 1, 'countersign:policiesPerPrincipal: expected a whole number, 2 to 100; got 1.'],
    ['probing', { actions: 1, minutes: 10 }, 'countersign:probing.actions: expected actions (2 to 1000) and minutes (1 to 1440); got 1.'],
    ['probing', { actions: 5 }, 'countersign:probing.minutes: expected actions (2 to 1000) and minutes (1 to 1440); got nothing.'],
    [
      'probing',
      { actions: 5, minutes: 5, seconds: 1 },
      'countersign:probing: expected actions (2 to 1000) and minutes (1 to 1440); does not know seconds.',
    ],
    ['retentionDays', 'soon', 'countersign:retentionDays: expected a whole number of days, 1 to 3650; got "soon".'],
    ['logRetentionDays', 8, 'countersign:logRetentionDays: expected a number of days that CloudWatch Logs knows'],
    ['accounts', { payments: 'x' }, 'countersign:accounts'],
    ['slackWebhookKey', 'alias/slack', 'countersign:slackWebhookKey: expected the ARN of a KMS key; got "alias/slack".'],
  ])('of %s set to %j says what was expected and what came', (setting, value, message) => {
    expect(problemsIn({ [`countersign:${setting}`]: value })).toContain(message);
  });

  it.each([
    ['nobody is named', { approvers: [] }, 'countersign:approvers: expected', 'somebody must decide, and nobody is named.'],
    ['one is named twice', { approvers: ['role/a', 'role/b', 'role/a'] }, 'countersign:approvers: expected', 'one is named twice.'],
    [
      'there are fewer approvers than approvals',
      { approvers: ['role/a', 'role/b'], minApprovals: 3, minSensitiveApprovals: 3 },
      'countersign:minApprovals: expected',
      '3 approvals are needed and 2 approvers are named: name more, or lower it to 2.',
    ],
    [
      'one approver cannot give the two approvals of a sensitive grant',
      { approvers: ['role/a'] },
      'countersign:minSensitiveApprovals: expected',
      '2 approvals are needed and 1 approvers are named: name more, or lower it to 1.',
    ],
    [
      'a sensitive grant would need less than others',
      { approvers: ['role/a', 'role/b'], minApprovals: 2, minSensitiveApprovals: 1 },
      'countersign:minSensitiveApprovals: expected',
      'a sensitive grant would need fewer approvals than others (1 and 2).',
    ],
  ])('of the mode approve, %s', (_, { approvers, ...settings }, place, says) => {
    const named = approvers.map((name) => `arn:aws:iam::111122223333:${name}`);
    const text = problemsIn(asContext({ mode: 'approve', ...settings, approvers: named }));
    expect(text).toContain(place);
    expect(text).toContain(says);
  });

  it('of approvers of another account is one: they could not decide here', () => {
    const approvers = ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::444455556666:role/a'];
    expect(problemsIn(asContext({ mode: 'approve', approvers }))).toContain('they are of several accounts (111122223333, 444455556666)');
  });

  it('shows how it is written rightly', () => {
    expect(problemsIn({ 'countersign:emails': 7 })).toContain('For example: "countersign:emails": ["oncall@example.com"]');
  });

  it('does not hide the next one', () => {
    const text = problemsIn({ 'countersign:emails': 7, 'countersign:alarms': 'yes', 'countersign:modes': 1 });
    expect(text).toContain('countersign:emails');
    expect(text).toContain('countersign:alarms');
    expect(text).toContain('countersign:modes');
  });

  it('of a Slack URL does not print the URL, which is a secret', () => {
    const text = problemsIn({ 'countersign:slackWebhook': 'https://hooks.slack.com/services/T0/B0/xyzzy' });
    expect(text).toContain('never the URL itself; got a URL (not shown).');
    expect(text).not.toContain('xyzzy');
  });

  it('a secret needs its whole ARN, with the six characters that Secrets Manager adds', () => {
    expect(problemsIn({ 'countersign:slackWebhook': 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:slack' })).toContain(
      'the whole ARN',
    );
  });

  it('a rule that matches everything, or with no reason, would silence what nobody looked at', () => {
    const rule = { id: 'x', reason: 'because', match: {} };
    expect(problemsIn({ 'countersign:ignore': [rule] })).toContain('countersign:ignore[0].match: expected a list of rules');
    expect(problemsIn({ 'countersign:ignore': [{ ...rule, reason: '', match: { action: 's3:*' } }] })).toContain(
      'countersign:ignore[0].reason',
    );
  });

  it('a value that is long is cut', () => {
    const line = problemsIn({ 'countersign:mode': 'm'.repeat(5000) })
      .split('\n')
      .find((text) => text.includes('countersign:mode:'));
    expect(line?.length).toBeLessThan(300);
  });
});
