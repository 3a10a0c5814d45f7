import { always, type LookAlikeRule } from './look-alike-rule.ts';

const whoAmI =
  'See who AWS takes you for: aws sts get-caller-identity (about one in five refusals is a wrong account or a session that has ended)';
const kind = 'credentials' as const;

/** Credentials that are missing, over, wrong, or of another account. (STS API reference and EC2 API reference, "Common errors") */
export const credentialRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'clock-skew',
    phrase:
      /signature (?:expired|not yet current)|request(?:'s)? time(?:stamp)? (?:is )?too skewed|difference between the request time and the current time is too large/i,
    codes: /^RequestTimeTooSkewed$/,
    advice: always(
      'The clock of the calling machine is wrong: AWS takes signatures of the last minutes only.',
      'Compare the clock with the time in the message, and set it (timedatectl, chronyc tracking, w32tm /resync)',
      'In a container or a virtual machine that was asleep, restart it or set the clock of its host',
    ),
  },
  {
    kind,
    rule: 'expired',
    codes: /^(?:ExpiredToken(?:Exception)?|RequestExpired|TokenRefreshRequired|ExpiredTokenError)$/,
    phrase:
      /(?:security )?token (?:included in the request )?(?:is|has) expired|(?:sso )?session (?:associated with this profile )?has expired|credentials? (?:have|has) expired|authorization token has expired|provided token has expired|request has expired|refresh failed.{0,40}sso/i,
    advice: always(
      'The credentials are over: sign in again, no policy is missing.',
      'aws sso login --profile <profile>, or get new keys from whoever gives them',
      whoAmI,
      'A long-running program must refresh its credentials: give it a role, not copied keys; an old AWS_SESSION_TOKEN in the environment wins over the profile',
    ),
  },
  {
    kind,
    rule: 'no-credentials',
    codes:
      /^(?:NoCredentialsError|NoCredentialProviders|CredentialsProviderError|MissingAuthenticationToken(?:Exception)?|CredentialsNotFound|NoAuthHandlerFound|MissingCredentials)$/,
    phrase:
      /unable to locate credentials|no valid credential sources|could not load credentials|no credentials? (?:found|providers|in )|missing credentials|missing authentication token|no basic auth credentials|unable to load (?:aws )?credentials|failed to (?:refresh cached )?credentials|no (?:ec2 )?imds role found/i,
    advice: always(
      'The program has no credentials: it sent nothing that AWS could check.',
      'Give it a profile (AWS_PROFILE, --profile), a role (instance profile, task role, service account), or keys in the environment',
      'On EC2, check that the instance has an instance profile and may reach the metadata service: aws ec2 describe-instances --query "Reservations[].Instances[].IamInstanceProfile"',
      'For a container registry: aws ecr get-login-password | docker login --username AWS --password-stdin <registry>',
    ),
  },
  {
    kind,
    rule: 'signature',
    codes: /^(?:SignatureDoesNotMatch|InvalidSignature(?:Exception)?|IncompleteSignature(?:Exception)?)$/,
    phrase:
      /request signature we calculated does not match|signature (?:in the request )?is (?:invalid|incomplete)|not a valid key=value pair/i,
    advice: always(
      'The signature is wrong: the secret key does not belong to the access key, or something changed the request on its way.',
      'Enter the keys anew: a blank, a line break or a lost "+" or "/" in the secret key is the usual cause',
      'Check that a proxy does not change headers or the path, and that Region and service name fit the endpoint',
      whoAmI,
    ),
  },
  {
    kind,
    rule: 'web-identity',
    codes:
      /^(?:InvalidIdentityToken(?:Exception)?|IDPCommunicationError|IDPRejectedClaim(?:Exception)?|AuthSamlInvalidSamlResponseException)$/,
    phrase:
      /no open ?id ?connect provider found|incorrect token audience|idp (?:communication|rejected)|couldn't retrieve verification key from your identity provider|openid ?connect provider's https certificate|token (?:issuer|audience) .{0,60}(?:invalid|mismatch|not match)/i,
    advice: always(
      'AWS does not accept the identity token: the identity provider in this account does not fit it.',
      'List the providers of the account: aws iam list-open-id-connect-providers (are you in the account that you mean?)',
      'Compare issuer and audience (client id) of the token with the provider: aws iam get-open-id-connect-provider --open-id-connect-provider-arn <ARN>',
      'For EKS, the issuer is that of the cluster: aws eks describe-cluster --name <cluster> --query cluster.identity.oidc.issuer',
    ),
  },
  {
    kind,
    rule: 'malformed-token',
    phrase: /provided token is malformed/i,
    codes: /^InvalidToken(?:Exception)?$/,
    advice: always(
      'AWS cannot read the session token: it is cut, of another partition, or the Region is an opt-in Region that does not take it.',
      'Copy the whole session token anew, with its access key and secret key',
      "For an opt-in Region use a token of that Region's STS endpoint, or set the account to version 2 tokens: aws iam set-security-token-service-preferences",
      whoAmI,
    ),
  },
  {
    kind,
    rule: 'invalid',
    codes:
      /^(?:InvalidClientTokenId|UnrecognizedClient(?:Exception)?|InvalidAccessKeyId|AuthFailure|InvalidUserID\.NotFound|AuthenticationFailure|NotSignedIn|InvalidCredentials(?:Exception)?)$/,
    phrase:
      /security token included in the request is invalid|not able to validate the provided access credentials|access key id you provided does not exist|api token.{0,20}invalid|partial credentials found/i,
    advice: always(
      'AWS does not know these credentials: deleted or deactivated keys, a missing session token, another partition, or a Region that is not enabled.',
      whoAmI,
      'Temporary keys (ASIA…) work only together with their AWS_SESSION_TOKEN',
      'Opt-in Regions refuse credentials until they are enabled: aws account get-region-opt-status --region-name <Region>',
      'Keys of aws-cn and aws-us-gov do not work elsewhere',
    ),
  },
  {
    kind,
    rule: 'mfa',
    phrase:
      /multifactorauthentication (?:failed|required)|invalid mfa|mfa (?:one time pass ?code|code) (?:is )?invalid|must provide (?:both )?mfa/i,
    advice: always(
      'The MFA code was not accepted.',
      'Use a code that was not used before, and check the clock of the device',
      'aws sts get-session-token --serial-number <ARN of your device> --token-code <code>',
    ),
  },
  {
    kind,
    rule: 'wrong-account',
    codes: /^(?:InvalidAccountId|AccountProblem|NotSignedUp|UserAccountNotFound)$/,
    phrase: /account (?:id )?.{0,20}does not (?:match|exist)|account is suspended|account .{0,30}has been (?:closed|suspended)/i,
    advice: always(
      'This concerns the account, not a permission: another account than you mean, or one that is closed or suspended.',
      whoAmI,
      'Ask whoever pays for the account; AWS Support opens suspended accounts',
    ),
  },
];
