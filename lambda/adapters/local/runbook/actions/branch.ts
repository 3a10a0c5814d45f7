import * as z from 'zod';
import type { RunAction } from '../execution.ts';

const inputsSchema = z.strictObject({
  Choices: z.array(z.strictObject({ NextStep: z.string(), Variable: z.string(), StringEquals: z.string() })),
  Default: z.string().optional(),
});

/** Goes to the first choice that holds, else to Default, else to what follows. (Systems Manager user guide, aws:branch) */
export const runBranch: RunAction = async ({ inputs }) => {
  const { Choices, Default } = inputsSchema.parse(inputs);
  const nextStep = Choices.find(({ Variable, StringEquals }) => Variable === StringEquals)?.NextStep ?? Default;
  return { kind: 'succeeded', ...(nextStep === undefined ? {} : { nextStep }) };
};
