import type { ConditionBlock, PolicyDocument } from '../remedy/policy-document.ts';

/** One action of a document with the resources and conditions of its statement. */
export interface PolicyEntry {
  readonly action: string;
  readonly resources: readonly string[];
  readonly condition: ConditionBlock;
}

/** Every action of every statement, whether `Action` is a string or a list. */
export const entriesIn = (policy: PolicyDocument): readonly PolicyEntry[] =>
  policy.Statement.flatMap(({ Action, Resource, Condition }) =>
    listOf(Action).map((action) => ({ action, resources: listOf(Resource), condition: Condition ?? {} })),
  );

/** The values of one condition key under one operator. Condition keys are not case sensitive. (IAM user guide, "Condition") */
export const conditionValues = (condition: ConditionBlock, operator: string, key: string): readonly string[] =>
  Object.entries(condition[operator] ?? {}).flatMap(([name, value]) => (name.toLowerCase() === key.toLowerCase() ? listOf(value) : []));

/** Every text of a document or a principal: what somebody else may have written. Names of keys too. */
export const textsIn = (value: unknown): readonly string[] => {
  const texts: string[] = [];
  addTexts(value, texts);
  return texts;
};

/** One list for all: this is asked of every grant, and lists of lists were an eighth of the time that a denial takes. */
const addTexts = (value: unknown, texts: string[]): void => {
  if (typeof value === 'string') texts.push(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    texts.push(key);
    addTexts(inner, texts);
  }
};

export const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);
