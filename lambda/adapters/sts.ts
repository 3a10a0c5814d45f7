import { DecodeAuthorizationMessageCommand, STSClient } from '@aws-sdk/client-sts';
import type { Decode, DecodeAnswer } from '../flows/ports.ts';

/** Settings of the caller; null means what the SDK's own chain finds. */
export interface StsOptions {
  readonly profile: string | null;
  readonly region: string | null;
}

/**
 * Decodes through STS with the usual credential chain, in the Region of the denial where it is known.
 * (STS API reference, DecodeAuthorizationMessage)
 */
export const decodeThroughSts =
  ({ profile, region }: StsOptions): Decode =>
  async (encoded, where) => {
    const client = new STSClient({
      region: region ?? where.region ?? regionOfPartition(where.partition),
      ...(profile === null ? {} : { profile }),
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 3000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    });
    return decodeWith(client)(encoded, where);
  };

const regionOfPartition = (partition: string): string => {
  if (partition === 'aws-cn') return 'cn-north-1';
  return partition === 'aws-us-gov' ? 'us-gov-west-1' : (process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? 'us-east-1');
};

/** Decodes with a client that is there already. What STS refuses is an answer; what is not known is thrown. */
export const decodeWith =
  (client: STSClient): Decode =>
  async (encoded) => {
    try {
      const answer = await client.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: encoded }));
      return { kind: 'decoded', message: answer.DecodedMessage ?? '' };
    } catch (error) {
      return failure(error);
    }
  };

const failure = (error: unknown): DecodeAnswer => {
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  const known = failures.find(([pattern]) => pattern.test(name) || pattern.test(codeOf(error)));
  if (!known) throw new Error(`STS could not decode the message: ${name} ${message}`, { cause: error });
  return { kind: 'failed', says: `${known[1]} (${name}: ${message.replace(/\s+/g, ' ').slice(0, 300)})`, again: known[2] === 'again' };
};

const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code === '' && 'cause' in error ? codeOf(error.cause) : code;
};

const failures: readonly (readonly [RegExp, string, 'again'?])[] = [
  [
    /^InvalidAuthorizationMessage/,
    'could not decode: STS says that the message is not valid; it was changed on its way, or belongs to another account or partition',
  ],
  [
    /^AccessDenied|^UnauthorizedOperation/,
    'could not decode: your identity needs sts:DecodeAuthorizationMessage in the account of the denial',
  ],
  [
    /^ExpiredToken|^RequestExpired|^TokenRefreshRequired/,
    'could not decode: your own credentials have expired; sign in again (aws sso login, or new keys)',
  ],
  [
    /^CredentialsProviderError|^NoCredentials|^TokenProviderError/,
    'could not decode: no AWS credentials found; use --profile, or --offline to do without',
  ],
  [
    /^InvalidClientTokenId|^SignatureDoesNotMatch|^UnrecognizedClient|^IncompleteSignature|^AuthFailure|^InvalidAccessKeyId/,
    'could not decode: your own credentials are not valid; check aws sts get-caller-identity',
  ],
  [/^Throttl|^TooManyRequests|^RequestLimitExceeded|^SlowDown/, 'could not decode: STS throttled the request; try again', 'again'],
  [/^RegionDisabled/, 'could not decode: STS is not active in that Region; use --region with another one of the same partition'],
  [/^ValidationError|^ValidationException/, 'could not decode: STS takes 1 to 10,240 characters'],
  [
    /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|EPROTO)$|^TimeoutError$|^AbortError$|CERT/,
    'could not decode: no connection to STS; use --offline, or --decoded FILE with the decoded message',
    'again',
  ],
];
