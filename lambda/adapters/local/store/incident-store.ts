import type { HealthEvent } from '../../../core/incident/health-event.ts';
import type { Incident } from '../../../core/incident/incident.ts';
import type { ReserveApproval } from '../../../flows/grants/grant-ports.ts';
import type { IncidentPorts } from '../../../flows/incidents/incident-ports.ts';
import type { CountDenials, FindHealthIssue, IncidentStore, KeepHealthIssue } from '../../../flows/ports.ts';
import { explanationIn, keptText } from '../../incident-table/explanation-item.ts';
import { begunIncident, countedIncident } from './counted-incident.ts';
import type { KeptIncidents } from './kept-incidents.ts';
import { namedSets } from './named-sets.ts';

/** The incident store of a local run, and all else that the incident table keeps in the cloud. */
export interface LocalStore extends IncidentStore, Pick<IncidentPorts, 'listIncidents'> {
  readonly reserveApproval: ReserveApproval;
  readonly keepHealthIssue: KeepHealthIssue;
  readonly findHealthIssue: FindHealthIssue;
  /** All of it, to be written. */
  readonly kept: () => KeptIncidents;
}

interface Entry {
  readonly incident: Incident;
  readonly events: string[];
  readonly explanation: string | null;
}

const mostActions = 500;
/** Windows and days that are looked back at. */
const mostWindows = 2000;

/**
 * Incidents in memory. In: what was kept, and who hears of each change. Nothing waits between reading and writing, so that parallel callers
 * cannot meet.
 */
export const localStore = (kept: KeptIncidents, changed: (fingerprint: string) => void): LocalStore => {
  const entries = new Map<string, Entry>(
    kept.incidents.map(({ incident, events, explanation }) => [incident.fingerprint, { incident, events: [...events], explanation }]),
  );
  const countedIn = new Map([...entries].flatMap(([fingerprint, { events }]) => events.map((event) => [event, fingerprint] as const)));
  const actions = namedSets(kept.actions, mostWindows);
  const asked = namedSets(kept.asked, mostWindows);
  const health = new Map<string, HealthEvent>(kept.health.map((issue) => [issue.arn, issue]));
  const put = (entry: Entry): void => {
    entries.set(entry.incident.fingerprint, entry);
    changed(entry.incident.fingerprint);
  };
  return {
    countDenials: countIn(entries, countedIn, put),
    readIncident: async (fingerprint) => entries.get(fingerprint)?.incident ?? null,
    listIncidents: async (statuses) =>
      [...entries.values()].flatMap(({ incident }) => (statuses.includes(incident.status) ? [incident] : [])),
    changeIncident: async (fingerprint, version, { forgetHours = [], ...change }) => {
      const entry = entries.get(fingerprint);
      if (entry === undefined || entry.incident.version !== version) return false;
      const hours = Object.fromEntries(Object.entries(entry.incident.hours).filter(([hour]) => !forgetHours.includes(hour)));
      put({ ...entry, incident: { ...entry.incident, ...change, hours, version: version + 1 } });
      return true;
    },
    noteAction: async (principal, action, window) => actions.add(principal, window, action, mostActions),
    keepExplanation: async (fingerprint, explanation) => {
      const entry = entries.get(fingerprint);
      if (entry !== undefined) put({ ...entry, explanation: keptText(explanation) });
    },
    readExplanation: async (fingerprint) => explanationIn(entries.get(fingerprint)?.explanation),
    reserveApproval: async (principal, day, token, most) => asked.add(principal, day, token, most).includes(token),
    ...healthIn(health),
    kept: () => ({
      incidents: [...entries.values()],
      actions: actions.kept(),
      asked: asked.kept(),
      health: [...health.values()],
    }),
  };
};

const healthIn = (issues: Map<string, HealthEvent>): Pick<LocalStore, 'keepHealthIssue' | 'findHealthIssue'> => ({
  keepHealthIssue: async (issue) => void issues.set(issue.arn, issue),
  findHealthIssue: async (service, region, time) =>
    [...issues.values()].find(
      (issue) =>
        issue.service === service &&
        issue.region === region &&
        issue.startTime <= time &&
        (issue.endTime === null || issue.endTime >= time),
    )?.text ?? null,
});

const countIn =
  (entries: ReadonlyMap<string, Entry>, countedIn: Map<string, string>, put: (entry: Entry) => void): CountDenials =>
  async (facts, events, first) => {
    const { fingerprint } = facts;
    const once = [...new Map(events.map((event) => [event.eventId, event])).values()];
    const elsewhere = once.flatMap(({ eventId }) => countedIn.get(eventId) ?? []).filter((where) => where !== fingerprint);
    const mine = once.filter(({ eventId }) => !countedIn.has(eventId));
    if (mine.length > 0) {
      const entry = entries.get(fingerprint) ?? { incident: begunIncident(facts, mine, first), events: [], explanation: null };
      for (const { eventId } of mine) {
        countedIn.set(eventId, fingerprint);
        entry.events.push(eventId);
      }
      put({ ...entry, incident: countedIncident(entry.incident, facts, mine) });
    }
    return { counted: mine.length, elsewhere: [...new Set(elsewhere)] };
  };
