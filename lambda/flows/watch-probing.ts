import { isRefusal } from '../core/cause/cause.ts';
import { probingWindows } from '../core/incident/probing.ts';
import type { Ports } from './ports.ts';
import type { TriagedDenial, TriageSettings } from './triage-denial.ts';

/** The different actions that a principal was refused within the settings' minutes. */
export interface Probing {
  readonly principalArn: string;
  readonly actions: readonly string[];
}

/**
 * Notes what a principal was refused. Out: all that it was refused lately, where that is so much that it looks like probing; else null.
 *
 * Muted denials do not count: pages of the console are refused many different actions whenever somebody opens them.
 */
export const watchProbing = async (
  ports: Pick<Ports, 'noteAction'>,
  { probing }: Pick<TriageSettings, 'probing'>,
  { facts, time, mute }: TriagedDenial,
): Promise<Probing | null> => {
  const { principalArn, action } = facts;
  if (principalArn === null || action === null || mute !== null || !isRefusal(facts.cause.kind)) return null;
  const windows = probingWindows(time, probing.minutes);
  const noted = await Promise.all(windows.map((window) => ports.noteAction(principalArn, action.toLowerCase(), window)));
  const actions = noted.reduce((most, seen) => (seen.length > most.length ? seen : most), []);
  return actions.length >= probing.actions ? { principalArn, actions } : null;
};
