import { always, codeList, type LookAlikeRule, whoAmI } from './look-alike-rule.ts';

const kind = 'credentials' as const;

const signInAgain = 'Sign in again: aws sso login --profile <profile> (or aws login), or get new keys from whoever gives them';

/** Credentials that are over, or that the program never found. (STS and EC2 API references, "Common errors"; AWS CLI user guide, "Troubleshooting") */
export const signInRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'request-expired',
    codes: codeList('RequestExpired'),
    says: /\brequest has expired\b/i,
    advice: always(
      'The signed request or pre-signed URL is past its time: no policy is missing.',
      'Make a new URL: aws s3 presign s3://<bucket>/<key> --expires-in <seconds>; it ends with the credentials that signed it, however long it asks for',
      'If it was new, compare the clock of the calling machine with the time in the message',
    ),
  },
  {
    kind,
    rule: 'identity-center-session',
    codes: codeList(
      'TokenRetrievalError UnauthorizedSSOTokenError SSOTokenLoadError SSOTokenProviderFailure TokenProviderError InvalidGrantException',
      'AuthorizationPendingException LoginRefreshRequired LoginTokenLoadError',
    ),
    says: /sso session (?:associated with this profile )?(?:has |is )?(?:expired|otherwise invalid)|error loading sso token|unable to load sso token|cached sso login is expired|error when retrieving token from sso|refresh failed.{0,40}sso|session token not found or invalid|sso token .{0,60}(?:expired|not found|invalid)|your session has expired\. please re-?authenticate|token is expired\. to refresh this sso session/i,
    advice: always(
      'The sign-in to IAM Identity Center (or aws login) is over: no policy is missing.',
      'Sign in again: aws sso login --profile <profile>, or aws login',
      'If it says so again at once, empty the cache (~/.aws/sso/cache), and compare sso_start_url and sso_region of the profile: aws configure list',
      whoAmI,
    ),
  },
  {
    kind,
    rule: 'expired',
    codes: codeList(
      'ExpiredToken ExpiredTokenException ExpiredTokenError ExpiredTradeInTokenException TokenRefreshRequired CredentialsExpired ExpiredCredentials',
    ),
    says: /(?:security )?token (?:included in the request )?(?:is|has) expired|credentials? (?:have|has|are|is) expired|authorization token has expired|provided token (?:has expired|must be refreshed)|token expired: current date/i,
    advice: always(
      'The credentials are over: no policy is missing.',
      signInAgain,
      whoAmI,
      'An old AWS_SESSION_TOKEN in the environment wins over the profile: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
      'A long-running program must refresh its credentials by itself: give it a role, not copied keys. For a container registry: aws ecr get-login-password | docker login --username AWS --password-stdin <registry>',
    ),
  },
  {
    kind,
    rule: 'profile',
    codes: codeList('ProfileNotFound SharedConfigProfileNotExist'),
    says: /config profile \(.{0,100}\) could not be found|failed to get shared config profile|did not include credential[ _]process|profile [`'"]?[\w.@-]{1,100}[`'"]? (?:not found|could not be found|does not exist|is not configured)|partial credentials found|cannot read credentials from|error parsing .{0,80}\.aws\/(?:config|credentials)/i,
    advice: always(
      'The profile that the program was told to use is not there, or is not whole: no policy is missing.',
      'See the profiles and where each setting comes from: aws configure list-profiles, aws configure list --profile <profile>',
      'Check AWS_PROFILE, AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, and whose home directory the program sees (sudo, containers and services have another)',
      'An access key needs its secret key, and a temporary one its session token too',
    ),
  },
  {
    kind,
    rule: 'registry-sign-in',
    says: /no basic auth credentials/i,
    advice: always(
      'Docker has no sign-in for this registry: no policy is missing.',
      'aws ecr get-login-password --region <Region> | docker login --username AWS --password-stdin <account>.dkr.ecr.<Region>.amazonaws.com',
      'It lasts 12 hours and is for one registry: account and Region must be those of the image',
      'On a node of a cluster, the kubelet signs in by itself: then its role or its credential helper is missing',
    ),
  },
  {
    kind,
    rule: 'no-credentials',
    codes: codeList(
      'NoCredentialsError NoCredentialProviders CredentialsProviderError CredentialRetrievalError CredentialsNotFound MissingCredentials',
      'MissingCredentialsError NoAuthHandlerFound MissingAuthenticationToken MissingAuthenticationTokenException CredentialsNotLoaded',
      'CredentialsError InvalidConfigError MissingSecurityHeader',
    ),
    says: /unable to locate credentials|no valid credential sources|no valid providers in chain|no credentials have been configured|missing authentication token|unable to sign request without credentials|aws (?:provider )?credentials not found|no credentials specified or obtained|must contain either a valid \(registered\) aws access key/i,
    suggests:
      /could(?: not|n't) load credentials|unable to (?:load|get|retrieve|find|resolve|obtain) .{0,30}credentials|fail(?:ed|ure)? to (?:load|get|retrieve|find|resolve|refresh|obtain) .{0,30}credentials|error (?:when )?retrieving credentials|no credentials? (?:found|providers?\b|provided|available)|missing credentials|static credentials are empty|no ec2 (?:imds|instance) role found|unable to read file at .{0,120}serviceaccount\/token/i,
    advice: always(
      'The program has no credentials: it sent nothing that AWS could check.',
      'Give it a profile (AWS_PROFILE, --profile), a role (instance profile, task role, service account), or keys in the environment; see what it finds: aws configure list',
      'On EC2, check that the instance has an instance profile and may reach the metadata service: aws ec2 describe-instances --query "Reservations[].Instances[].IamInstanceProfile"; in a container on it, a hop limit of 2',
      'API Gateway says "Missing Authentication Token" also for a path or method that does not exist',
      whoAmI,
    ),
  },
];
