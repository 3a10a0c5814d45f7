/**
 * Whether the value under a key may be a secret: passwords, tokens, key material, user data, connection strings, environments, and the
 * external id that a trust policy asks for. The key of a condition counts behind its last `:` or `/` (`sts:ExternalId`,
 * `aws:RequestTag/db-password`). Names of secrets (`SecretId`, `secretsmanager:Name`) are none.
 * (IAM user guide, "Access to AWS accounts owned by third parties": AWS does not treat the external id as a secret; whoever knows it is one step nearer all the same.)
 */
export const isSensitiveKey = (key: string): boolean => {
  const last = key.slice(Math.max(key.lastIndexOf(':'), key.lastIndexOf('/')) + 1);
  return sensitive.test(last.replace(/[^A-Za-z0-9]/g, '').toLowerCase());
};

const sensitive =
  /(?:password|passwd|pwd|passphrase|passcode|secret|secretkey|secretstring|secretbinary|secretvalue|token|privatekey|accesskey|accesskeyid|apikey|accountkey|masterkey|customerkey|keymaterial|keydata|plaintext|userdata|connectionstring|connectionurl|environment|environmentvariables|envvars|externalid|credential|credentials|authorization|authparameters|samlassertion|signature|kubeconfig|parametervalue)$/;
