import * as z from 'zod';
import type { RunAction } from '../execution.ts';
import { isReached, later } from '../later.ts';

const inputsSchema = z.strictObject({ Duration: z.string().regex(/^PT(?:\d+H)?(?:\d+M)?(?:\d+S)?$/) });

/** Waits for an ISO 8601 duration of hours, minutes and seconds. (Systems Manager user guide, aws:sleep) */
export const runSleep: RunAction = async ({ inputs, attempt, now }) => {
  const until = later(attempt.startedAt, secondsOf(inputsSchema.parse(inputs).Duration));
  return isReached(until, now) ? { kind: 'succeeded' } : { kind: 'waiting', status: 'InProgress', until };
};

const secondsOf = (duration: string): number =>
  [...duration.matchAll(/(\d+)([HMS])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (unit === 'H' ? 3600 : unit === 'M' ? 60 : 1),
    0,
  );
