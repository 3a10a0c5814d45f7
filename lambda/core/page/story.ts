import type { Explanation } from '../cause/diagnosis.ts';
import type { Incident } from '../incident/incident.ts';
import { alertTitle, times } from '../message/alert/alert-title.ts';
import { whatWords, whoWords, whyWords } from '../message/incidents/incident-words.ts';

/** What happened, in one sentence: the title of an alert, where the event is at hand. */
export const storyOf = (
  incident: Incident,
  explanation: Explanation | null,
  { now, accountNames }: { readonly now: string; readonly accountNames: Readonly<Record<string, string>> },
): string => {
  if (explanation === null || incident.kind === 'probing')
    return `${whoWords(incident)} was refused ${whatWords(incident)} ${times(incident.count)}: ${whyWords(incident)}`;
  return alertTitle({
    reason: 'count',
    incident,
    explanation,
    probing: null,
    accountNames,
    owners: [],
    healthIssue: null,
    plan: null,
    now,
  });
};
