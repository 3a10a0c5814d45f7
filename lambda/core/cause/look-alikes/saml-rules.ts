import { always, type LookAlikeRule } from './look-alike-rule.ts';

const row = (kind: LookAlikeRule['kind'], rule: string, phrase: RegExp, summary: string, ...steps: readonly string[]): LookAlikeRule => ({
  kind,
  rule,
  phrase,
  advice: always(summary, ...steps),
});

const seeResponse = 'Look at the SAML response in the browser (developer tools, network, the POST to signin.aws.amazon.com/saml)';

/** The messages of SAML federation. (IAM user guide, "Troubleshoot SAML federation with IAM") */
export const samlRules: readonly LookAlikeRule[] = [
  row(
    'credentials',
    'saml-response',
    /request included an invalid saml response/i,
    'The SAML response has no usable Role attribute.',
    seeResponse,
    'The identity provider must send https://aws.amazon.com/SAML/Attributes/Role with "role ARN,provider ARN" pairs, without blanks around them',
  ),
  row(
    'credentials',
    'saml-session-name-missing',
    /rolesessionname is required in authnresponse/i,
    'The SAML response lacks the RoleSessionName attribute.',
    'Let the identity provider send https://aws.amazon.com/SAML/Attributes/RoleSessionName (a user id or e-mail address)',
    seeResponse,
  ),
  row(
    'credentials',
    'saml-session-name-form',
    /rolesessionname in authnresponse must match/i,
    'The RoleSessionName has characters that AWS does not take, or is longer than 64.',
    'Send 2 to 64 of letters, digits and _=,.@-',
    seeResponse,
  ),
  row(
    'credentials',
    'saml-source-identity',
    /source identity must match/i,
    'The SourceIdentity has characters that AWS does not take, or is too long.',
    'Send 2 to 64 of letters, digits and _=,.@-, not beginning with aws:',
    seeResponse,
  ),
  row(
    'credentials',
    'saml-signature',
    /response signature invalid/i,
    "The SAML response is signed with another certificate than the provider's metadata in IAM.",
    'Download the metadata of the identity provider anew, and: aws iam update-saml-provider --saml-metadata-document file://metadata.xml --saml-provider-arn <ARN>',
  ),
  row(
    'credentials',
    'saml-issuer',
    /issuer not present in specified provider/i,
    'The issuer of the SAML response is not the one of the metadata in IAM.',
    'Compare Issuer in the response with entityID in the metadata, and update the provider: aws iam update-saml-provider',
    seeResponse,
  ),
  row(
    'credentials',
    'saml-audience',
    /response does not contain the required audience/i,
    'The audience of the SAML response is not AWS.',
    'Set the audience (entity id, relying party identifier) in the identity provider to urn:amazon:webservices or https://signin.aws.amazon.com/saml',
    seeResponse,
  ),
  row(
    'credentials',
    'saml-provider',
    /specified provider doesn'?t exist/i,
    'The SAML provider named in the assertion is not in this account.',
    'List them: aws iam list-saml-providers; correct the provider ARN in the Role attribute',
  ),
  row(
    'request-error',
    'saml-metadata',
    /could not parse metadata|unable to parse metadata/i,
    'IAM cannot read the metadata document.',
    'Save it as UTF-8 without a byte order mark',
    'Its X.509 certificate needs a key of 1,024 bits at least and no repeated extension',
  ),
  row(
    'request-error',
    'saml-nothing-to-update',
    /no updates are defined for metadata or encryption assertion/i,
    'The update of the SAML provider names nothing to update.',
    'Give --saml-metadata-document, --assertion-encryption-mode, or a private key to add or to remove',
  ),
  row(
    'request-error',
    'saml-encryption-required',
    /unable to set assertion encryption mode to required/i,
    'Encrypted assertions cannot be required before a private key is there.',
    'Add the decryption key first: aws iam update-saml-provider --add-private-key file://key.pem',
  ),
  row(
    'request-error',
    'saml-one-key-change',
    /unable to add and remove private keys in the same request/i,
    'One request can add a private key or remove one, not both.',
    'Add the new key, let the identity provider use it, then remove the old one',
  ),
  row(
    'request-error',
    'saml-remove-key',
    /failed to remove private key/i,
    'The private key cannot be removed: its key id is unknown, or it is the only one while encryption is required.',
    'See the key ids: aws iam get-saml-provider --saml-provider-arn <ARN>',
    'Add a second key first, or set the encryption mode to Allowed',
  ),
  row(
    'quota',
    'saml-two-keys',
    /private key limit of 2 is reached/i,
    'A SAML provider holds two private keys at most.',
    'Remove the one that is no longer used: aws iam update-saml-provider --remove-private-key <key id>',
  ),
  row(
    'request-error',
    'saml-private-key',
    /invalid private key|key is encrypted\.|private key .{0,30}must be a \.pem/i,
    'IAM cannot read the private key file.',
    'It must be an unencrypted .pem file with AES-GCM or AES-CBC keys',
  ),
];
