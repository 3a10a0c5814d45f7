import { type Fix, type Incident, statuses } from '../../../lambda/core/incident/incident.ts';
import type { Paint } from '../../../lambda/core/message/terminal/paint.ts';
import type { LocalRun } from './local-run.ts';
import { triedLines } from './run-lines.ts';
import { viewOf } from './view.ts';

/** After these the denied call is worth another try. */
const worthTrying: readonly Fix[] = ['verified', 'ended', 'adopted', 'rolled-back'];
const pauseMs = 100;

/** Says, from now on, what became of the denied call and of those beside it, when a grant was applied or is gone. */
export const sayGrants = async (run: LocalRun, say: (text: string) => void, paint: Paint): Promise<void> => {
  const known = new Map<string, Fix>();
  const news = async (): Promise<readonly Incident[]> => {
    const incidents = await run.world.ports.listIncidents(statuses);
    const changed = incidents.filter(({ fingerprint, fix }) => known.get(fingerprint) !== fix);
    for (const { fingerprint, fix } of changed) known.set(fingerprint, fix);
    return changed.filter(({ fix }) => worthTrying.includes(fix));
  };
  const look = async (): Promise<void> => {
    for (const { fingerprint } of await news()) say(triedLines((await viewOf(run, fingerprint))?.tried ?? [], paint));
  };
  await news();
  let isComing = false;
  run.subscribe(() => {
    if (isComing) return;
    isComing = true;
    setTimeout(() => {
      isComing = false;
      look().catch((error: unknown) => say(`! ${String(error)}\n`));
    }, pauseMs).unref();
  });
};
