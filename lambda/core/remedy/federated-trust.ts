import { requestValues } from '../authorization/request-values.ts';
import type { Denial } from '../denial/denial.ts';

/** Who calls these brings a token or an assertion and no credentials: such a caller has no policies of its own. */
export const isFederatedCall = (action: string): boolean => /^sts:AssumeRoleWith(?:SAML|WebIdentity)$/i.test(action);

/** A statement for a trust policy; what the denial does not tell is a `<placeholder>` in it. */
export interface FederatedTrust {
  readonly Effect: 'Allow';
  readonly Principal: { readonly Federated: string };
  readonly Action: string;
  readonly Condition: { readonly StringEquals: { readonly [key: string]: string } };
}

/**
 * Lets the users of one identity provider assume a role, with the conditions that keep everybody else of that provider out.
 * (IAM user guide, "Create a role for OpenID Connect federation", "Create a role for SAML 2.0 federation")
 */
export const federatedTrust = (denial: Denial, action: string): FederatedTrust =>
  /SAML$/i.test(action) ? samlTrust(denial, action) : webIdentityTrust(denial, action);

// Providers that need no ARN and have aud and sub among their keys. (IAM user guide, "Principal", web identity; "Keys for AWS OIDC federation")
const publicProviders: ReadonlySet<string> = new Set(['accounts.google.com', 'cognito-identity.amazonaws.com']);

const webIdentityTrust = ({ principal }: Denial, action: string): FederatedTrust => {
  const provider = principal.identityProvider ?? '';
  const host = /^arn:aws[a-z-]*:iam::\d{12}:oidc-provider\/([\w.:/-]+)$/.exec(provider)?.[1];
  const isKnown = host !== undefined || publicProviders.has(provider);
  const prefix = host ?? (isKnown ? provider : '<host of the provider>');
  const subject = isKnown && principal.kind === 'web-identity-user' ? principal.name : null;
  return {
    Effect: 'Allow',
    Principal: { Federated: isKnown ? provider : '<ARN of the OIDC provider>' },
    Action: action,
    Condition: {
      StringEquals: { [`${prefix}:aud`]: '<audience of the token>', [`${prefix}:sub`]: plain(subject) ?? '<subject of the token>' },
    },
  };
};

const samlTrust = (denial: Denial, action: string): FederatedTrust => {
  const provider = requestValues(denial).byName.get('principalarn') ?? '';
  return {
    Effect: 'Allow',
    Principal: {
      Federated: /^arn:aws[a-z-]*:iam::\d{12}:saml-provider\/[\w.-]+$/.test(provider) ? provider : '<ARN of the SAML provider>',
    },
    Action: action,
    Condition: { StringEquals: { 'SAML:aud': '<sign-in URL, for the console https://signin.aws.amazon.com/saml>' } },
  };
};

/** The subject is written by whoever made the token: a policy variable or wildcard in it would mean something else here. */
const plain = (subject: string | null): string | null => (subject !== null && /^[\w+=,.@:/|-]{1,255}$/.test(subject) ? subject : null);
