import type { Incident } from './incident.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What a day brought, and what waits for somebody. */
export interface Digest {
  readonly isNew: readonly Incident[];
  readonly waiting: readonly Incident[];
  readonly regressed: readonly Incident[];
  /** The open ones with the most denials of the day, five at most. */
  readonly top: readonly (readonly [Incident, number])[];
  /** Put aside by a mute, a person or a burst, with the denials of the day. */
  readonly quiet: readonly (readonly [Incident, number])[];
  /** Grants that end within a week. */
  readonly ending: readonly Incident[];
}

/** The digest of the last day, from all incidents. In: the time, ISO 8601. */
export const digestOf = (incidents: readonly Incident[], now: string): Digest => {
  const since = new Date(Date.parse(now) - dayMs).toISOString();
  const ofDay = (incident: Incident): readonly [Incident, number] => [incident, deniedSince(incident, since)];
  const byCount = (chosen: readonly Incident[]): (readonly [Incident, number])[] =>
    chosen
      .map(ofDay)
      .filter(([, count]) => count > 0)
      .sort(([, one], [, other]) => other - one);
  const isQuiet = ({ status }: Incident): boolean => status === 'ignored' || status === 'snoozed';
  const isOpen = (incident: Incident): boolean => !isQuiet(incident) && incident.status !== 'resolved';
  return {
    isNew: incidents.filter((incident) => isOpen(incident) && incident.status !== 'regressed' && incident.firstSeen >= since),
    waiting: incidents.filter(({ fix }) => fix === 'awaiting-approval' || fix === 'applying'),
    regressed: incidents.filter(({ status }) => status === 'regressed'),
    top: byCount(incidents.filter(isOpen)).slice(0, 5),
    quiet: byCount(incidents.filter(isQuiet)),
    ending: incidents.filter(({ fix, grant }) => fix === 'verified' && endsWithinWeek(grant?.endsAt ?? null, now)),
  };
};

const deniedSince = ({ hours }: Incident, since: string): number =>
  Object.entries(hours).reduce((sum, [hour, count]) => (hour >= since.slice(0, 13) ? sum + count : sum), 0);

const endsWithinWeek = (endsAt: string | null, now: string): boolean =>
  endsAt !== null && Date.parse(endsAt) - Date.parse(now) <= 7 * dayMs;

/** Nothing to say: nothing is sent. */
export const isEmpty = ({ isNew, waiting, regressed, top, quiet, ending }: Digest): boolean =>
  [isNew, waiting, regressed, top, quiet, ending].every((part) => part.length === 0);

/** Days without a denial after which an incident counts as resolved. */
const quietDays = 14;

/** Whether an open incident has been silent for so long that it is resolved by itself. */
export const isSilent = ({ lastSeen, fix }: Pick<Incident, 'lastSeen' | 'fix'>, now: string): boolean =>
  fix !== 'awaiting-approval' && fix !== 'applying' && Date.parse(now) - Date.parse(lastSeen) >= quietDays * dayMs;
