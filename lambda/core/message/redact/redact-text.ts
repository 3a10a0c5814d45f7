const hidden = '(redacted)';

/** A pattern for what looks like a secret, and what stands in its place. Each takes linear time: no repetition is inside another. */
type Rule = readonly [pattern: RegExp, replacement: string];

const names =
  'password|passwd|pwd|passphrase|client[_-]?secret|secret[_-]?(?:access[_-]?)?key|secret[_-]?string|api[_-]?key|account[_-]?key|shared[_-]?access[_-]?key|private[_-]?key|(?:access|session|security|auth|refresh|id|bearer)[_-]?token|external[_-]?id';

const rules: readonly Rule[] = [
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g, hidden],
  // Access key ids: long-term and of sessions. (IAM user guide, "IAM identifiers", unique ID prefixes)
  [/\b(AKIA|ASIA)[A-Z0-9]{12,124}/g, `$1…${hidden}`],
  // JSON web tokens, and the session tokens of STS, by how they begin.
  [/\beyJ[\w-]{8,4000}\.[\w-]{8,8000}(?:\.[\w-]{0,4000})?/g, hidden],
  [/\b(?:IQoJb3JpZ2luX2|FwoGZXIvYXdz|FQoGZXIvYXdz|FwoDYXdz|FQoDYXdz)[\w+/=%-]{20,8000}/g, hidden],
  [/\b(Bearer|Basic)\s{1,3}[\w.~+/=-]{8,8000}/gi, `$1 ${hidden}`],
  // Requests signed in the URL or in a header. (IAM user guide, "Elements of an AWS API request signature")
  [/\b(X-Amz-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature|sig)=[^&\s"'<>,;)]{6,8000}/gi, `$1=${hidden}`],
  // Tokens of Slack and GitHub, and the URL of a Slack webhook.
  [/\bxox[a-z]-[\w-]{8,500}|\bgh[opsur]_\w{20,500}|\bgithub_pat_\w{20,500}/g, hidden],
  [/(hooks\.slack\.com\/)(?:services|workflows|triggers)\/[\w/-]{8,500}/g, `$1${hidden}`],
  [/(:\/\/)[^\s/@:]{1,200}:[^\s/@]{1,500}@/g, `$1${hidden}@`],
  // `"password": "…"` of JSON, then `Password=…;` and `password: …` of connection strings, shells and prose.
  [new RegExp(`("[\\w:/.-]{0,100}(?:${names}|secret|token)\\\\?"\\s{0,5}:\\s{0,5}\\\\?")[^"\\\\]{1,8000}`, 'gi'), `$1${hidden}`],
  [new RegExp(`((?:${names}|secret|token)\\s{0,3}=\\s{0,3})(?!\\(redacted)["']?[^\\s"',;&]{1,8000}`, 'gi'), `$1${hidden}`],
  [new RegExp(`\\b((?:${names})\\s{0,3}:\\s{1,3})(?!\\(redacted)["']?[^\\s"',;&]{1,8000}`, 'gi'), `$1${hidden}`],
  [new RegExp(`(--(?:${names}|secret|token)\\s{1,3})(?!\\(redacted)["']?[^\\s"',;&]{1,8000}`, 'gi'), `$1${hidden}`],
  // A secret access key by its form: 40 characters of base64 that are no hash and no part of an ARN or path.
  [
    /(?<![A-Za-z0-9+/=_:.-])(?=[A-Za-z0-9+/]{0,39}[A-Z])(?=[A-Za-z0-9+/]{0,39}[a-z])(?=[A-Za-z0-9+/]{0,39}\d)[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=_:.-])/g,
    hidden,
  ],
];

/** Text without what looks like a secret: access keys, tokens, signatures, passwords. What only may be one by its key is for `redactValue`. */
export const redactText = (text: string): string =>
  rules.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), text);

/** What stands where something was taken out. */
export const redactedMark = hidden;
