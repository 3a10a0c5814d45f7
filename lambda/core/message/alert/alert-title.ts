import { isRefusal } from '../../cause/cause.ts';
import type { Alert } from '../alert.ts';
import { becauseWords, refusedWords } from '../words.ts';
import { callerName } from './caller-words.ts';
import { grouped } from './listed.ts';
import { shown } from './shown.ts';

/** The whole alert in one line: who was refused what, how often, and why. Not escaped for any target. */
export const alertTitle = (alert: Alert): string => {
  if (alert.probing !== null) return probingTitle(alert, alert.probing);
  const { explanation } = alert;
  const what = shown(refusedWords(explanation), 120);
  if (!isRefusal(explanation.cause.kind)) {
    return `${callerName(alert) ?? 'A request'} was stopped by ${becauseWords(explanation)}${stoppedOften(alert)}: ${lowerThe(what)}`;
  }
  return `${callerName(alert) ?? 'Somebody'} was refused ${lowerThe(what)}${howOften(alert)}: ${becauseWords(explanation)}`;
};

const probingTitle = (alert: Alert, { actions, minutes }: NonNullable<Alert['probing']>): string =>
  `${callerName(alert) ?? 'A principal'} was refused ${grouped(actions.length)} different actions in ${grouped(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}: this looks like probing`;

const howOften = ({ reason, incident, now }: Alert): string => {
  switch (reason) {
    case 'new':
      return '';
    case 'regressed':
      return ' again';
    case 'escalating':
      return ` ${hourly(incident.hours[now.slice(0, 13)] ?? 0)}`;
    case 'count':
      return ` ${times(incident.count)}`;
    default:
      return reason satisfies never;
  }
};

const stoppedOften = (alert: Alert): string => (alert.reason === 'new' ? '' : `,${howOften(alert)}`);

/** An alert that was late may fall into the next hour, whose count says nothing. */
const hourly = (count: number): string => (count < 2 ? 'more often than before' : `${times(count)} this hour`);

export const times = (count: number): string => (count === 1 ? 'once' : `${grouped(count)} times`);

const lowerThe = (what: string): string => what.replace(/^(?:The|A) request/, (words) => words.toLowerCase());
