import type { Execution } from './execution.ts';

/**
 * Puts parameters, outputs of steps and the execution's id in the places of `{{ Name }}`, `{{ Step.Output }}` and
 * `{{ automation:EXECUTION_ID }}`, once: what a value brings in is not looked at again. Throws for what is not there: a flaw of the document.
 * (Systems Manager user guide, "Data elements and parameters", "Automation system variables")
 */
export const fillIn = (value: unknown, execution: Execution): unknown => {
  if (typeof value === 'string') return value.replaceAll(/\{\{\s*([\w:.]+)\s*\}\}/g, (_, name: string) => lookUp(name, execution));
  if (Array.isArray(value)) return value.map((item) => fillIn(item, execution));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, execution)]));
};

const lookUp = (name: string, execution: Execution): string => {
  if (name === 'automation:EXECUTION_ID') return execution.AutomationExecutionId;
  const [step, output = ''] = name.split('.');
  const [value] = name.includes('.')
    ? (execution.StepExecutions.find(({ StepName }) => StepName === step)?.Outputs[output] ?? [])
    : (execution.Parameters[name] ?? []);
  if (value === undefined) throw new Error(`The runbook asks for {{ ${name} }}, which has no value`);
  return value;
};

/** A value as text, as Systems Manager shows inputs and outputs; booleans as Python writes them (user guide, aws:assertAwsResourceProperty). */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value) ?? '';
};
