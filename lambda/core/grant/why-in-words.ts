import type { Explanation } from '../cause/diagnosis.ts';
import type { Incident } from '../incident/incident.ts';
import { times } from '../message/alert/alert-title.ts';
import { whyWords } from '../message/why-words.ts';

/** Why, how often and by whom, in the plain characters that the runbook takes; what somebody else wrote is cut and cleaned. */
export const whyInWords = (incident: Incident, explanation: Explanation): string => {
  const { session } = explanation.denial.principal;
  const who = session === null ? '' : ` Last session: ${plain(session, 64)}.`;
  const often = `Denied ${times(incident.count)}, first ${incident.firstSeen}, last ${incident.lastSeen}.`;
  const warnings = explanation.remedy.guards.filter(({ verdict }) => verdict === 'sensitive').map(({ reason }) => ` ${reason}`);
  return plain(`${whyWords(explanation)} ${often}${who}${warnings.join('')}`, 700);
};

/** Printable ASCII without braces: nothing in it is a template, a line break or a control character. */
const plain = (text: string, most: number): string => text.replace(/[^!-z|~ ]+/g, '?').slice(0, most);
