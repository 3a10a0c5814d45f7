import { always, codeList, type LookAlikeRule, whoAmI } from './look-alike-rule.ts';

const support = 'Ask AWS Support (account and billing; needs no support plan), and give them the whole message';

/** Another account than was meant, and accounts that are closed, blocked or not yet verified. */
export const accountRules: readonly LookAlikeRule[] = [
  {
    kind: 'credentials',
    rule: 'other-account',
    says: /but the current credentials are for|current credentials (?:are for|belong to) (?:a different|another) account/i,
    advice: (text) => {
      const [, wanted, actual] = /account (\d{12}), but the current credentials are for (\d{12})/i.exec(text) ?? [];
      return {
        summary: `The credentials are of another account${wanted === undefined ? '' : ` (${actual}) than the one that is meant (${wanted})`}.`,
        steps: [
          whoAmI,
          'Choose the profile of the account that is meant: AWS_PROFILE=<profile>, or --profile <profile>; see them: aws configure list-profiles',
          'Or let the program assume a role there (for the CDK: cdk bootstrap --trust <account>)',
        ],
      };
    },
  },
  {
    kind: 'credentials',
    rule: 'wrong-account',
    doubtfulCodes: codeList('InvalidAccountId InvalidAccountIdException AccountNotFound AccountNotFoundException UserAccountNotFound'),
    suggests:
      /aws account id not allowed|account id .{0,30}(?:does not match|is not the same|mismatch)|account (?:id )?[\w -]{0,20}does not match|not owned by the current account|does not belong to (?:the|your|this) account/i,
    advice: always(
      'The account is not the one that is meant.',
      whoAmI,
      'See whose access key it is: aws sts get-access-key-info --access-key-id <key>',
      'Compare the account with the one in the ARNs, in the provider settings (allowed_account_ids) and in the profile',
    ),
  },
  {
    kind: 'service-not-enabled',
    rule: 'account-not-verified',
    says: /account must be verified before|account currently does not support creating|account is (?:currently )?(?:pending verification|not (?:yet )?verified)/i,
    codes: codeList('AccountOwnerNotVerifiedException CustomerNotEntitledException'),
    advice: always(
      'AWS has not (yet) opened this to the account: it must be verified first, and no policy opens it.',
      support,
      'Finish the sign-up: payment method, phone number, tax details',
      'In a new account try again after a day',
    ),
  },
  {
    kind: 'service-not-enabled',
    rule: 'china-licence',
    codes: codeList('UnauthorizedAccessError'),
    advice: always(
      'In the China Regions, a bucket is open to the internet only with an ICP licence or filing: no policy opens it. (S3 API reference, "Error responses")',
      'Ask the operator of the Region (Sinnet or NWCD) for the ICP recordal of the domain',
      'Or read it from inside AWS, or from a Region outside China',
    ),
  },
  {
    kind: 'service-not-enabled',
    rule: 'account-closed',
    codes: codeList(
      'Blocked AccountProblem NotSignedUp AccountSuspendedException AccountSuspended AccountAlreadyClosedException InactiveAccount',
    ),
    says: /account is currently blocked|not signed up for the .{1,40} service|problem with your aws account|account (?:is|has been) (?:suspended|closed|deactivated)|your account (?:is|has been) (?:suspended|closed)|sending paused for this account/i,
    advice: always(
      'The account is blocked, suspended, closed or not signed up: no policy opens it.',
      whoAmI,
      'Look at open bills and e-mails of AWS to the root user: Billing console, Payments',
      support,
    ),
  },
];
