import type { Explanation } from '../cause/diagnosis.ts';
import type { Incident } from '../incident/incident.ts';
import { whoWords as incidentWho, whyWords } from '../message/incidents/incident-words.ts';
import { plainText } from '../message/plain-text.ts';
import { whoWords } from '../message/who-words.ts';
import { certaintyWords } from '../message/words.ts';

/** A line of an incident's page. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** A name or an ARN, to be copied. */
  readonly isName: boolean;
}

/** What is known of an incident, in the order in which people ask; what is not known has no line. */
export const incidentFacts = (
  incident: Incident,
  explanation: Explanation | null,
  accountNames: Readonly<Record<string, string>>,
): readonly Fact[] => {
  const { cause, certainty } = incident;
  const who = explanation === null ? null : whoWords({ principal: { ...explanation.denial.principal, account: null }, account: null });
  return [
    words('Why', `${whyWords(incident)}. Certainty: ${certaintyWords[certainty]}.`),
    words('Who', who ?? incidentWho(incident)),
    name('Principal', incident.principalArn),
    ...actionsOf(incident, explanation),
    name('Policy', cause.policyArn),
    name('Statement', cause.statementId),
    words('Account', accountWords(incident.account, accountNames)),
    words('Where', incident.regions.join(', ') || null),
    words('Sessions', sessionWords(incident.sessions)),
    words('From', fromWords(explanation)),
    name('Last event', incident.lastEventId),
  ].filter((fact) => fact !== null);
};

const actionsOf = ({ action, resource }: Incident, explanation: Explanation | null): readonly (Fact | null)[] => {
  const [first, ...others] = explanation?.authorizations ?? [];
  return [
    name('Action', first?.action ?? action),
    name('On what', first?.resource ?? resource),
    ...others.slice(0, 20).map((other) => name('And', `${other.action ?? '?'} on ${other.resource ?? '?'}`)),
  ];
};

const accountWords = (account: string | null, names: Readonly<Record<string, string>>): string | null => {
  if (account === null) return null;
  const known = Object.hasOwn(names, account) ? names[account] : undefined;
  return known === undefined ? account : `${known} (${account})`;
};

const most = 5;
const sessionWords = (sessions: readonly string[]): string | null => {
  if (sessions.length === 0) return null;
  const some = sessions.slice(0, most).map((session) => plainText(session, 64));
  return sessions.length > most ? `${sessions.length} of them: ${some.join(', ')} …` : some.join(', ');
};

const fromWords = (explanation: Explanation | null): string | null => {
  if (explanation === null) return null;
  const { sourceIp, userAgent } = explanation.denial;
  return [sourceIp, userAgent === null ? null : plainText(userAgent, 160)].filter((part) => part !== null).join(', ') || null;
};

const words = (label: string, value: string | null): Fact | null =>
  value === null ? null : { label, value: plainText(value, 600), isName: false };
const name = (label: string, value: string | null): Fact | null =>
  value === null || value === '' ? null : { label, value: plainText(value, 600), isName: true };
