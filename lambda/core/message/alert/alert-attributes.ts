import type { Alert } from '../alert.ts';
import { firstPart } from './cut-text.ts';
import { shown } from './shown.ts';

/** An SQS subscription with raw delivery loses messages with more than 10. (SNS developer guide, "Amazon SNS message attributes") */
const most = 10;
const longestValue = 256;

/**
 * Message attributes for filter policies: the owner's tags under their own names, then what routes most. What no longer fits stands in the
 * JSON. Empty ones are left out, so that a filter can ask whether one exists.
 */
export const alertAttributes = (alert: Alert): Readonly<Record<string, string>> => {
  const { incident, explanation, reason } = alert;
  const { cause } = incident;
  const own: readonly (readonly [string, string | null])[] = [
    ['kind', incident.kind],
    ['reason', reason],
    ['account', incident.account],
    ['cause', cause.kind],
    ['policyType', cause.policyType],
    ['region', explanation.denial.region],
    ['remedy', alert.probing === null ? incident.remedy : 'withheld'],
    ['action', incident.action],
    ['status', incident.status],
    ['certainty', incident.certainty],
  ];
  const names = new Set(own.map(([name]) => name));
  const owners = alert.owners.map(({ tag, value }) => [ownerName(tag, names), value] as const);
  const whole = [...own.slice(0, 2), ...owners, ...own.slice(2)].flatMap(([name, value]) => attribute(name, value));
  return Object.fromEntries([...new Map(whole)].slice(0, most));
};

const attribute = (name: string | null, value: string | null): [string, string][] => {
  const text = value === null ? '' : firstPart(shown(value, Number.POSITIVE_INFINITY).trim(), longestValue);
  return name === null || text === '' ? [] : [[name, text]];
};

/**
 * A tag's name in the characters that SNS takes: letters, digits, `_`, `-` and `.`, no point at the ends or twice, no `AWS.` or `Amazon.` in
 * front. One that is named like an attribute of ours gets `tag-` in front. Null where nothing is left.
 */
const ownerName = (tag: string, taken: ReadonlySet<string>): string | null => {
  const name = tag
    .replace(/[^A-Za-z0-9_.-]/g, '-')
    .replace(/\.+/g, '.')
    .replace(/^\.|\.$/g, '')
    .slice(0, 100)
    .replace(/\.$/, '');
  if (!/[A-Za-z0-9]/.test(name)) return null;
  return taken.has(name) || /^(?:aws|amazon)\./i.test(name) ? `tag-${name}` : name;
};
