import { parse } from 'yaml';

/** What a `${Name}` stands for: a text, a number, or a list that takes the place of the whole scalar. */
export type RunbookValues = Readonly<Record<string, unknown>>;

/**
 * Reads a runbook's YAML (anchors too) and puts values in the places of `${Name}`: a scalar that is nothing but `${Name}` becomes the
 * value itself, elsewhere its text stands in the text. Systems Manager's own `{{ Name }}` stay.
 *
 * Out: the document as plain JSON data; {@link readRunbook} checks it. Throws, naming it, where a value is missing or has no text.
 *
 * @example fillRunbook('timeoutSeconds: ${Seconds}', { Seconds: 60 }) // { timeoutSeconds: 60 }
 */
export const fillRunbook = (yamlText: string, values: RunbookValues): unknown => fill(parse(yamlText), values);

const fill = (value: unknown, values: RunbookValues): unknown => {
  if (typeof value === 'string') return fillText(value, values);
  if (Array.isArray(value)) return value.map((item) => fill(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, values)]));
};

const fillText = (text: string, values: RunbookValues): unknown => {
  const [, whole] = /^\$\{(\w+)\}$/.exec(text) ?? [];
  if (whole !== undefined) return lookUp(whole, values);
  return text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = lookUp(name, values);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw new Error(`The runbook's placeholder \${${name}} stands in a text, but its value is none`);
  });
};

const lookUp = (name: string, values: RunbookValues): unknown => {
  if (Object.hasOwn(values, name) && values[name] !== undefined) return values[name];
  throw new Error(`The runbook's placeholder \${${name}} has no value`);
};
