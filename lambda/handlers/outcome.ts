import { executionIdIn } from '../core/grant/automation-event.ts';
import { followUp } from '../flows/grants/follow-up.ts';
import { wireFollowUp } from './wire-follow-up.ts';

const { ports } = wireFollowUp();

/** The outcome Lambda: a change of an Automation's status in; its incident follows. An error lets Lambda try again. */
export const handler = async (event: unknown): Promise<void> => {
  const executionId = executionIdIn(event);
  if (executionId === null) throw new Error('expected an event "EC2 Automation Execution Status-change Notification", got something else');
  await followUp(ports, executionId);
};
