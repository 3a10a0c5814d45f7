import { hasHistory, isSurge } from './escalation.ts';
import type { AlertReason, Fix, Incident, Status } from './incident.ts';

/** A mute that holds for a denial: it is counted and told in the digest, and nobody is woken. */
export interface Mute {
  readonly id: string;
  readonly reason: string;
}

/** Denials of a burst of many different actions: the burst is one alert, its denials have none. */
export const probingMute: Mute = { id: 'probing', reason: 'part of a burst of many different actions, which is an incident of its own' };

/** What can happen to an incident. */
export type IncidentEvent =
  | { readonly kind: 'denied'; readonly mute: Mute | null }
  | { readonly kind: 'snoozed'; readonly until: string }
  | { readonly kind: 'ignored'; readonly reason: string; readonly until: string | null }
  | { readonly kind: 'resolved' }
  | { readonly kind: 'fix'; readonly fix: Fix };

export type IncidentState = Pick<
  Incident,
  | 'status'
  | 'statusSince'
  | 'fix'
  | 'count'
  | 'toldCount'
  | 'firstSeen'
  | 'lastSeen'
  | 'hours'
  | 'sessions'
  | 'regions'
  | 'decided'
  | 'principalReserved'
  | 'quietUntil'
  | 'reason'
  | 'mutedBy'
>;

/** The next state, and why people are to be told, if they are. */
export interface Transition extends Pick<Incident, 'status' | 'fix' | 'quietUntil' | 'reason' | 'mutedBy'> {
  readonly alert: AlertReason | null;
}

/**
 * Both axes of an incident after an event, as one pure function.
 *
 * In: the state, the event, and the time (ISO 8601). Snoozed and ignored incidents stay quiet until they escalate or their time is over;
 * a resolved one that is refused again has regressed; what a mute covers is never told.
 */
export const transition = (state: IncidentState, event: IncidentEvent, now: string): Transition => {
  const { status, fix, quietUntil, reason, mutedBy } = state;
  const same: Transition = { status, fix, quietUntil, reason, mutedBy, alert: null };
  switch (event.kind) {
    case 'denied':
      return { ...same, ...denied(state, event.mute, now) };
    case 'snoozed':
      return { ...same, status: 'snoozed', quietUntil: event.until, mutedBy: null };
    case 'ignored':
      return { ...same, status: 'ignored', quietUntil: event.until, reason: event.reason, mutedBy: null };
    case 'resolved':
      return { ...same, status: 'resolved', quietUntil: null, mutedBy: null };
    case 'fix':
      // A verified fix resolves; one that ended or was rolled back leaves the incident as it was.
      return { ...same, fix: event.fix, ...(settles(event.fix) ? { status: 'resolved' as const, quietUntil: null } : {}) };
    default:
      return event satisfies never;
  }
};

const settles = (fix: Fix): boolean => fix === 'verified' || fix === 'adopted';

type Change = Partial<Transition>;

const denied = (state: IncidentState, mute: Mute | null, now: string): Change => {
  if (mute !== null) return muted(state, mute);
  if (state.mutedBy !== null) return unmuted(state);
  if (state.toldCount === 0 && state.status === 'new') return { alert: 'new' };
  // A denial from before it was resolved, which arrives late, is no regression.
  if (state.status === 'resolved')
    return state.lastSeen > state.statusSince ? { status: 'regressed', quietUntil: null, reason: null, alert: 'regressed' } : {};
  return lasting(state, now);
};

/** What somebody ignored by hand keeps that person's reason; a burst of its principal changes nothing for an incident that is known. */
const muted = ({ status, mutedBy, toldCount }: IncidentState, { id, reason }: Mute): Change =>
  (status === 'ignored' && mutedBy === null) || (id === probingMute.id && toldCount > 0)
    ? {}
    : { status: 'ignored', mutedBy: id, reason, quietUntil: null };

/** The mute does not hold any more: a rule that ended, or a burst that is over. */
const unmuted = ({ toldCount }: IncidentState): Change =>
  toldCount === 0
    ? { status: 'new', mutedBy: null, reason: null, alert: 'new' }
    : { status: 'ongoing', mutedBy: null, reason: null, alert: 'regressed' };

const lasting = (state: IncidentState, now: string): Change => {
  if (state.status !== 'escalating' && escalates(state, now))
    return { status: 'escalating', quietUntil: null, reason: null, alert: 'escalating' };
  if (isQuiet(state, now)) return {};
  // Whoever snoozed it wanted to hear of it later: now is later.
  if (state.status === 'snoozed' || state.status === 'ignored')
    return { status: 'ongoing', quietUntil: null, reason: null, alert: 'regressed' };
  return { status: settled(state, now), alert: passedStep(state) ? 'count' : null };
};

/** Far more often than usual, in another Region, or (where sessions are people) by another person. */
const escalates = (state: IncidentState, now: string): boolean =>
  isSurge(state.hours, state.firstSeen, now) || (hasHistory(state.firstSeen, now) && hasSpread(state));

const hasSpread = ({ regions, sessions, decided, principalReserved }: IncidentState): boolean =>
  regions.length > decided.regions || (principalReserved === 'identity-center' && sessions.length > decided.sessions);

/** Ignored without a date means until it escalates. */
const isQuiet = ({ status, quietUntil }: IncidentState, now: string): boolean =>
  (status === 'ignored' && quietUntil === null) ||
  ((status === 'ignored' || status === 'snoozed') && quietUntil !== null && quietUntil > now);

const dayMs = 24 * 60 * 60 * 1000;

/** New, regressed and escalating are news for a day: so it is told at most once a day that an incident escalates. */
const settled = ({ status, statusSince }: IncidentState, now: string): Status =>
  status === 'ongoing' || Date.parse(now) - Date.parse(statusSince) >= dayMs ? 'ongoing' : status;

/** Told again at 100, 1,000, 10,000 …: a storm costs one alert and these steps. */
const passedStep = ({ count, toldCount }: IncidentState): boolean => stepOf(count) > stepOf(toldCount);

const stepOf = (count: number): number => (count < 100 ? 0 : Math.floor(Math.log10(count) + 1e-9));
