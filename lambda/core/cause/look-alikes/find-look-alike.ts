import { bareErrorCode } from '../../denial/authorization-codes.ts';
import { capacityRules } from './capacity-rules.ts';
import { credentialRules } from './credential-rules.ts';
import type { LookAlikeFinding, LookAlikeRule } from './look-alike-rule.ts';
import { quotaRules } from './quota-rules.ts';
import { generalRequestRule, requestRules } from './request-rules.ts';
import { samlRules } from './saml-rules.ts';
import { serviceRules } from './service-rules.ts';

// The general rules come last: `Invalid…` and `not found` are also parts of more telling ones.
const rules: readonly LookAlikeRule[] = [
  ...requestRules,
  ...serviceRules,
  ...samlRules,
  ...credentialRules,
  ...capacityRules,
  ...quotaRules,
  generalRequestRule,
];

/**
 * The look-alike that an error is, or null where it may be a refusal.
 *
 * A code decides before a phrase, except the general ones; a code that means a refusal leaves the word to telling phrases only
 * (AccessDenied with "IAM user access not activated" is a service that is not enabled).
 */
export const findLookAlike = ({
  errorCode,
  message,
}: {
  readonly errorCode: string | null;
  readonly message: string | null;
}): LookAlikeFinding | null => {
  const code = errorCode === null ? null : bareErrorCode(errorCode);
  const text = (message ?? '').slice(0, 20_000).replace(/\s+/g, ' ');
  const telling = rules.slice(0, -1);
  return (
    byCode(telling, code, errorCode, text) ??
    byPhrase(telling, text) ??
    byCode(rules, code, errorCode, text) ??
    (isRefusal(code, text) ? null : byPhrase(rules, text))
  );
};

const byCode = (
  candidates: readonly LookAlikeRule[],
  code: string | null,
  asWritten: string | null,
  text: string,
): LookAlikeFinding | null => {
  const found = code === null ? undefined : candidates.find(({ codes }) => codes?.test(code));
  return found && asWritten !== null ? { kind: found.kind, rule: found.rule, quoted: asWritten, advice: found.advice(text) } : null;
};

const byPhrase = (candidates: readonly LookAlikeRule[], text: string): LookAlikeFinding | null => {
  for (const candidate of candidates) {
    const quoted = candidate.phrase?.exec(text)?.[0];
    if (quoted !== undefined)
      return { kind: candidate.kind, rule: candidate.rule, quoted: quoted.slice(0, 300), advice: candidate.advice(text) };
  }
  return null;
};

/** "The key does not exist" beside AccessDenied is how AWS hides what it refuses. */
const isRefusal = (code: string | null, text: string): boolean =>
  (code !== null && /^(?:AccessDenied|Unauthorized|NotAuthorized|Authorization|Forbidden|KMSAccessDenied)/.test(code)) ||
  /access[ _-]?denied|not authorized|unauthorized|\bforbidden\b|master key that does not exist/i.test(text);
