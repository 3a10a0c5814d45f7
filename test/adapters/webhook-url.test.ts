import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { urlFromParameter, urlFromSecret } from '../../lambda/adapters/webhook-url.ts';

const secrets = mockClient(SecretsManagerClient);
const parameters = mockClient(SSMClient);
const options = { region: 'eu-west-1', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' } };
const url = 'https://hooks.example.com/services/T0/B0/secret';

test.each([url, ` ${url}\n`, JSON.stringify({ url })])('a secret may hold the URL, or JSON with it: %s', async (SecretString) => {
  secrets.on(GetSecretValueCommand, { SecretId: 'arn:secret' }).resolves({ SecretString });
  expect(await urlFromSecret(new SecretsManagerClient(options), 'arn:secret')()).toBe(url);
});

test('a parameter is read decrypted', async () => {
  parameters.on(GetParameterCommand, { Name: '/slack', WithDecryption: true }).resolves({ Parameter: { Value: url } });
  expect(await urlFromParameter(new SSMClient(options), '/slack')()).toBe(url);
});

test.each(['xoxb-secret-token', '{"url": xoxb-secret-token}'])(
  'another form is told without the secret in the words: %s',
  async (SecretString) => {
    secrets.on(GetSecretValueCommand).resolves({ SecretString });
    const reading = urlFromSecret(new SecretsManagerClient(options), 'arn:secret')();
    await expect(reading).rejects.toThrow(/expected its URL/);
    await expect(reading).rejects.not.toThrow(/xoxb/);
  },
);
