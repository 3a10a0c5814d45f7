import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { SeenWebhook } from '../../core/doctor/judge-alerts.ts';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { postThroughWebhook, type ReadWebhookUrl } from '../slack.ts';
import { urlFromParameter, urlFromSecret } from '../webhook-url.ts';
import { isRefusal, look } from './seen.ts';

export interface WebhookClients {
  readonly secrets: SecretsManagerClient;
  readonly parameters: SSMClient;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Whether the webhook's URL is where the function looks for it, and whether Slack answers; the URL itself is shown nowhere. */
export const tryWebhookWith =
  (clients: WebhookClients): DoctorPorts['tryWebhook'] =>
  (environment, send) =>
    look('secretsmanager:GetSecretValue or ssm:GetParameter', async () => {
      const readUrl = readerOf(environment, clients);
      return readUrl === null ? { kind: 'none' } : tryUrl(readUrl, clients, send);
    });

const tryUrl = async (readUrl: ReadWebhookUrl, { pause }: WebhookClients, send: boolean): Promise<SeenWebhook> => {
  const broken = await brokenWords(readUrl);
  if (broken !== null) return { kind: 'broken', says: broken };
  if (!send) return { kind: 'there' };
  const answer = await postThroughWebhook({ readUrl, pause })({ text: 'Countersign: a test message of countersign doctor.' });
  return answer.kind === 'taken' ? { kind: 'answered' } : { kind: 'no-answer', says: answer.says };
};

const readerOf = (environment: Readonly<Record<string, string>>, { secrets, parameters }: WebhookClients): ReadWebhookUrl | null => {
  const { SLACK_SECRET_ARN: secret, SLACK_PARAMETER_NAME: parameter } = environment;
  if (secret !== undefined) return urlFromSecret(secrets, secret);
  return parameter === undefined ? null : urlFromParameter(parameters, parameter);
};

const brokenWords = async (readUrl: ReadWebhookUrl): Promise<string | null> => {
  try {
    await readUrl();
    return null;
  } catch (error) {
    if (isRefusal(error)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
};
