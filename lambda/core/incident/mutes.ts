import type { Denial } from '../denial/denial.ts';
import type { Authorization } from '../authorization/authorization.ts';

/** Denials that go to the digest only. All that `match` names must match; `*` and `?` are wildcards, case counts. */
export interface MuteRule {
  readonly id: string;
  readonly reason: string;
  readonly owner?: string;
  /** The day (UTC) from which the rule no longer counts, `2027-02-01`. */
  readonly expires?: string;
  readonly match: { readonly account?: string; readonly principal?: string; readonly action?: string; readonly resource?: string };
}

/** The first rule that mutes a denial, or null. Rules are the settings' own, then the shipped ones. */
export const findMute = (denial: Denial, authorization: Authorization | null, rules: readonly MuteRule[], now: string): MuteRule | null =>
  rules.find((rule) => (rule.expires === undefined || rule.expires > now.slice(0, 10)) && matches(rule.match, denial, authorization)) ?? null;

const matches = (match: MuteRule['match'], denial: Denial, authorization: Authorization | null): boolean =>
  Object.keys(match).length > 0 &&
  glob(match.account, denial.account) &&
  glob(match.principal, denial.principal.arn ?? denial.principal.name) &&
  glob(match.action, authorization?.action ?? null) &&
  glob(match.resource, authorization?.resource ?? null);

/** `*` and `?` as in IAM. No regular expression is made of a setting: a rule of many stars could hang one. */
const glob = (pattern: string | undefined, text: string | null): boolean => {
  if (pattern === undefined) return true;
  if (text === null) return false;
  let [at, star, mark] = [0, -1, 0];
  let position = 0;
  while (position < text.length) {
    if (pattern[at] === '?' || (pattern[at] === text[position] && pattern[at] !== '*')) {
      at += 1;
      position += 1;
    } else if (pattern[at] === '*') {
      star = at;
      mark = position;
      at += 1;
    } else if (star >= 0) {
      at = star + 1;
      mark += 1;
      position = mark;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
};
