import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { jsonOrNull } from '../core/json-or-null.ts';
import type { ReadWebhookUrl } from './slack.ts';

/** The Slack webhook's URL from a Secrets Manager secret (the URL itself, or JSON with `url`). */
export const urlFromSecret =
  (client: SecretsManagerClient, secretArn: string): ReadWebhookUrl =>
  async () =>
    urlIn((await client.send(new GetSecretValueCommand({ SecretId: secretArn }))).SecretString);

/** The Slack webhook's URL from an SSM parameter, a SecureString by choice. */
export const urlFromParameter =
  (client: SSMClient, name: string): ReadWebhookUrl =>
  async () =>
    urlIn((await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }))).Parameter?.Value);

const urlIn = (kept: string | undefined): string => {
  const text = (kept ?? '').trim();
  const url = text.startsWith('{') ? fieldOf(text) : text;
  if (!/^https?:\/\/\S+$/.test(url))
    throw new Error('The Slack webhook is kept in another form: expected its URL, or JSON with the field "url".');
  return url;
};

const fieldOf = (text: string): string => {
  const value = jsonOrNull(text);
  return typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string' ? value.url : '';
};
