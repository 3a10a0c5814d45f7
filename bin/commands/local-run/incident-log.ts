import type { Incident } from '../../../lambda/core/incident/incident.ts';
import { statusWords } from '../../../lambda/core/message/incidents/incident-words.ts';
import type { HistoryEntry } from '../../../lambda/core/page/incident-view.ts';
import type { IncidentStore } from '../../../lambda/flows/ports.ts';

/** What became of incidents, in the order in which it happened. */
export interface IncidentLog {
  readonly note: (fingerprint: string, what: string, who: string | null) => void;
  readonly of: (fingerprint: string) => readonly HistoryEntry[];
  readonly kept: () => Readonly<Record<string, readonly HistoryEntry[]>>;
  /** Who is at work: what changes meanwhile was this person's doing. */
  readonly as: <Result>(who: string, work: () => Promise<Result>) => Promise<Result>;
  readonly actor: () => string | null;
}

/** An incident that escalates each day for months is told of as it was lately. */
const most = 100;

export const incidentLog = (kept: Readonly<Record<string, readonly HistoryEntry[]>>, now: () => string): IncidentLog => {
  const entries = new Map(Object.entries(kept));
  let actor: string | null = null;
  return {
    note: (fingerprint, what, who) => {
      entries.set(fingerprint, [...(entries.get(fingerprint) ?? []), { time: now(), what, who }].slice(-most));
    },
    of: (fingerprint) => entries.get(fingerprint) ?? [],
    kept: () => Object.fromEntries(entries),
    as: async (who, work) => {
      actor = who;
      try {
        return await work();
      } finally {
        actor = null;
      }
    },
    actor: () => actor,
  };
};

/** A store that notes each change of status and fix. */
export const loggedStore = <Store extends IncidentStore>(store: Store, log: IncidentLog): Store => ({
  ...store,
  countDenials: async (facts, events, first) => {
    const isNew = (await store.readIncident(facts.fingerprint)) === null;
    const counted = await store.countDenials(facts, events, first);
    if (isNew && counted.counted > 0) log.note(facts.fingerprint, 'first counted', null);
    return counted;
  },
  changeIncident: async (fingerprint, version, change) => {
    const before = await store.readIncident(fingerprint);
    const written = await store.changeIncident(fingerprint, version, change);
    const after = await store.readIncident(fingerprint);
    if (written && before !== null && after !== null) noteChange(log, before, after);
    return written;
  },
});

const noteChange = (log: IncidentLog, before: Incident, after: Incident): void => {
  const { fingerprint, fix, grant } = after;
  if (fix !== before.fix) {
    const deciders = fix === 'ended' || fix === 'adopted' ? '' : (grant?.decidedBy.join(', ') ?? '');
    log.note(fingerprint, fixWords(after), deciders === '' ? log.actor() : deciders);
  } else if (grant !== null && grant.revocation !== null && before.grant?.revocation === null)
    log.note(fingerprint, `is being taken back (${grant.revocation.reason})`, log.actor());
  if (after.status !== before.status) log.note(fingerprint, statusWords(after), log.actor());
};

const fixWords = ({ fix, grant }: Incident): string => {
  const plan = grant === null ? '' : ` plan ${grant.documentHash.slice(0, 8)}`;
  const because = grant?.because == null ? '' : `: ${grant.because}`;
  switch (fix) {
    case 'awaiting-approval':
      return `asked the approvers for${plan}`;
    case 'applying':
      return `approved${plan}`;
    case 'verified':
      return `granted and verified${plan}`;
    case 'ended':
      return 'the grant is gone';
    default:
      return `${fix}${because}`;
  }
};
