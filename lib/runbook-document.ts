import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** What stands for a `${Name}` of a runbook: text, a number or a list; tokens of CDK are text. */
export type RunbookValue = string | number | readonly unknown[];

const placeholder = /\$\{(\w+)\}/g;
const onlyPlaceholder = /^\$\{(\w+)\}$/;

/**
 * A runbook of lib/runbooks/ with its `${Names}` filled in; `{{ Names }}` are left to Systems Manager. A `${Name}` alone becomes the value
 * as it is, a list or a number; within a text it becomes part of the text.
 *
 * Throws where a name has no value: a runbook with a hole must not be deployed.
 *
 * @example readRunbook('revoke', { AutomationRoleArn: role.roleArn, GrantPolicyArn: 'arn:…:policy/countersign/{{ PolicyName }}' })
 */
export const readRunbook = (name: 'grant' | 'revoke', values: Readonly<Record<string, RunbookValue>>): unknown => {
  const file = `runbooks/${name}.yaml`;
  const text = readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
  return fill(parse(text), (placeholderName) => {
    const value = values[placeholderName];
    if (value === undefined) throw new Error(`lib/${file} asks for \${${placeholderName}}, and nothing is given for it`);
    return value;
  });
};

const fill = (node: unknown, lookUp: (name: string) => RunbookValue): unknown => {
  if (typeof node === 'string') return fillText(node, lookUp);
  if (Array.isArray(node)) return node.map((inner) => fill(inner, lookUp));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, fill(inner, lookUp)]));
};

const fillText = (text: string, lookUp: (name: string) => RunbookValue): RunbookValue => {
  const [, only] = onlyPlaceholder.exec(text) ?? [];
  return only === undefined ? text.replaceAll(placeholder, (_, name: string) => String(lookUp(name))) : lookUp(only);
};
