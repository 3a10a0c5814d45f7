import type { Denial } from './denial.ts';

/**
 * Whether CloudTrail's event history, which is what `lookup-events` and the console show, can hold the event: data events and network
 * activity events are only where a trail sends them. (CloudTrail user guide, "Working with CloudTrail event history")
 */
export const isInEventHistory = ({ carrier, eventCategory }: Denial): boolean =>
  carrier === 'cloudtrail' && (eventCategory === null || eventCategory === 'Management');
