import { always, codeList, type LookAlikeRule, whoAmI } from './look-alike-rule.ts';

const kind = 'credentials' as const;

/** Tokens of OpenID Connect providers, Cognito and Kubernetes. (STS API reference, AssumeRoleWithWebIdentity, "Errors") */
export const identityProviderRules: readonly LookAlikeRule[] = [
  {
    kind,
    rule: 'no-oidc-provider',
    says: /no open ?id ?connect provider found/i,
    advice: (text) => {
      const issuer = /provider found in your account for ["']?(https:\/\/[\w./:-]{3,300})/i.exec(text)?.[1];
      return {
        summary: `The account of the role has no OpenID Connect provider for ${issuer ?? 'the issuer of this token'}: no policy is missing.`,
        steps: [
          'Is it the account that you mean? The provider must be in the account of the role: aws sts get-caller-identity, aws iam list-open-id-connect-providers',
          `Make it there: aws iam create-open-id-connect-provider --url ${issuer ?? '<issuer>'} --client-id-list sts.amazonaws.com`,
          'The issuer must be the same to the letter, with its path, and without a slash at the end',
          'A new cluster has a new issuer: aws eks describe-cluster --name <cluster> --query cluster.identity.oidc.issuer',
        ],
      };
    },
  },
  {
    kind,
    rule: 'token-audience',
    says: /incorrect token audience|missing a required claim: aud/i,
    advice: always(
      'The audience of the identity token is not one that the provider in IAM takes.',
      'See what it takes: aws iam get-open-id-connect-provider --open-id-connect-provider-arn <ARN> (ClientIDList)',
      'Let the caller ask for a token with that audience (sts.amazonaws.com for GitHub Actions and EKS), or add it: aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn <ARN> --client-id <audience>',
    ),
  },
  {
    kind,
    rule: 'provider-unreachable',
    codes: codeList('IDPCommunicationError OpenIdIdpCommunicationError'),
    says: /couldn't retrieve verification key from your identity provider|openid ?connect provider's https certificate/i,
    advice: always(
      'AWS cannot fetch or trust the keys of the identity provider.',
      'Its discovery document and keys must be reachable from the internet: curl <issuer>/.well-known/openid-configuration',
      'If its certificate authority changed: aws iam update-open-id-connect-provider-thumbprint --open-id-connect-provider-arn <ARN> --thumbprint-list <thumbprint>',
      'Try again: the keys are fetched anew after a while',
    ),
  },
  {
    kind,
    rule: 'identity-token',
    codes: codeList(
      'InvalidIdentityToken InvalidIdentityTokenException IDPRejectedClaim IDPRejectedClaimException AuthSamlInvalidSamlResponseException',
    ),
    says: /provided token is not a .{0,40}token|id token provided is not a valid jwt|token (?:issuer|audience) .{0,60}(?:invalid|mismatch|not match)/i,
    advice: always(
      'AWS does not accept the identity token: it is over, of another kind, or does not fit the identity provider in this account.',
      'Get a new token, and send the identity token (a JWT with iss, aud and sub), not the access token',
      'Compare its issuer and audience with the provider: aws iam list-open-id-connect-providers, aws iam get-open-id-connect-provider --open-id-connect-provider-arn <ARN>',
      'The provider must be in the account of the role that is assumed',
    ),
  },
  {
    kind,
    rule: 'cognito-sign-in',
    codes: codeList('UserNotConfirmedException PasswordResetRequiredException RefreshTokenReuseException'),
    says: /incorrect username or password|password attempts exceeded|(?:access|refresh|id(?:entity)?) token (?:has been revoked|has expired|is (?:expired|invalid))|invalid (?:access|refresh|login) token|unable to verify secret hash for client|user is disabled|token is not from a supported provider|logins don't match|secret_hash was not received/i,
    advice: always(
      'Amazon Cognito did not accept the sign-in: this is about the user or the token of the application, not about an IAM policy.',
      'Sign in anew; a refresh token is over after its time, after a sign-out, or when it was rotated',
      'Compare user pool, app client, client secret and Region with those that gave the token: aws cognito-idp describe-user-pool-client --user-pool-id <pool> --client-id <client>',
      'For an identity pool, the provider must be one of its own: aws cognito-identity describe-identity-pool --identity-pool-id <pool>',
    ),
  },
  {
    kind,
    rule: 'kubernetes-sign-in',
    says: /you must be logged in to the server|the server has asked for the client to provide credentials/i,
    advice: always(
      'The Kubernetes cluster does not know who is calling: credentials that are over, or an IAM principal without an access entry. No IAM policy opens it.',
      whoAmI,
      'See who has access: aws eks list-access-entries --cluster-name <cluster> (older clusters: the aws-auth ConfigMap)',
      'Let somebody who has access add you: aws eks create-access-entry --cluster-name <cluster> --principal-arn <role>',
      'Write the kubeconfig anew with the profile that you mean: aws eks update-kubeconfig --name <cluster> --profile <profile>',
    ),
  },
];
