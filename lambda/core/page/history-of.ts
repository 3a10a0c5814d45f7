import type { Execution } from '../grant/execution.ts';
import type { Incident } from '../incident/incident.ts';
import { statusWords } from '../message/incidents/incident-words.ts';
import type { HistoryEntry } from './incident-view.ts';

/**
 * What became of an incident, as far as it and the run of its grant tell: a table of incidents keeps how things are, not how they came to be.
 * Oldest first.
 */
export const historyOf = (incident: Incident, execution: Execution | null): readonly HistoryEntry[] =>
  [
    { time: incident.firstSeen, what: 'first refused', who: null },
    ...grantHistory(incident, execution),
    { time: incident.lastSeen, what: `last refused (${incident.count} in all)`, who: null },
    { time: incident.statusSince, what: statusWords(incident), who: null },
  ].sort((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));

const grantHistory = ({ grant, fix }: Incident, execution: Execution | null): readonly HistoryEntry[] => {
  if (grant === null) return [];
  const plan = `plan ${grant.documentHash.slice(0, 8)}`;
  const deciders = grant.decidedBy.join(', ');
  const because = grant.because === null ? '' : `: ${grant.because}`;
  const created = execution?.steps.find(({ name }) => name === 'CreatePolicy')?.startedAt ?? null;
  return [
    { time: grant.askedAt, what: `asked the approvers for ${plan}`, who: grant.askedBy },
    ...(created === null ? [] : [{ time: created, what: `approved ${plan}, and applied`, who: deciders === '' ? null : deciders }]),
    ...(grant.endedAt === null
      ? []
      : [{ time: grant.endedAt, what: `${endWords(fix)}${because}`, who: deciders === '' ? null : deciders }]),
  ];
};

/** A grant that has ended was verified before. */
const endWords = (fix: Incident['fix']): string =>
  fix === 'verified' || fix === 'ended' || fix === 'adopted' ? 'granted and verified' : fix;
