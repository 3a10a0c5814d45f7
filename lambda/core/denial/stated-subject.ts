/**
 * The identity before `is not authorized to …`: an ARN, a service in brackets, a bare name, or null where the text elides it.
 *
 * In: the text before the sentence's verb, and whether it has one: without it (`ERROR Not authorized to perform …`) the word before is
 * no subject, unless it is called one. Line breaks inside an ARN are joined; other spaces stay (`arn:aws:sts::Account B:…`).
 */
export const readSubject = (before: string, hasVerb: boolean): string | null => {
  const labelled = afterLastLabel(before);
  if (labelled !== null) return whole(labelled);
  const named = /\b(?:User|Role|Principal|Service|Account)\s+([^\s:][^\s]*)\s*$/i.exec(before);
  if (named) return whole(named[1] ?? '');
  if (!hasVerb) return null;
  const last = /(?:^|[\s>"'(])([A-Za-z0-9<[.][^\s"'()]{1,255})\s*$/.exec(before)?.[1] ?? '';
  return pronouns.has(last.toLowerCase()) || noName.test(last) ? null : whole(last);
};

const pronouns = new Set(
  'user role it you we they he she this that which who request client service principal caller account identity credential credentials session profile function job task application server currently and but is are not has been was error'.split(
    ' ',
  ),
);

// The end of a clause, a setting (`Message=…`), an error code: no names, where an ARN is none of them.
const noName =
  /[:,;=.]$|^(?!arn:)[^<]*=|^(?!arn:)(?:ERROR|WARN(?:ING)?|INFO|[A-Z]\w*(?:Denied|Exception|Error|Operation|Forbidden|Unauthorized))$/;

// `AccessDeniedUser:` is a label too, where tags were taken out; the `dbuser:` of an ARN is none.
const label = /User ?:|(?<![A-Za-z:/-])(?:user|USER|[Pp]rincipal|[Cc]aller|[Ii]dentity) ?:/g;

/** What stands behind the last label; the text before it may name other users. */
const afterLastLabel = (before: string): string | null => {
  const last = [...before.matchAll(label)].at(-1);
  return last === undefined ? null : before.slice(last.index + last[0].length);
};

const whole = (raw: string): string | null => {
  const joined = raw
    // The mark of the list's next point.
    .replace(/\n\s*[-*\u2022]\s+$/, '')
    .replace(/\s*\n\s*/g, '')
    // Code marks around a part of it: AWS's own pages print user/`marymajor`.
    .replace(/(?<=[/:])`|`(?=[/:]|$)/g, '')
    .trim()
    .replace(/^(["'`[(]+)|(["'`)\],]+)$/g, (marks) => (marks.includes(']') && !raw.trimStart().startsWith('[') ? marks : ''));
  if (joined.length === 0 || joined.length > 400) return null;
  // A long run of words is prose, not a name; `...` and `###` stand for something that was taken out.
  if (!joined.startsWith('arn:') && joined.split(' ').length > 4) return null;
  return /[A-Za-z0-9]/.test(joined) ? joined : null;
};
