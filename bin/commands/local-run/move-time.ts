import { sweepGrants } from '../../../lambda/flows/grants/sweep-grants.ts';
import { resolveSilent, sendDigest } from '../../../lambda/flows/send-digest.ts';
import type { LocalWorld } from './local-world.ts';
import { settle } from './settle.ts';

const hourMs = 3_600_000;
/** When the digest is sent, and silent incidents are resolved: the stack's own schedules have such hours too (UTC). */
const digestHour = 9;

/**
 * Moves the clock forward and stops at each time at which something is to be done, as if the run had been watched all the time: runbooks
 * that wait, the hourly sweep, the digest of a weekday.
 */
export const moveTime = async (world: LocalWorld, until: string): Promise<void> => {
  for (let now = world.clock.now(); now < until; now = world.clock.now()) {
    const hour = new Date((Math.floor(Date.parse(now) / hourMs) + 1) * hourMs).toISOString();
    const wake = world.automation.nextWake() ?? until;
    const stop = [hour, until, [wake, now].sort()[1] ?? now].sort()[0] ?? until;
    world.clock.moveTo(stop);
    await settle(world);
    if (stop === hour) await everyHour(world, new Date(hour));
    // Nothing that is due may hold the clock.
    if (world.clock.now() <= now) world.clock.moveTo(new Date(Date.parse(now) + 1).toISOString());
  }
  await settle(world);
};

const everyHour = async (world: LocalWorld, hour: Date): Promise<void> => {
  await sweepGrants(world.ports);
  await settle(world);
  if (hour.getUTCHours() !== digestHour) return;
  await resolveSilent(world.ports);
  const isWeekday = hour.getUTCDay() !== 0 && hour.getUTCDay() !== 6;
  if (isWeekday) await sendDigest(world.ports);
};
