import type { Authorization } from '../authorization/authorization.ts';
import type { Denial } from '../denial/denial.ts';
import { matchesGlob } from '../guard/glob.ts';

/** Denials that go to the digest only. All that `match` names must match; `*` and `?` are wildcards, case does not count. */
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
  rules.find((rule) => (rule.expires === undefined || rule.expires > now.slice(0, 10)) && matches(rule.match, denial, authorization)) ??
  null;

const matches = (match: MuteRule['match'], denial: Denial, authorization: Authorization | null): boolean =>
  Object.keys(match).length > 0 &&
  glob(match.account, denial.account) &&
  glob(match.principal, denial.principal.arn ?? denial.principal.name) &&
  glob(match.action, authorization?.action ?? null) &&
  glob(match.resource, authorization?.resource ?? null);

const glob = (pattern: string | undefined, text: string | null): boolean =>
  pattern === undefined || (text !== null && matchesGlob(pattern, text));
