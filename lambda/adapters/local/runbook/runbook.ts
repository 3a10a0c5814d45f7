import * as z from 'zod';

/**
 * A Systems Manager Automation document (schema 0.3), of which only what Countersign's own documents use is known: anything else is an
 * error here and not a guess. (Systems Manager user guide, "Data elements and parameters", "Properties shared by all actions")
 */
const stepSchema = z.strictObject({
  name: z.string().regex(/^\w+$/),
  action: z.enum([
    'aws:approve',
    'aws:assertAwsResourceProperty',
    'aws:branch',
    'aws:executeAwsApi',
    'aws:sleep',
    'aws:waitForAwsResourceProperty',
  ]),
  maxAttempts: z.int().min(1).default(1),
  timeoutSeconds: z.int().min(1).optional(),
  onFailure: z
    .string()
    .regex(/^(?:Abort|Continue|step:\w+)$/)
    .default('Abort'),
  onCancel: z
    .string()
    .regex(/^(?:Abort|step:\w+)$/)
    .default('Abort'),
  isCritical: z.boolean().optional(),
  isEnd: z.boolean().default(false),
  nextStep: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.array(z.strictObject({ Name: z.string(), Selector: z.string(), Type: z.literal('String') })).default([]),
});

const parameterSchema = z.strictObject({
  type: z.literal('String'),
  description: z.string().optional(),
  default: z.string().optional(),
  allowedPattern: z.string().optional(),
  allowedValues: z.array(z.string()).optional(),
});

const runbookSchema = z
  .strictObject({
    schemaVersion: z.literal('0.3'),
    description: z.string().optional(),
    assumeRole: z.string(),
    parameters: z.record(z.string(), parameterSchema),
    mainSteps: z.array(stepSchema).min(1),
    outputs: z.array(z.string().regex(/^\w+\.\w+$/)).default([]),
  })
  .superRefine(({ mainSteps }, context) => {
    for (const message of mainSteps.flatMap((step) => complaintsOf(step, mainSteps))) context.addIssue({ code: 'custom', message });
  });

export type Runbook = z.infer<typeof runbookSchema>;
export type RunbookStep = Runbook['mainSteps'][number];

/** Checks a document that {@link fillRunbook} filled. Throws with all complaints where it is none that can be run here. */
export const readRunbook = (document: unknown): Runbook => {
  const read = runbookSchema.safeParse(document);
  if (read.success) return read.data;
  throw new Error(`This runbook cannot be run here:\n${z.prettifyError(read.error)}`);
};

/** The step of that name. */
export const findStep = (runbook: Runbook, name: string): RunbookStep => {
  const step = runbook.mainSteps.find((one) => one.name === name);
  if (step === undefined) throw new Error(`The runbook has no step ${name}`);
  return step;
};

/** The step that `Abort | Continue | step:name` names, or null. */
export const stepNamedBy = (goesTo: string): string | null => (goesTo.startsWith('step:') ? goesTo.slice('step:'.length) : null);

/**
 * Whether the failure of a step is the runbook's. The default is false where onFailure is Continue, else true. What of `step:` without
 * isCritical, and of Abort with `isCritical: false`, is not said clearly, so that documents must not leave it open.
 * (Systems Manager user guide, "Properties shared by all actions": isCritical)
 */
export const isCriticalStep = ({ isCritical, onFailure }: RunbookStep): boolean => isCritical ?? onFailure !== 'Continue';

const complaintsOf = (step: RunbookStep, steps: readonly RunbookStep[]): readonly string[] => {
  const names = steps.map(({ name }) => name);
  const unknown = targetsOf(step).filter((name) => !names.includes(name));
  return [
    ...unknown.map((name) => `Step ${step.name} goes to ${name}, which is not there`),
    ...(names.filter((name) => name === step.name).length > 1 ? [`Step ${step.name} is there twice`] : []),
    ...(stepNamedBy(step.onFailure) !== null && step.isCritical === undefined ? [`Step ${step.name} must say isCritical`] : []),
    ...(step.onFailure === 'Abort' && step.isCritical === false ? [`Step ${step.name} aborts, and cannot be uncritical`] : []),
  ];
};

const targetsOf = ({ onFailure, onCancel, nextStep }: RunbookStep): readonly string[] =>
  [stepNamedBy(onFailure), stepNamedBy(onCancel), nextStep ?? null].filter((name) => name !== null);
