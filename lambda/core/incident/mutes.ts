import type { Authorization } from '../authorization/authorization.ts';
import type { Denial } from '../denial/denial.ts';
import { matchesGlob } from '../guard/glob.ts';
import { defaultMutes } from './default-mutes.ts';
import type { Mute } from './transition.ts';

/** Denials that go to the digest only. All that `match` names must match; `*` and `?` are wildcards. */
export interface MuteRule {
  readonly id: string;
  readonly reason: string;
  readonly owner?: string;
  /** The day (UTC) from which the rule no longer counts, `2027-02-01`. */
  readonly expires?: string;
  readonly match: { readonly account?: string; readonly principal?: string; readonly action?: string; readonly resource?: string };
}

export interface MuteSettings {
  readonly ignoreRules: readonly MuteRule[];
  readonly defaultMutes: boolean;
}

/** What mutes a denial, or null: the settings' own rules first, then the shipped ones. `now` is ISO 8601. */
export const findMute = (denial: Denial, authorization: Authorization | null, settings: MuteSettings, now: string): Mute | null => {
  const rule =
    settings.ignoreRules.find((own) => holds(own, now) && matches(own.match, denial, authorization)) ??
    (settings.defaultMutes ? defaultMutes.find((shipped) => shipped.matches(denial)) : undefined);
  return rule === undefined ? null : { id: rule.id, reason: rule.reason };
};

const holds = ({ expires }: MuteRule, now: string): boolean => expires === undefined || expires > now.slice(0, 10);

const matches = (match: MuteRule['match'], denial: Denial, authorization: Authorization | null): boolean =>
  Object.keys(match).length > 0 &&
  glob(match.account, denial.account) &&
  glob(match.principal, denial.principal.arn ?? denial.principal.name) &&
  glob(match.action, authorization?.action ?? null) &&
  glob(match.resource, authorization?.resource ?? null);

const glob = (pattern: string | undefined, text: string | null): boolean =>
  pattern === undefined || (text !== null && matchesGlob(pattern, text));
