import type { PolicyType } from './denial.ts';
import type { SqueezedText } from './squeezed-text.ts';

/** What the words after the resource say: which policy type, missing or denying, which policy. */
export interface StatedReason {
  readonly effect: 'explicit' | 'implicit' | null;
  readonly policyType: PolicyType | null;
  readonly policyArn: string | null;
  /** The words themselves. */
  readonly quoted: string;
  /** Where they begin in the squeezed text. */
  readonly start: number;
}

// IAM user guide, "Access denied error message examples"; S3 user guide, "Troubleshoot access denied (403 Forbidden) errors".
const typeWords: readonly (readonly [string, PolicyType])[] = [
  ['identity-?(?:based)?', 'identity'],
  ['resource-?based', 'resource'],
  ['resource-?control', 'rcp'],
  ['permissions?-?boundar(?:y|ies)', 'boundary'],
  ['service-?control', 'scp'],
  ['session', 'session'],
  ['vpc-?endpoint', 'vpc-endpoint'],
  ['(?:role-?)?trust', 'role-trust'],
];
const anyType = typeWords.map(([words]) => `(?:${words})`).join('|');
// Somebody quoted the reason alone: `no VPC endpoint policy allows the execute-api:Invoke action`, `…operation: explicit deny in a …`.
const quotedAlone = '(?<![a-z])no(?=[a-z-]{4,40}allowsthe[a-z0-9-]{1,40}:[a-z]{1,80}action)';
const implicit = `(?:because(?:no|the)|${quotedAlone})(?<implicit>${anyType})-?(?:polic(?:y|ies))?(?:allow|$)`;
const explicit = `(?:withan?|(?<=operation:))explicitdeny(?:in|from|by)(?:an?|the|your)?(?<explicit>${anyType})-?(?:polic(?:y|ies))?|withan?explicitdeny`;
// The KMS sentence names three possibilities at once: it states the layer, and not which.
const threeWays = 'becausetheresourcedoesnotexistinthis(?<three>region),noresource-basedpolic';
const publicAccess =
  'becausepublic(?:acls|policies|access|bucketpolicies)(?:and[a-z]+)?(?:are|is)(?:prevented|blocked|restricted|ignored|denied)by(?:the)?(?:[a-z]+)?setting|becausepublic(?:acls|policies)are(?:prevented|blocked)(?:by(?:the)?blockpublic(?:acls|policy)|(?=["\'`.]*$))|becauseof(?:s3)?blockpublicaccess';
const reasons = new RegExp(`${implicit}|${explicit}|${threeWays}|${publicAccess}`, 'gi');

/**
 * Every reason in a part of the text, in order. Two different ones in one message mean that somebody wrote one of them:
 * the caller must then believe neither.
 */
export const findReasons = (squeezed: SqueezedText, start: number, end: number): StatedReason[] => {
  const part = squeezed.text.slice(start, end);
  const found = [...part.matchAll(reasons)]
    .filter((match) => hasSpaces(squeezed, start + match.index, match[0].length))
    .map((match) => toReason(squeezed, start, end, match));
  return found.length > 0 ? found : cutReason(squeezed, part, start, end);
};

/** The words of a sentence stand apart; a name that is written without spaces is a name. */
const hasSpaces = (squeezed: SqueezedText, begin: number, length: number): boolean =>
  squeezed.at(begin + length - 1) - squeezed.at(begin) >= length;

const toReason = (squeezed: SqueezedText, start: number, end: number, match: RegExpMatchArray): StatedReason => {
  const groups = match.groups ?? {};
  const begin = start + (match.index ?? 0);
  const stop = begin + match[0].length;
  const quoted = quote(squeezed, begin, stop);
  if (groups['three'] !== undefined) return { effect: null, policyType: 'resource', policyArn: null, quoted, start: begin };
  if (/^becauseof|^becausepublic/i.test(match[0])) {
    return { effect: 'explicit', policyType: 'block-public-access', policyArn: null, quoted, start: begin };
  }
  const words = groups['implicit'] ?? groups['explicit'] ?? null;
  const effect = groups['implicit'] === undefined ? 'explicit' : 'implicit';
  const policyArn = words === null ? null : readPolicyArn(squeezed, stop, end);
  return { effect, policyType: words === null ? null : policyTypeOf(words), policyArn, quoted, start: begin };
};

const policyTypeOf = (words: string): PolicyType | null =>
  typeWords.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(words))?.[1] ?? null;

/** Text that ends inside the reason still states what is whole of it: `because no identity-ba`. */
const cutReason = (squeezed: SqueezedText, part: string, start: number, end: number): StatedReason[] => {
  const cut = /(?:because(?:no|the)|withan?explicitdeny(?:in(?:an?|the)?)?)([a-z-]{0,24})[.…"']*$/i.exec(part.slice(-80));
  if (!cut) return [];
  const begin = start + Math.max(0, part.length - 80) + cut.index;
  const rest = (cut[1] ?? '').toLowerCase();
  const policyType = rest.length < 4 ? null : onlyTypeStarting(rest);
  const effect = /^because/i.test(cut[0]) ? 'implicit' : 'explicit';
  if (effect === 'implicit' && policyType === null && rest !== '') return [];
  return [{ effect, policyType, policyArn: null, quoted: quote(squeezed, begin, end), start: begin }];
};

const spelled: readonly (readonly [string, PolicyType])[] = [
  ['identity-basedpolicy', 'identity'],
  ['resource-basedpolicy', 'resource'],
  ['resourcecontrolpolicy', 'rcp'],
  ['permissionsboundary', 'boundary'],
  ['servicecontrolpolicy', 'scp'],
  ['sessionpolicy', 'session'],
  ['vpcendpointpolicy', 'vpc-endpoint'],
  ['roletrustpolicy', 'role-trust'],
];

const onlyTypeStarting = (start: string): PolicyType | null => {
  const possible = spelled.filter(([words]) => words.startsWith(start));
  return possible.length === 1 ? (possible[0]?.[1] ?? null) : null;
};

/**
 * `…policy: ARN` (IAM), `…policy, with policy ARN: ARN` (S3 user guide, "Troubleshoot access denied (403 Forbidden) errors"). It may be
 * broken over lines after a slash, colon or dash, and have a `<placeholder>` in it; a full stop behind it, with a note or without, is no part of it.
 */
const readPolicyArn = (squeezed: SqueezedText, stop: number, end: number): string | null => {
  const colon = /^(?:,withpolicyarn)?:/i.exec(squeezed.text.slice(stop, Math.min(end, stop + 20)))?.[0].length ?? 0;
  if (colon === 0 || stop + colon >= end) return null;
  const rest = squeezed.original.slice(squeezed.at(stop + colon), squeezed.at(end));
  const token = /^["'`]?((?:(?<=[/:-])<[A-Za-z][^<>\n]{0,39}>|[^\s"'`<>(),;]|(?<=[/:-])[ ]*\n\s*(?=[A-Za-z0-9]))+)/.exec(rest)?.[1];
  if (token === undefined) return null;
  const arn = token
    .replace(/\s+/g, '')
    .replace(/\.\[[^/]*$/, '')
    .replace(/(?<!\.)\.$/, '');
  return arn.startsWith('arn:') || arn.startsWith('...') ? arn : null;
};

/** The words as they stand, with the rest of their clause: `… allows the s3:GetObject action`, `…: arn:…`. */
const quote = (squeezed: SqueezedText, begin: number, stop: number): string => {
  const end = squeezed.at(stop - 1) + 1;
  const rest =
    /^(?:s?\s+the\s+[^\s.]{1,200}(?:\s+action)?|s\s+the\s+action|s?\s+access|:\s*arn:[^\s"'<>(),;]{1,300}|s)?/.exec(
      squeezed.original.slice(end, end + 600),
    )?.[0] ?? '';
  return (squeezed.original.slice(squeezed.at(begin), end) + rest).replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 500);
};
