import { findOperator } from './condition-operators.ts';
import { refuseVariable } from './refuse-variable.ts';

/** What is known of a request beside action and resource: condition keys in lower case, since their names are the same in any case. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

/** A context with its keys in lower case. */
export const contextOf = (values: Readonly<Record<string, string | readonly string[]>>): RequestContext =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key.toLowerCase(), typeof value === 'string' ? [value] : value]));

/**
 * Whether one line of a Condition holds: an operator (with `ForAnyValue:`, `ForAllValues:`, `IfExists`), a key and the policy's values.
 * Throws for an operator or a policy variable that is not known here, and for many values under an operator for one.
 * (IAM user guide, "Condition operators", "Set operators for multivalued context keys")
 */
export const conditionHolds = (operatorName: string, key: string, wanted: readonly string[], context: RequestContext): boolean => {
  const values = context[key.toLowerCase()] ?? [];
  for (const value of wanted) refuseVariable(value);
  if (operatorName === 'Null') return wanted.some((value) => (value.toLowerCase() === 'true') === (values.length === 0));
  const [, set, name = '', ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(operatorName) ?? [];
  const { matches, negated } = findOperator(name === '' ? operatorName : name);
  if (values.length === 0) return whenMissing(operatorName, set, ifExists !== undefined, negated);
  const holds = (value: string): boolean => wanted.some((one) => matches(value, one)) !== negated;
  if (set === 'ForAllValues') return values.every(holds);
  if (set === undefined && values.length > 1) throw new Error(`${key} has many values, and ${operatorName} compares one`);
  return values.some(holds);
};

/** A negated operator holds where there is nothing to compare, unless it asks for any value. Both wishes at once are documented nowhere. */
const whenMissing = (operatorName: string, set: string | undefined, ifExists: boolean, negated: boolean): boolean => {
  if (set === 'ForAnyValue' && ifExists) throw new Error(`What ${operatorName} decides without a value is not known to the local IAM`);
  if (set === 'ForAllValues' || ifExists) return true;
  return set === undefined && negated;
};
