import { noticeOf } from '../../../lambda/core/message/alert/notice.ts';
import { redactText } from '../../../lambda/core/message/redact/redact-text.ts';
import { redactValue } from '../../../lambda/core/message/redact/redact-value.ts';
import { corpusCases, explainCase } from '../../corpus-cases.ts';
import { alertOf, representativeAlerts } from './alert/alerts.ts';

const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

test.each([
  ['an access key id', 'key AKIAIOSFODNN7EXAMPLE is', 'key AKIA…(redacted) is'],
  ['a session key id', 'Credential=ASIAIOSFODNN7EXAMPLE/20261120', 'Credential=ASIA…(redacted)/20261120'],
  ['a secret access key alone', `tried ${secretKey} here`, 'tried (redacted) here'],
  ['a bearer token', 'Authorization: Bearer abcDEF123456.ghi', 'Authorization: Bearer (redacted)'],
  ['a JSON web token', 'token is eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'token is (redacted)'],
  [
    'a presigned URL',
    'GET https://b.s3.amazonaws.com/k?X-Amz-Date=20261120&X-Amz-Security-Token=IQoJb3Jp&X-Amz-Signature=0123abcd9876',
    'GET https://b.s3.amazonaws.com/k?X-Amz-Date=20261120&X-Amz-Security-Token=(redacted)&X-Amz-Signature=(redacted)',
  ],
  ['a session token of STS', `got IQoJb3JpZ2luX2VjE${'a1B2'.repeat(30)} back`, 'got IQoJb3JpZ2luX2VjE'],
  ['a password in a connection string', 'Server=db;Password=hunter2;Pooling=true', 'Server=db;Password=(redacted);Pooling=true'],
  ['a password in a URL', 'postgres://app:hunter2@db.internal/orders', 'postgres://(redacted)@db.internal/orders'],
  ['a password in JSON', '{"masterUserPassword":"hunter2"}', '{"masterUserPassword":"(redacted)"}'],
  ['a password in prose', 'the password: hunter2 is wrong', 'the password: (redacted) is wrong'],
  ['an option of a command', 'mysql --password hunter2', 'mysql --password (redacted)'],
  ['an external id in a condition', '{"StringEquals":{"sts:ExternalId":"unique-77"}}', '{"StringEquals":{"sts:ExternalId":"(redacted)"}}'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----', '(redacted)'],
  ['a private key that is cut', 'x -----BEGIN PRIVATE KEY-----\nMIIB', 'x (redacted)'],
  ['a Slack webhook', 'https://hooks.slack.com/services/T0/B0/abcdefgh', 'https://hooks.slack.com/(redacted)'],
])('%s is taken out', (name, text, clean) => {
  if (name === 'a session token of STS') expect(redactText(text)).not.toContain('a1B2a1B2');
  else expect(redactText(text)).toBe(clean);
});

test('names, ARNs, actions and the words of messages stay as they are, in every case of the corpus', async () => {
  for (const item of corpusCases) {
    for (const { denial, authorizations, cause, evidence, remedy } of await explainCase(item)) {
      const texts = [
        denial.principal.arn,
        denial.principal.name,
        cause.policyArn,
        ...authorizations.flatMap(({ action, resource }) => [action, resource]),
        ...evidence.map(({ says }) => says),
        remedy.summary,
        ...remedy.steps,
      ];
      // What was taken out must be an access key id; the rest of the text stays.
      for (const text of texts) if (text !== null && !/\b(?:AKIA|ASIA)[A-Z0-9]{12}/.test(text)) expect(redactText(text)).toBe(text);
    }
  }
});

test('values under telling keys go, the keys and the form stay', () => {
  expect(
    redactValue({
      userData: 'IyEvYmlu',
      Environment: { Variables: { A: 'x', B: ['y'] } },
      'aws:RequestTag/db-password': ['hunter2'],
      'sts:ExternalId': ['unique-77'],
      secretId: 'prod/orders/db',
      'aws:TokenIssueTime': '2026-11-20T00:00:00Z',
      count: 3,
      nothing: null,
    }),
  ).toEqual({
    userData: '(redacted)',
    Environment: { Variables: { A: '(redacted)', B: ['(redacted)'] } },
    'aws:RequestTag/db-password': ['(redacted)'],
    'sts:ExternalId': ['(redacted)'],
    secretId: 'prod/orders/db',
    'aws:TokenIssueTime': '2026-11-20T00:00:00Z',
    count: 3,
    nothing: null,
  });
});

test('no target shows a secret, wherever in the explanation it stands', async () => {
  const real = (await representativeAlerts())['new, a grant'];
  if (real === undefined) throw new Error('no such alert');
  const { explanation } = real;
  const leaks = ['hunter2', 'AKIAIOSFODNN7EXAMPLE', 'unique-77', secretKey];
  const text = `password=hunter2 AKIAIOSFODNN7EXAMPLE ${secretKey}`;
  const alert = alertOf(
    {
      ...explanation,
      denial: {
        ...explanation.denial,
        request: { masterUserPassword: 'hunter2', note: text },
        message: text,
        userAgent: text,
        operation: text,
        principal: { ...explanation.denial.principal, session: text, name: text },
      },
      authorizations: [
        { action: text, resource: text, context: { 'sts:ExternalId': ['unique-77'], 'aws:RequestTag/note': [text] }, from: 'decoded' },
      ],
      evidence: [{ from: 'message', says: text }],
      cause: { ...explanation.cause, statementId: text },
      remedy: {
        ...explanation.remedy,
        summary: text,
        steps: [text],
        warnings: [text],
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*', Condition: { StringEquals: { 'sts:ExternalId': 'unique-77' } } },
          ],
        },
      },
    },
    { healthIssue: text, owners: [{ tag: 'note', value: text }] },
  );
  const everything = JSON.stringify(noticeOf(alert));
  for (const leak of leaks) expect([leak, everything.includes(leak)]).toEqual([leak, false]);
  expect(everything).toContain('(redacted)');
});
