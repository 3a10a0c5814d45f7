import type { SqueezedText } from './squeezed-text.ts';

interface ReadAction {
  readonly action: string;
  /** Where the action ends in the squeezed text. */
  readonly stop: number;
}

interface ReadResource {
  readonly resource: string | null;
  readonly quoted: boolean;
  readonly stop: number;
}

// Prefix and name as IAM writes them; PDF text of the user guide has `>` where the colon belongs.
const actionToken =
  /^[\s:]*(?:the\s+)?(?:action\s*:?\s*)?[["'`(*]*([A-Za-z0-9][A-Za-z0-9-]{0,62})\s{0,40}[:>]\s{0,40}["'`]?([A-Za-z*][A-Za-z0-9*]{0,127})/i;
const follower = /^(?:on|because|with|action|and|from|for|at|in|to|status|request|requestid|encoded|the|or|as|by|service)\b/i;

/** The action after `to perform:`, also where it is broken over a line; null where none stands there. */
export const readAction = (squeezed: SqueezedText, start: number): ReadAction | null => {
  const begin = squeezed.at(start - 1) + 1;
  const rest = squeezed.original.slice(begin, begin + 600);
  const match = actionToken.exec(rest);
  if (!match) return null;
  const [all, prefix = '', name = ''] = match;
  const more = continuation(rest.slice(all.length));
  const stop = squeezed.from(begin + all.length + more.length);
  return { action: `${prefix}:${name}${more.trim()}`, stop };
};

/** The rest of an action that a hard wrap cut: letters at the start of the next line, with the sentence going on behind them. */
const continuation = (after: string): string => {
  const match = /^\n\s{0,40}([A-Za-z0-9]{1,60})(?=\s+(?:on\s+(?:this\s+)?resource|because\s|with\s+an\s+explicit))/i.exec(after);
  return match && !follower.test(match[1] ?? '') ? match[0] : '';
};

const opening = /^[\s"'`)\]*]*(?:action\b)?[\s]*on\s+(?:(this\s+|the\s+)?resources?\b\s*:?\s*|(?=["'`]?arn:))/i;
const kinds = /^(?:role|user|group|policy|instance[- ]?profile|mfa|server[- ]certificate|saml[- ]provider)\s+\S+/i;

/**
 * The resource behind the action: up to the reason where one follows, up to the closing quote where it is quoted, else one word.
 * `stop` is where it ends in the squeezed text.
 */
export const readResource = (squeezed: SqueezedText, start: number, reasonStart: number | null): ReadResource | null => {
  const begin = squeezed.at(start - 1) + 1;
  const rest = squeezed.original.slice(begin, begin + 4000);
  const intro = opening.exec(rest);
  if (!intro || (intro[1] ?? '').startsWith('this')) return null;
  const body = rest.slice(intro[0].length);
  const quoted = /^"([^"]{0,2048})"(?=[\s.,;)<]|$)/.exec(body);
  const stopOf = (length: number): number => squeezed.from(begin + intro[0].length + length);
  if (quoted) return { resource: tidy(quoted[1] ?? ''), quoted: true, stop: stopOf(quoted[0].length) };
  const limit = reasonStart === null ? null : squeezed.at(reasonStart) - begin - intro[0].length;
  const raw = limit !== null && limit >= 0 && limit < 2300 ? body.slice(0, limit) : firstToken(body);
  const endsText = stopOf(raw.length) >= squeezed.text.length;
  const resource = tidy(raw);
  return { resource: endsText && isCut(resource) ? null : resource, quoted: false, stop: stopOf(raw.length) };
};

/** One word, in which `<a placeholder>` may have spaces. */
const firstToken = (body: string): string =>
  kinds.exec(body)?.[0] ??
  /^`?(?:(?<![^`:/-])<[A-Za-z][^<>\n]{0,59}>|[^\s"'`]|(?<=[/:-])[ ]*\n\s{0,40}(?=[A-Za-z0-9*]))*/.exec(body)?.[0] ??
  '';

/** Quotes off, broken lines joined, the sentence's full stop off (but not the dots of an elision). */
const tidy = (raw: string): string | null => {
  const kind = /^[a-z -]{3,20}\s+\S/i.test(raw.trim()) && !raw.trim().startsWith('arn:');
  const joined = raw
    .trim()
    .replace(/\s*\n\s*/g, kind ? ' ' : '')
    .replace(/^["'`]+|["'`]+$/g, '')
    .replace(/(?<!\.)[.,;]$/, '')
    .replace(/["'`]+$/, '')
    // Code marks that leave out the star at the end.
    .replace(/`(?=\*$)/, raw.trimStart().startsWith('`') ? '' : '`')
    .trim();
  return /[A-Za-z0-9*]/.test(joined) ? joined : null;
};

/** An ARN with fewer than six parts, or with an empty last one, that nobody elided was cut on its way. */
const isCut = (resource: string | null): boolean => {
  if (resource === null || !resource.startsWith('arn:') || /\.\.\.|…/.test(resource)) return false;
  const parts = resource.split(':');
  return parts.length < 6 || (parts.length === 6 && parts[5] === '');
};
