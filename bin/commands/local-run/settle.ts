import { followUp } from '../../../lambda/flows/grants/follow-up.ts';
import type { LocalWorld } from './local-world.ts';

/** More rounds than any runbook has steps: a runbook that starts itself again and again would never settle. */
const mostRounds = 500;

/**
 * Lets everything happen that is due now: runbooks go on, and each change of an execution's status is followed up, as EventBridge and the
 * outcome Lambda do in the cloud. What was not followed up before a process died is now.
 */
export const settle = async ({ automation, ports }: Pick<LocalWorld, 'automation' | 'ports'>): Promise<void> => {
  for (let round = 0; round < mostRounds; round++) {
    const advanced = await automation.advance();
    const news = automation.news();
    for (const executionId of news) {
      await followUp(ports, executionId);
      automation.heard(executionId);
    }
    if (!advanced && news.length === 0) return;
  }
  throw new Error('the runbooks do not come to rest');
};
