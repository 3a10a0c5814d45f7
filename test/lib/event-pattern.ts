/**
 * EventBridge's matching of an event against a pattern, for the operators that lib/ uses; any other is an error, never a guess.
 *
 * AWS's own engine (Event Ruler) is Java, and npm has no kept port of it. test/lib/event-pattern.test.ts holds AWS's documented
 * examples; the rules follow the EventBridge user guide, "Comparison operators for use in event patterns".
 */
export const matchesPattern = (pattern: unknown, event: unknown): boolean => {
  if (!isObject(pattern)) throw new Error(`A pattern is an object, not ${JSON.stringify(pattern)}`);
  return Object.entries(pattern).every(([field, wanted]) => matchesField(field, wanted, event));
};

const matchesField = (field: string, wanted: unknown, event: unknown): boolean => {
  if (field === '$or' && Array.isArray(wanted)) return wanted.some((branch) => matchesPattern(branch, event));
  const value = isObject(event) ? event[field] : undefined;
  // A leaf below something that is absent is absent too.
  if (isObject(wanted)) return matchesPattern(wanted, value);
  if (!Array.isArray(wanted) || wanted.length === 0) throw new Error(`${field} must be an object or a list that is not empty`);
  const values = Array.isArray(value) ? value : [value];
  return wanted.some((matcher) => values.some((one) => matchesLeaf(matcher, one)));
};

const matchesLeaf = (matcher: unknown, value: unknown): boolean => {
  if (!isObject(matcher)) return matcher === value;
  const [operator, operand, ...more] = Object.entries(matcher).flat();
  const test = typeof operator === 'string' ? operators[operator] : undefined;
  if (test === undefined || more.length > 0) throw new Error(`No such operator here: ${JSON.stringify(matcher)}`);
  return test(operand, value);
};

const operators: Readonly<Record<string, (operand: unknown, value: unknown) => boolean>> = {
  prefix: (operand, value) => typeof value === 'string' && value.startsWith(text(operand)),
  suffix: (operand, value) => typeof value === 'string' && value.endsWith(text(operand)),
  wildcard: (operand, value) => typeof value === 'string' && wildcard(text(operand)).test(value),
  // Exists works on leaves only: an object is as good as absent, null is present.
  exists: (operand, value) => isLeaf(value) === operand,
  // An absent field is not "anything but": it matches nothing. Null is: so says Event Ruler 1.8.1, with which this was compared.
  'anything-but': (operand, value) => isLeaf(value) && !texts(operand).includes(String(value)),
};

const text = (operand: unknown): string => {
  if (typeof operand !== 'string') throw new Error(`Only text is handled here, not ${JSON.stringify(operand)}`);
  return operand;
};
const texts = (operand: unknown): readonly string[] => (Array.isArray(operand) ? operand.map(text) : [text(operand)]);

const wildcard = (written: string): RegExp => {
  if (/\*\*|\\/.test(written)) throw new Error(`EventBridge refuses ** and escapes are not handled here: ${written}`);
  return new RegExp(`^${written.split('*').map(escaped).join('[^]*')}$`);
};
const escaped = (part: string): string => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

const isLeaf = (value: unknown): boolean => value !== undefined && !isObject(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
