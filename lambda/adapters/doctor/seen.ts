import type { Seen, Unseen } from '../../core/doctor/finding.ts';

/** What a look shows. A look that AWS refuses, that finds nothing, or that fails on its way is an answer; credentials that are no good are thrown. */
export const look = async <Value>(needs: string, looking: () => Promise<Value>): Promise<Seen<Value>> => {
  try {
    return { kind: 'seen', value: await looking() };
  } catch (error) {
    return unseen(needs, error);
  }
};

/** Null where AWS says that the thing is not there. */
export const unlessMissing = async <Value>(looking: Promise<Value>, missingWords: RegExp): Promise<Value | null> => {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof Error && (missingWords.test(error.name) || missingWords.test(error.message))) return null;
    throw error;
  }
};

/** Whether AWS says that the caller has not the permission. */
export const isRefusal = (error: unknown): boolean => error instanceof Error && refusals.test(error.name);

// The names are those of the SDK's classes and of the services' codes ("Common errors" of the API references).
const refusals = /^AccessDenied|^UnauthorizedOperation|^AuthorizationError|^NotAuthorized|^UnauthorizedException/;
const missing = /NotFound|^NoSuchEntity|DoesNotExist|NonExistent/;
const expired = /^ExpiredToken|^RequestExpired|^TokenRefreshRequired/;
const invalid =
  /^CredentialsProviderError|^TokenProviderError|^InvalidClientTokenId|^SignatureDoesNotMatch|^UnrecognizedClient|^IncompleteSignature|^InvalidAccessKeyId|^InvalidSignature|^MissingAuthenticationToken/;

const unseen = (needs: string, error: unknown): Unseen => {
  if (!(error instanceof Error)) throw error;
  const says = `${error.name}: ${error.message}`.slice(0, 300);
  if (expired.test(error.name))
    throw new Error('your AWS credentials have expired: sign in again (aws sso login, or new keys)', { cause: error });
  if (invalid.test(error.name))
    throw new Error(`your AWS credentials are not valid: try aws sts get-caller-identity (${says})`, { cause: error });
  if (isRefusal(error)) return { kind: 'refused', needs };
  if (missing.test(error.name)) return { kind: 'missing', says };
  if (isFromOutside(error)) return { kind: 'failed', says };
  throw error;
};

/** An answer of AWS, or none because of the network; anything else is a fault of ours and must show. */
const isFromOutside = (error: Error): boolean =>
  '$metadata' in error || '$fault' in error || 'code' in error || error.name === 'TimeoutError';
