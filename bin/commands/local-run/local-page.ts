import { statuses } from '../../../lambda/core/incident/incident.ts';
import type { PagePorts } from '../../../lambda/flows/page/page-ports.ts';
import { act } from './act.ts';
import type { LocalRun } from './local-run.ts';
import { eventsIn } from './take-events.ts';
import { viewOf } from './view.ts';

const hourMs = 3_600_000;
/** A year and a day: no grant lasts longer. */
const mostHours = 366 * 24;

/** What the page touches, on a local run. */
export const localPagePorts = (run: LocalRun): PagePorts => ({
  now: run.world.clock.now,
  info: () => ({
    kind: 'local',
    title: 'local run',
    account: run.grants.account,
    region: null,
    readOnly: null,
    clockCanMove: true,
    you: run.people.you,
    accountNames: run.settings.accountNames,
  }),
  listIncidents: () => run.world.store.listIncidents(statuses),
  readIncident: (fingerprint) => viewOf(run, fingerprint),
  act: (fingerprint, action) => act(run, fingerprint, action),
  moveTime: async (hours) => {
    if (!(hours > 0 && hours <= mostHours)) return { kind: 'refused', says: `the clock moves forward, by ${mostHours} hours at most` };
    await run.moveTo(new Date(Date.parse(run.world.clock.now()) + hours * hourMs).toISOString());
    return { kind: 'done' };
  },
  takeEvents: async (text) => {
    const { events, problems } = eventsIn(text) ?? { events: [], problems: ['there is no JSON in it'] };
    const taken = await run.take(events);
    return { taken: taken.taken, problems: [...problems, ...taken.problems] };
  },
  alerts: async () => run.world.notices.all(),
  subscribe: (callback) =>
    run.subscribe((fingerprint) => callback(fingerprint === null ? { kind: 'all' } : { kind: 'incident', fingerprint })),
});
