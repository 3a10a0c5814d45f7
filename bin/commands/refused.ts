import { plainText } from '../../lambda/core/message/plain-text.ts';
import type { IncidentFlags } from './open-incidents.ts';
import type { CommandRun, Terminal } from './output.ts';

/** Says why nothing was done, and ends with 6. */
export async function* refusedBecause(because: string): CommandRun {
  yield { to: 'stderr', text: `countersign: ${plainText(because, 1500)}\n` };
  return 6;
}

/** Programs get JSON where they ask for it, or where nobody looks at a terminal. */
export const wantsJson = ({ output }: IncidentFlags, { isTerminal }: Terminal): boolean =>
  output === 'json' || (output === undefined && !isTerminal);
