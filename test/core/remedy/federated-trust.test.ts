import { requestText } from '../../../lambda/core/message/request-text.ts';
import { explainOne } from '../../explain-text.ts';

const provider = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';

interface Caller {
  readonly type: string;
  readonly userName: string;
  readonly identityProvider: string;
}

const github: Caller = { type: 'WebIdentityUser', userName: 'repo:acme/site:ref:refs/heads/main', identityProvider: provider };

const refused = (eventName: string, userIdentity: Caller, request: object = {}): string =>
  JSON.stringify({
    eventID: '1',
    eventSource: 'sts.amazonaws.com',
    eventName,
    awsRegion: 'eu-west-1',
    errorCode: 'AccessDenied',
    errorMessage: `Not authorized to perform sts:${eventName}`,
    recipientAccountId: '111122223333',
    requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/deploy', ...request },
    userIdentity,
  });

const stepsOf = async (text: string): Promise<string> => (await explainOne(text)).remedy.steps.join('\n');

test('the caller of a web identity call is let in by a trust policy that names its provider and its subject', async () => {
  const steps = await stepsOf(refused('AssumeRoleWithWebIdentity', github));
  expect(steps).toContain(
    JSON.stringify({
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': '<audience of the token>',
          'token.actions.githubusercontent.com:sub': github.userName,
        },
      },
    }),
  );
});

test('the caller of a SAML call is let in by a trust policy that names the provider of the request', async () => {
  const saml = { type: 'SAMLUser', userName: 'nora', identityProvider: 'bdGOnTesti4+ExamplexL/jEvs=' };
  const steps = await stepsOf(refused('AssumeRoleWithSAML', saml, { principalArn: 'arn:aws:iam::111122223333:saml-provider/Corp' }));
  expect(steps).toContain('"Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/Corp"}');
  expect(steps).toContain('"SAML:aud"');
  expect(steps).toContain('aws iam list-saml-providers');
  expect(steps).not.toContain('bdGOnTesti4');
});

test.each(['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML'])(
  'nobody is told to give an identity policy to the caller of %s, nor to trust an AWS principal',
  async (operation) => {
    const { remedy } = await explainOne(`An error occurred (AccessDenied): Not authorized to perform sts:${operation}`);
    const said = [remedy.summary, ...remedy.steps, ...remedy.warnings].join('\n');
    expect(said).not.toMatch(/identity policy|"AWS"|the caller's policies/);
    expect(said).toMatch(/"Federated":"<ARN of the (?:OIDC|SAML) provider>"/);
    expect(said).toContain('look at the trust policy of the role first');
  },
);

test('a plain AssumeRole is still let in by both policies, with the caller as AWS principal', async () => {
  const steps = await stepsOf(
    'User: arn:aws:iam::111122223333:user/nora is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/deploy',
  );
  expect(steps).toContain('An identity policy of the caller must allow it');
  expect(steps).toContain('"Principal":{"AWS":"arn:aws:iam::111122223333:user/nora"}');
});

test.each([`\${aws:username}`, 'repo:acme/*', 'x'.repeat(300), 'a"b', 'a\u202eb', '{{ x }}'])(
  'a subject that would mean something else in a policy is left out: %j',
  async (userName) => {
    expect(await stepsOf(refused('AssumeRoleWithWebIdentity', { ...github, userName }))).toContain('<subject of the token>');
  },
);

test.each(['*', 'arn:aws:iam::*:oidc-provider/x', 'graph.facebook.com', 'arn:aws:iam::111122223333:user/x'])(
  'a provider of an unknown form is left out: %s',
  async (identityProvider) => {
    const steps = await stepsOf(refused('AssumeRoleWithWebIdentity', { ...github, identityProvider }));
    expect(steps).toContain('"Federated":"<ARN of the OIDC provider>"');
    expect(steps).toContain('"<host of the provider>:sub":"<subject of the token>"');
  },
);

test('the request to the owner of the role asks for the provider too', async () => {
  const explanation = await explainOne(refused('AssumeRoleWithWebIdentity', github));
  const stated = { ...explanation, cause: { ...explanation.cause, kind: 'missing-allow', policyType: 'role-trust' } as const };
  expect(requestText(stated)).toContain('"Federated"');
});
