import * as z from 'zod';
import type { ApiAnswer, StepRun } from '../execution.ts';
import { textOf } from '../fill-in.ts';
import { selectProperty } from '../select-property.ts';

const callSchema = z.looseObject({ Service: z.string(), Api: z.string() });
const wishSchema = z.object({ PropertySelector: z.string(), DesiredValues: z.array(z.string()).min(1) });

/** Calls the API of a step's inputs as the runbook's role. */
export const askApi = ({ inputs, assumeRole, now, ports }: StepRun): Promise<ApiAnswer> => {
  const { Service, Api, ...others } = callSchema.parse(inputs);
  const { PropertySelector: _selector, DesiredValues: _values, ...input } = others;
  return ports.callApi({ service: Service, api: Api, input, as: assumeRole, now });
};

/** Whether a property of an answer has one of the values that a step wants, and what it has. */
export const compareProperty = (inputs: StepRun['inputs'], answer: unknown): { readonly isWanted: boolean; readonly says: string } => {
  const { PropertySelector, DesiredValues } = wishSchema.parse(inputs);
  const found = selectProperty(PropertySelector, answer);
  const text = found === undefined ? null : textOf(found);
  return {
    isWanted: text !== null && DesiredValues.includes(text),
    says: `${PropertySelector} is ${text ?? 'not there'}, not ${DesiredValues.join(' or ')}`,
  };
};
