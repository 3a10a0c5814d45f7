import { sweepTaskIn } from '../core/grant/automation-event.ts';
import { sweepGrants } from '../flows/grants/sweep-grants.ts';
import { resolveSilent, sendDigest } from '../flows/send-digest.ts';
import { wireFollowUp } from './wire-follow-up.ts';

const { ports, grants } = wireFollowUp();

/** The sweep Lambda, by its schedules: grants that end, the digest, incidents that fell silent. An error lets the scheduler try again. */
export const handler = async (event: unknown): Promise<void> => {
  const task = sweepTaskIn(event);
  switch (task) {
    case 'grants':
      return sweepGrants(ports);
    case 'digest':
      return sendDigest({ ...ports, listGrants: grants === null ? null : ports.listGrants });
    case 'quiet':
      ports.observe.info('Silent incidents are resolved', { count: await resolveSilent(ports) });
      return;
    case null:
      throw new Error('expected {"task":"grants"}, {"task":"digest"} or {"task":"quiet"}, got something else');
    default:
      return task satisfies never;
  }
};
