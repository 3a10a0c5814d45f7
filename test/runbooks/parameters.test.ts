import { startExecution } from '../../lambda/adapters/local/runbook/start-execution.ts';
import { account, grantParameters, realRunbook, revokeParameters, start, userParameters } from './runbook-values.ts';

const grant = realRunbook('grant');
const revoke = realRunbook('revoke');

const startWith = (runbook: typeof grant, parameters: Readonly<Record<string, string>>) =>
  startExecution(runbook, { executionId: '1', documentName: 'd', startedBy: 'arn', parameters, now: start });

const document = grantParameters.PolicyDocument;

describe('the parameters of a grant', () => {
  test.each([
    ['a role', grantParameters],
    ['a user with a path', userParameters],
    ['a permanent grant', { ...grantParameters, EndsAt: 'permanent' }],
    ['any resource', { ...grantParameters, Resource: '*' }],
    [
      'a role of another partition with a long path',
      { ...grantParameters, PrincipalArn: `arn:aws-us-gov:iam::${account}:role/a/b/c/Developer` },
    ],
    [
      'a policy with a condition on a tag',
      { ...grantParameters, PolicyDocument: document.replace('aws:CurrentTime', 'aws:PrincipalTag/Team') },
    ],
  ])('are taken for %s', (_, parameters) => expect(startWith(grant, parameters).kind).toBe('started'));

  const refused: readonly (readonly [keyof typeof grantParameters | 'ContextKey', string, string])[] = [
    ['IncidentId', 'in capitals', 'CS-7K3Q9M'],
    ['IncidentId', 'with a letter that Crockford leaves out', 'cs-7k3q9u'],
    ['IncidentId', 'with a line after it', 'cs-7k3q9m\n'],
    ['Fingerprint', 'in capitals', grantParameters.Fingerprint.toUpperCase()],
    ['PrincipalKind', 'of another kind', 'group'],
    ['PrincipalKind', 'in capitals', 'Role'],
    ['PrincipalArn', 'of a session', `arn:aws:sts::${account}:assumed-role/Developer/x`],
    ['PrincipalArn', 'of the account', `arn:aws:iam::${account}:root`],
    ['PrincipalArn', 'of all roles', `arn:aws:iam::${account}:role/*`],
    ['PrincipalArn', 'with a line in it', `arn:aws:iam::${account}:role/Developer\nAPPROVED`],
    ['PrincipalArn', 'with a quote in its path', `arn:aws:iam::${account}:role/{x}/Developer`],
    ['PrincipalName', 'with a path', 'team/Developer'],
    ['PrincipalName', 'with a wildcard', 'Dev*'],
    ['PrincipalName', 'too long', 'x'.repeat(65)],
    ['PrincipalId', 'in small letters', grantParameters.PrincipalId.toLowerCase()],
    ['PrincipalId', 'of a policy', 'ANPAEXAMPLE12345'],
    ['PolicyName', 'of another policy', 'AdministratorAccess'],
    ['PolicyName', 'with a path', `../${grantParameters.PolicyName}`],
    ['PolicyName', 'with a wildcard', 'Countersign-cs-7k3q9m-*'],
    ['PolicyName', 'with its hash in capitals', 'Countersign-cs-7k3q9m-ABCDEF12'],
    ['PolicyDocument', 'with an old version', document.replace('2012-10-17', '2008-10-17')],
    ['PolicyDocument', 'with a wildcard for a version', document.replace('2012-10-17', '*')],
    ['PolicyDocument', 'with its elements in small letters', document.replace('"Version"', '"version"')],
    ['PolicyDocument', 'with another order', `{"Statement":[],"Version":"2012-10-17"}`],
    ['PolicyDocument', 'with white space before it', ` ${document}`],
    ['PolicyDocument', 'with a line in it', document.replace(',', ',\n')],
    ['PolicyDocument', 'with characters that are not ASCII', document.replace('reports', 'r\u0435ports')],
    ['PolicyDocument', 'with an invisible character', document.replace('reports', 're\u200bports')],
    ['PolicyDocument', 'too long', document.replace('reports', 'x'.repeat(3000))],
    ['DocumentSha256', 'cut', grantParameters.DocumentSha256.slice(0, 63)],
    ['EndsAt', 'without an end', 'never'],
    ['EndsAt', 'without a zone', '2026-03-15T10:00:00'],
    ['Action', 'with a wildcard', 's3:*'],
    ['Action', 'of all services', '*'],
    ['Resource', 'that is no ARN', 'reports'],
    ['Resource', 'with a line in it', 'arn:aws:s3:::reports\nAPPROVE'],
    ['ContextKey', 'that a grant does not ask for', 'aws:SourceIp'],
    ['ContextValue', 'with a wildcard', '*'],
    ['TriedAt', 'without a date', 'now'],
    ['Why', 'with a line in it', 'because\nAPPROVE: now'],
    ['Why', 'too long', 'x'.repeat(701)],
    ['Why', 'empty', ''],
    ['DeniedEventId', 'with a quote', `a'b`],
    ['Sensitive', 'in capitals', 'Yes'],
    ['Sensitive', 'as YAML would read it', 'false'],
  ];

  test.each(refused)('are refused: %s %s', (name, _, value) => {
    const started = startWith(grant, { ...grantParameters, [name]: value });
    expect(started).toMatchObject({ kind: 'refused', code: 'InvalidAutomationExecutionParametersException' });
    expect(started.kind === 'refused' && started.message.startsWith(`${name} must`)).toBe(true);
  });

  test('that are missing or unknown are named', () => {
    const { Why: _why, ...others } = grantParameters;
    expect(startWith(grant, { ...others, AutomationAssumeRole: 'arn:aws:iam::111122223333:role/Admin' })).toMatchObject({
      message: 'AutomationAssumeRole is no parameter of this document; Why is missing',
    });
  });
});

/** Text that Systems Manager would fill in, were it let through. */
const placeholders = ['{{ PrincipalArn }}', '{{automation:EXECUTION_ID}}', '{{ global:DATE }}', '{{ssm:parameter}}'];

test.each([
  ['grant', grant, grantParameters],
  ['revoke', revoke, revokeParameters],
])('no parameter of %s takes a placeholder, alone or within what it takes', (_, runbook, parameters: Readonly<Record<string, string>>) => {
  for (const name of Object.keys(runbook.parameters)) {
    const good = parameters[name] ?? '';
    for (const placeholder of placeholders)
      for (const value of [placeholder, good + placeholder, `${good.slice(0, -3)}${placeholder}${good.slice(-3)}`])
        expect([name, value, startWith(runbook, { ...parameters, [name]: value }).kind]).toEqual([name, value, 'refused']);
  }
});

test('a revocation takes only policies of Countersign and known reasons', () => {
  expect(startWith(revoke, revokeParameters).kind).toBe('started');
  for (const wrong of [{ PolicyName: 'AdministratorAccess' }, { Reason: 'because' }, { PrincipalName: '*' }, { PrincipalKind: 'group' }])
    expect(startWith(revoke, { ...revokeParameters, ...wrong }).kind).toBe('refused');
});
