import type { Progress, RunAction } from '../execution.ts';
import { textOf } from '../fill-in.ts';
import { selectProperty } from '../select-property.ts';
import { askApi } from './ask-api.ts';

/** Calls an API once, and keeps of its answer what the step's outputs select. (Systems Manager user guide, aws:executeAwsApi) */
export const runExecuteApi: RunAction = async (run) => {
  const answer = await askApi(run);
  if (answer.kind === 'no-answer') return { kind: 'timed-out', says: 'no answer within timeoutSeconds' };
  if (answer.kind === 'error') return { kind: 'failed', says: `${answer.code}: ${answer.message}` };
  return { kind: 'succeeded', outputs: outputsOf(run.outputs, answer.answer) } satisfies Progress;
};

const outputsOf = (outputs: readonly { readonly Name: string; readonly Selector: string }[], answer: unknown): Record<string, string[]> =>
  Object.fromEntries(outputs.map(({ Name, Selector }) => [Name, [textOf(selectProperty(Selector, answer) ?? '')]]));
