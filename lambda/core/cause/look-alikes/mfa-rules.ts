import { always, codeList, type LookAlikeRule, whoAmI } from './look-alike-rule.ts';

const kind = 'credentials' as const;

/** MFA codes, and calls of STS that temporary credentials cannot make; STS calls both AccessDenied. (STS API reference, GetSessionToken) */
export const mfaRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'mfa-device',
    says: /multifactorauthentication failed,? (?:unable to validate mfa code|must provide both)|mfa serial number is valid and associated/i,
    advice: always(
      'AWS does not know the MFA device that was named, or the code came without it.',
      'Name your own device by its ARN: aws iam list-mfa-devices --user-name <user>',
      'aws sts get-session-token --serial-number <ARN of the device> --token-code <code>; in a profile it is mfa_serial',
      'Passkeys and security keys cannot be used for calls of the API: these need a device that shows codes',
    ),
  },
  {
    kind,
    rule: 'mfa-code',
    codes: codeList('InvalidAuthenticationCode TokenCodeInvalidError'),
    doubtfulCodes: codeList('EnableSoftwareTokenMFAException'),
    says: /multifactorauthentication failed|invalid mfa one time pass ?code|mfa (?:one time pass ?code|code) (?:is )?invalid|authentication code (?:for device )?is not valid/i,
    advice: always(
      'The MFA code was not accepted.',
      'Use the next code: each is taken once only, also by another program',
      'Check the clock of the device, and let AWS find it again: aws iam resync-mfa-device --user-name <user> --serial-number <ARN> --authentication-code1 <code> --authentication-code2 <next code>',
    ),
  },
  {
    kind,
    rule: 'needs-long-term-keys',
    says: /cannot call get(?:session|federation)token with session credentials|get(?:session|federation)token .{0,60}cannot be called with (?:session|temporary) credentials/i,
    advice: always(
      'This call takes the long-term keys of an IAM user only, and it was made with temporary credentials.',
      'Temporary credentials are there already: use them as they are, or assume a role with them: aws sts assume-role --role-arn <role> --role-session-name <name>',
      'If another user was meant, an AWS_SESSION_TOKEN in the environment hides its profile: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
      whoAmI,
    ),
  },
];
