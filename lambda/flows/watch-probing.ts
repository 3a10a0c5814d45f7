import { isRefusal } from '../core/cause/cause.ts';
import type { Ports } from './ports.ts';
import type { TriagedDenial, TriageSettings } from './triage-denial.ts';

/**
 * Notes what a principal was refused and tells security once when it was many different actions in a short time.
 *
 * Windows are fixed and overlap by half, so that a burst across a border is seen. Out: whether this principal looks like probing now;
 * none of its denials then leads to a proposal.
 */
export const watchProbing = async (
  ports: Pick<Ports, 'noteAction' | 'claimOnce' | 'releaseClaim' | 'sendProbingAlert' | 'now'>,
  settings: TriageSettings,
  { explanation, facts, time }: TriagedDenial,
): Promise<boolean> => {
  const { principalArn, action } = facts;
  if (principalArn === null || action === null || !isRefusal(facts.cause.kind)) return false;
  const noted = await Promise.all(
    windowsOf(time, settings.probing.minutes).map((window) => ports.noteAction(principalArn, action.toLowerCase(), window)),
  );
  const actions = noted.reduce((most, seen) => (seen.length > most.length ? seen : most), []);
  if (actions.length < settings.probing.actions) return false;
  const key = `probing/${principalArn}/${time.slice(0, 13)}`;
  if (await ports.claimOnce(key)) {
    try {
      await ports.sendProbingAlert({
        principalArn,
        principalName: facts.principalName ?? principalArn,
        account: facts.account,
        region: facts.region,
        actions,
        minutes: settings.probing.minutes,
        sourceIps: explanation.denial.sourceIp === null ? [] : [explanation.denial.sourceIp],
        now: ports.now(),
        accountNames: settings.accountNames,
      });
    } catch (error) {
      await ports.releaseClaim(key);
      throw error;
    }
  }
  return true;
};

const windowsOf = (time: string, minutes: number): string[] => {
  const half = (minutes * 60_000) / 2;
  const index = Math.floor(Date.parse(time) / half);
  return [index, index - 1].map((start) => new Date(start * half).toISOString());
};
