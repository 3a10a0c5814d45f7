import { bareErrorCode, isAuthorizationCode } from '../../denial/authorization-codes.ts';
import { accountRules } from './account-rules.ts';
import { capacityRules } from './capacity-rules.ts';
import { generalRequestRule } from './general-request-rule.ts';
import { identityProviderRules } from './identity-provider-rules.ts';
import type { LookAlikeFinding, LookAlikeRule } from './look-alike-rule.ts';
import { mfaRules } from './mfa-rules.ts';
import { policyDocumentRules } from './policy-document-rules.ts';
import { quotaRules } from './quota-rules.ts';
import { mentionsAws, speaksOfRefusal, statesRefusal } from './refusal-words.ts';
import { regionRules } from './region-rules.ts';
import { requestRules } from './request-rules.ts';
import { roleRules } from './role-rules.ts';
import { samlRules } from './saml-rules.ts';
import { serviceRules } from './service-rules.ts';
import { signInRules } from './sign-in-rules.ts';
import { signatureRules } from './signature-rules.ts';
import { stackRules } from './stack-rules.ts';
import { throttleRules } from './throttle-rules.ts';

const rules: readonly LookAlikeRule[] = [
  ...throttleRules,
  ...samlRules,
  ...roleRules,
  ...policyDocumentRules,
  ...stackRules,
  ...regionRules,
  ...accountRules,
  ...serviceRules,
  ...mfaRules,
  ...identityProviderRules,
  ...signatureRules,
  ...signInRules,
  ...capacityRules,
  ...quotaRules,
  ...requestRules,
];

const byCode = (codes: (rule: LookAlikeRule) => readonly string[]): ReadonlyMap<string, LookAlikeRule> =>
  new Map(rules.flatMap((rule) => codes(rule).map((code): [string, LookAlikeRule] => [code.toLowerCase(), rule])));
const certain = byCode((rule) => rule.codes ?? []);
const doubtful = byCode((rule) => rule.doubtfulCodes ?? []);

interface Failure {
  readonly errorCode: string | null;
  readonly code: string | null;
  readonly text: string;
}

/**
 * The look-alike that a failure is, or null where it may be a refusal.
 *
 * In: the error code as it was written, and the message; of a long one the first 20,000 characters are read. The strongest proof wins:
 * telling words, then a code, then a family of codes, then words that suggest; "not found" and alike, which are a part of more telling
 * ones, come last. A code or words that mean a refusal leave the say to telling words only. Linear time.
 */
export const findLookAlike = ({
  errorCode,
  message,
}: {
  readonly errorCode: string | null;
  readonly message: string | null;
}): LookAlikeFinding | null => {
  const text = (message ?? '')
    .slice(0, 20_000)
    .replace(/\s+/g, ' ')
    .replace(/[\u2018\u2019]/g, "'");
  if (statesRefusal(text) || isFaultOfEc2(errorCode, text)) return null;
  const failure = { errorCode, code: errorCode === null ? null : bareErrorCode(errorCode), text };
  const proven = bySaying(failure) ?? byCertainCode(failure) ?? byFamily(failure);
  if (proven !== null || speaksOfRefusal(text) || (errorCode !== null && isAuthorizationCode(errorCode))) return proven;
  return byDoubtfulCode(failure) ?? bySuggestion(failure) ?? byGeneralRule(failure);
};

/** So EC2 ends a launch whose volume's KMS key it may not use: not a fault of AWS. (EC2 user guide, "Troubleshoot instance launch issues") */
const isFaultOfEc2 = (errorCode: string | null, text: string): boolean => /\bClient\.InternalError\b/.test(errorCode ?? text);

const bySaying = (failure: Failure): LookAlikeFinding | null => firstWith(failure, (rule) => rule.says);

const byCertainCode = (failure: Failure): LookAlikeFinding | null =>
  finding(certain.get(failure.code?.toLowerCase() ?? ''), failure.errorCode, failure);

const byFamily = (failure: Failure): LookAlikeFinding | null => {
  const { code } = failure;
  if (code === null || isAuthorizationCode(code)) return null;
  return finding(
    rules.find(({ codeForm }) => codeForm?.test(code)),
    failure.errorCode,
    failure,
  );
};

const byDoubtfulCode = (failure: Failure): LookAlikeFinding | null =>
  finding(doubtful.get(failure.code?.toLowerCase() ?? ''), failure.errorCode, failure);

const bySuggestion = (failure: Failure): LookAlikeFinding | null =>
  failure.code === null && !mentionsAws(failure.text) ? null : firstWith(failure, (rule) => rule.suggests);

const byGeneralRule = (failure: Failure): LookAlikeFinding | null =>
  finding(
    generalRequestRule,
    generalRequestRule.proof(failure.code === null ? null : failure.errorCode, failure.code, failure.text),
    failure,
  );

const firstWith = (failure: Failure, words: (rule: LookAlikeRule) => RegExp | undefined): LookAlikeFinding | null => {
  for (const rule of rules) {
    const quoted = words(rule)?.exec(failure.text)?.[0];
    if (quoted !== undefined) return finding(rule, quoted, failure);
  }
  return null;
};

const finding = (rule: LookAlikeRule | undefined, quoted: string | null, { text, code }: Failure): LookAlikeFinding | null =>
  rule === undefined || quoted === null
    ? null
    : { kind: rule.kind, rule: rule.rule, quoted: quoted.slice(0, 300), advice: rule.advice(text, code) };
