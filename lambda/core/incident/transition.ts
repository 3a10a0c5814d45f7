import { isEscalation, type RecentActivity } from './escalation.ts';
import type { AlertReason, Fix, Incident, Status } from './incident.ts';

/** What can happen to an incident. */
export type IncidentEvent =
  | { readonly kind: 'denied'; readonly recent: RecentActivity }
  | { readonly kind: 'snoozed'; readonly until: string }
  | { readonly kind: 'ignored'; readonly reason: string; readonly until: string | null }
  | { readonly kind: 'resolved' }
  | { readonly kind: 'fix'; readonly fix: Fix };

export type IncidentState = Pick<Incident, 'status' | 'fix' | 'count' | 'toldCount' | 'firstSeen' | 'quietUntil' | 'reason'>;

/** The next state, and why people are to be told, if they are. */
export interface Transition {
  readonly status: Status;
  readonly fix: Fix;
  readonly quietUntil: string | null;
  readonly reason: string | null;
  readonly alert: AlertReason | null;
}

const newFor = 24 * 60 * 60 * 1000;

/**
 * Both axes of an incident after an event, as one pure function.
 *
 * In: the state, the event, and the time (ISO 8601). Snoozed and ignored incidents stay quiet until they escalate or their time is over;
 * a resolved one that is refused again has regressed.
 */
export const transition = (state: IncidentState, event: IncidentEvent, now: string): Transition => {
  const same = { status: state.status, fix: state.fix, quietUntil: state.quietUntil, reason: state.reason, alert: null };
  switch (event.kind) {
    case 'denied':
      return { ...same, ...denied(state, event.recent, now) };
    case 'snoozed':
      return { ...same, status: 'snoozed', quietUntil: event.until };
    case 'ignored':
      return { ...same, status: 'ignored', quietUntil: event.until, reason: event.reason };
    case 'resolved':
      return { ...same, status: 'resolved', quietUntil: null };
    case 'fix':
      // A verified fix resolves; one that ended or was rolled back leaves the incident as it was.
      return {
        ...same,
        fix: event.fix,
        ...(event.fix === 'verified' || event.fix === 'adopted' ? { status: 'resolved' as const, quietUntil: null } : {}),
      };
    default:
      return event satisfies never;
  }
};

type Denied = Pick<Transition, 'status' | 'alert'> & Partial<Transition>;

const denied = (state: IncidentState, recent: RecentActivity, now: string): Denied => {
  if (state.toldCount === 0 && state.status === 'new') return { status: 'new', alert: 'new' };
  if (state.status === 'resolved') return { status: 'regressed', alert: 'regressed' };
  const escalates = isEscalation(recent);
  if (escalates && state.status !== 'escalating') return { status: 'escalating', quietUntil: null, alert: 'escalating' };
  if (isQuiet(state, now)) return { status: state.status, alert: null };
  const status = settled(state, escalates, now);
  return { status, quietUntil: null, alert: passedStep(state) ? 'count' : null };
};

/** Ignored without a date means until it escalates. */
const isQuiet = ({ status, quietUntil }: IncidentState, now: string): boolean =>
  (status === 'ignored' && (quietUntil === null || quietUntil > now)) || (status === 'snoozed' && quietUntil !== null && quietUntil > now);

const settled = (state: IncidentState, escalates: boolean, now: string): Status => {
  if (state.status === 'escalating' && escalates) return 'escalating';
  const isYoung = Date.parse(now) - Date.parse(state.firstSeen) < newFor;
  return (state.status === 'new' || state.status === 'regressed') && isYoung ? state.status : 'ongoing';
};

/** Told again at 100, 1,000, 10,000 …: a storm costs one alert and these steps. */
const passedStep = ({ count, toldCount }: IncidentState): boolean => stepOf(count) > stepOf(toldCount);

const stepOf = (count: number): number => (count < 100 ? 0 : Math.floor(Math.log10(count) + 1e-9));
