import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { matchesArn, matchesPattern } from './match-pattern.ts';

/** How one value of a request is compared with one value of a policy. `negated`: it must match none of them. */
export interface ConditionOperator {
  readonly matches: (value: string, wanted: string) => boolean;
  readonly negated: boolean;
}

const equals = (value: string, wanted: string): boolean => value === wanted;
const equalsIgnoringCase = (value: string, wanted: string): boolean => value.toLowerCase() === wanted.toLowerCase();

const numberOf = (text: string): number => {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(number)) throw new Error(`A condition compares ${text}, which is no number`);
  return number;
};

/** ISO 8601, or seconds since 1970. (IAM user guide, "Date condition operators") */
const dateOf = (text: string): number => {
  const date = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(date)) throw new Error(`A condition compares ${text}, which is no date`);
  return date;
};

const compared =
  (read: (text: string) => number, holds: (value: number, wanted: number) => boolean) =>
  (value: string, wanted: string): boolean =>
    holds(read(value), read(wanted));

const isLikeArn = (value: string, wanted: string): boolean => {
  if (value.split(':').length < 6) throw new Error(`A condition compares ${value}, which is no ARN`);
  return matchesArn(value, wanted);
};

const isInRange = (address: string, range: string): boolean => {
  const [network = '', prefix] = range.split('/');
  const family = familyOf(network, range);
  const list = new BlockList();
  list.addSubnet(network, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family);
  return list.check(address, familyOf(address, address));
};

const familyOf = (address: string, said: string): 'ipv4' | 'ipv6' => {
  if (isIPv4(address)) return 'ipv4';
  if (isIPv6(address)) return 'ipv6';
  throw new Error(`A condition compares ${said}, which is no IP address`);
};

const plain = (matches: ConditionOperator['matches']): ConditionOperator => ({ matches, negated: false });
const negated = (matches: ConditionOperator['matches']): ConditionOperator => ({ matches, negated: true });
const dates = (holds: (value: number, wanted: number) => boolean): ConditionOperator => plain(compared(dateOf, holds));
const numbers = (holds: (value: number, wanted: number) => boolean): ConditionOperator => plain(compared(numberOf, holds));
const same = (value: number, wanted: number): boolean => value === wanted;

const operators: Readonly<Record<string, ConditionOperator>> = {
  StringEquals: plain(equals),
  StringNotEquals: negated(equals),
  StringEqualsIgnoreCase: plain(equalsIgnoringCase),
  StringNotEqualsIgnoreCase: negated(equalsIgnoringCase),
  StringLike: plain(matchesPattern),
  StringNotLike: negated(matchesPattern),
  ArnEquals: plain(isLikeArn),
  ArnLike: plain(isLikeArn),
  ArnNotEquals: negated(isLikeArn),
  ArnNotLike: negated(isLikeArn),
  Bool: plain(equalsIgnoringCase),
  IpAddress: plain(isInRange),
  NotIpAddress: negated(isInRange),
  DateEquals: dates(same),
  DateNotEquals: negated(compared(dateOf, same)),
  DateLessThan: dates((value, wanted) => value < wanted),
  DateLessThanEquals: dates((value, wanted) => value <= wanted),
  DateGreaterThan: dates((value, wanted) => value > wanted),
  DateGreaterThanEquals: dates((value, wanted) => value >= wanted),
  NumericEquals: numbers(same),
  NumericNotEquals: negated(compared(numberOf, same)),
  NumericLessThan: numbers((value, wanted) => value < wanted),
  NumericLessThanEquals: numbers((value, wanted) => value <= wanted),
  NumericGreaterThan: numbers((value, wanted) => value > wanted),
  NumericGreaterThanEquals: numbers((value, wanted) => value >= wanted),
};

/** The operator of that name; throws for one that is not known here. (IAM user guide, "IAM JSON policy elements: Condition operators") */
export const findOperator = (name: string): ConditionOperator => {
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (operator === undefined) throw new Error(`The condition operator ${name} is not known to the local IAM`);
  return operator;
};
