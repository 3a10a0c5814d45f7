import type { RunAction } from '../execution.ts';
import { askApi, compareProperty } from './ask-api.ts';

/** Fails where a property has none of the values that are wanted. (Systems Manager user guide, aws:assertAwsResourceProperty) */
export const runAssertProperty: RunAction = async (run) => {
  const answer = await askApi(run);
  if (answer.kind === 'no-answer') return { kind: 'timed-out', says: 'no answer within timeoutSeconds' };
  if (answer.kind === 'error') return { kind: 'failed', says: `${answer.code}: ${answer.message}` };
  const { isWanted, says } = compareProperty(run.inputs, answer.answer);
  return isWanted ? { kind: 'succeeded' } : { kind: 'failed', says };
};
