import { type Fix, type Incident, statuses } from '../../../lambda/core/incident/incident.ts';
import type { LocalRun } from './local-run.ts';
import { viewOf } from './view.ts';

const after: readonly Fix[] = ['verified', 'ended', 'adopted', 'rolled-back'];
const pauseMs = 100;

/** Calls back for each incident whose grant was applied or is gone, once. Out: how to stop watching. */
export const watchGrants = async (run: LocalRun, happened: (incident: Incident) => Promise<void>): Promise<() => void> => {
  const known = new Map<string, Fix>();
  const look = async (tell: boolean): Promise<void> => {
    for (const incident of await run.world.ports.listIncidents(statuses)) {
      const isNews = known.get(incident.fingerprint) !== incident.fix;
      known.set(incident.fingerprint, incident.fix);
      if (tell && isNews && after.includes(incident.fix)) await happened(incident);
    }
  };
  await look(false);
  let timer: NodeJS.Timeout | null = null;
  const unsubscribe = run.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = null;
      void look(true);
    }, pauseMs);
  });
  return () => {
    if (timer !== null) clearTimeout(timer);
    unsubscribe();
  };
};

/** The calls that are tried for an incident now. */
export const triedFor = async (run: LocalRun, { fingerprint }: Incident) => (await viewOf(run, fingerprint))?.tried ?? [];
