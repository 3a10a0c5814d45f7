/** What a JSONPath of names and positions finds (`$.EvaluationResults[0].EvalDecision`), or undefined. Throws for other JSONPath. */
export const selectProperty = (selector: string, answer: unknown): unknown => {
  if (!/^\$(?:\.\w+|\[\d+\])+$/.test(selector)) throw new Error(`The selector ${selector} is not known here`);
  const path = [...selector.matchAll(/\w+/g)].map(([name]) => name);
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined),
    answer,
  );
};
