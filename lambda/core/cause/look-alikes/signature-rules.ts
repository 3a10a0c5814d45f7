import { always, codeList, type LookAlikeRule, whoAmI } from './look-alike-rule.ts';

const kind = 'credentials' as const;

/** Signatures and keys that AWS cannot check or does not know. (IAM user guide, "Troubleshoot Signature Version 4 signed requests") */
export const signatureRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'clock-skew',
    codes: codeList('RequestTimeTooSkewed RequestInTheFuture'),
    says: /signature (?:expired|not yet current)|request(?:'s)? time(?:stamp)? (?:is )?too (?:skewed|old)|difference between the request time and the (?:current|server's) time is too large|token issued at time .{0,40}is in the future|token used before issued/i,
    advice: always(
      'The clock of the calling machine is wrong: AWS takes signatures of the last minutes only.',
      'Compare the clock with the time in the message, and set it (timedatectl, chronyc tracking, w32tm /resync)',
      'In a container or a virtual machine that was asleep, set the clock of its host, or restart it',
    ),
  },
  {
    kind,
    rule: 'signature',
    codes: codeList(
      'SignatureDoesNotMatch InvalidSignature InvalidSignatureException IncompleteSignature IncompleteSignatureException',
      'XAmzContentSHA256Mismatch AuthorizationQueryParametersError InvalidSecurityHeader AuthorizationHeaderMalformed MissingSecurityElement UnsupportedSignature',
    ),
    says: /request signature we calculated does not match|(?:query-string|aws) authentication requires (?:the|a valid)|headers present in the request which were not signed|not a valid key=value pair|credential (?:should be scoped to correct service|must have exactly)|authorization header requires|a non-empty access key \(akid\) must be provided|authorization mechanism you have provided is not supported/i,
    advice: always(
      'The signature is wrong: the secret key does not belong to the access key, or something changed the request on its way.',
      'Enter the keys anew: a blank, a line break or a lost "+" or "/" in the secret key is the usual cause',
      'Check that a proxy does not change headers or the path, and that Region and service of the signature fit the endpoint',
      'Compare with a call that an SDK or the AWS CLI signs: aws sts get-caller-identity',
    ),
  },
  {
    kind,
    rule: 'malformed-token',
    codes: codeList('InvalidToken'),
    doubtfulCodes: codeList('InvalidTokenException'),
    says: /provided token is malformed/i,
    advice: always(
      'AWS cannot read the session token: it is cut, of another partition, or of a kind that an opt-in Region does not take.',
      'Copy the whole session token anew, with its access key and secret key',
      "For an opt-in Region use a token of that Region's STS endpoint, or let the account give version 2 tokens: aws iam set-security-token-service-preferences --global-endpoint-token-version v2Token",
      whoAmI,
    ),
  },
  {
    kind,
    rule: 'invalid',
    codes: codeList(
      'InvalidClientTokenId UnrecognizedClient UnrecognizedClientException InvalidAccessKeyId InvalidSecurity InvalidX509Certificate',
    ),
    doubtfulCodes: codeList(
      'AuthFailure AuthException AuthenticationFailure AuthenticationFailedException InvalidCredentials InvalidCredentialsException UnauthenticatedException UnauthorizedError',
      'CloudTrailInvalidClientTokenIdException InvalidClientException',
    ),
    says: /(?:security )?token included in the request is invalid|not able to validate the provided access credentials|access key id (?:you(?:'ve)? )?provided does(?: not|n't) exist|provided security credentials are not valid|api token.{0,20}invalid/i,
    advice: always(
      'AWS does not know these credentials: deleted or deactivated keys, a missing session token, another partition, or a Region that is not enabled.',
      whoAmI,
      'See whose key it is, and whether it is active: aws sts get-access-key-info --access-key-id <key>, aws iam list-access-keys --user-name <user>',
      'Temporary keys (ASIA…) work only together with their AWS_SESSION_TOKEN; keys of aws-cn and aws-us-gov do not work elsewhere',
      'Opt-in Regions refuse credentials until they are enabled: aws account get-region-opt-status --region-name <Region>',
    ),
  },
];
