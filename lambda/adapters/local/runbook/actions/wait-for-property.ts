import type { Progress, RunAction, StepRun } from '../execution.ts';
import { earlier, isReached, later } from '../later.ts';
import { askApi, compareProperty } from './ask-api.ts';

const oneHour = 3600;
/** How often Systems Manager looks is documented nowhere. */
const pollSeconds = 5;

/**
 * Looks again and again until a property has a wanted value, until timeoutSeconds. A throttled call is tried again, another error fails.
 * (Systems Manager user guide, aws:waitForAwsResourceProperty, "Configuring automatic retry for throttled operations")
 */
export const runWaitForProperty: RunAction = async (run) => {
  const answer = await askApi(run);
  if (answer.kind === 'no-answer') return goOn(run, 'no answer');
  if (answer.kind === 'error') {
    const says = `${answer.code}: ${answer.message}`;
    return /Throttl|TooManyRequests/.test(answer.code) ? goOn(run, says) : { kind: 'failed', says };
  }
  const { isWanted, says } = compareProperty(run.inputs, answer.answer);
  return isWanted ? { kind: 'succeeded' } : goOn(run, says);
};

const goOn = ({ attempt, timeoutSeconds, now }: StepRun, says: string): Progress => {
  const until = later(attempt.startedAt, timeoutSeconds ?? oneHour);
  if (isReached(until, now)) return { kind: 'timed-out', says };
  return { kind: 'waiting', status: 'InProgress', until: earlier(later(now, pollSeconds), until) };
};
