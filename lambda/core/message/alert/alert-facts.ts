import { isRefusal } from '../../cause/cause.ts';
import type { AlertReason } from '../../incident/incident.ts';
import type { Alert } from '../alert.ts';
import { evidenceWords, whyWords } from '../why-words.ts';
import { alertTitle } from './alert-title.ts';
import { accountWords, callerWords } from './caller-words.ts';
import { type ConsoleLink, consoleLinks } from './console-links.ts';
import { type Listed, listed } from './listed.ts';
import { incidentCommands, type NextCommand, nextCommands, planCommands } from './next-commands.ts';
import { type RemedyFacts, remedyFacts } from './remedy-facts.ts';
import { seenWords, whereWords } from './seen-words.ts';
import { shown, shownOrNull } from './shown.ts';

/**
 * All that an alert says, once for all targets: clean lines without control characters and secrets, not escaped for any target yet. What is
 * not known is null or empty.
 */
export interface AlertFacts {
  readonly title: string;
  readonly incident: string;
  readonly status: string;
  readonly who: string | null;
  readonly principalArn: string | null;
  readonly account: string | null;
  readonly actions: Listed;
  readonly resources: Listed;
  readonly where: string | null;
  readonly seen: string;
  /** Null for probing: each of its denials has its own cause. */
  readonly why: string | null;
  readonly policyArn: string | null;
  readonly statement: string | null;
  readonly evidence: Listed;
  readonly healthIssue: string | null;
  /** `team=payments` */
  readonly owners: readonly string[];
  readonly remedy: RemedyFacts;
  /** How approvers are asked, or answer. */
  readonly planCommands: readonly NextCommand[];
  readonly commands: readonly NextCommand[];
  readonly incidentCommands: readonly NextCommand[];
  readonly links: readonly ConsoleLink[];
}

/** The facts of an alert. */
export const alertFacts = (alert: Alert): AlertFacts => {
  const { explanation, incident, probing } = alert;
  const { cause, denial } = explanation;
  return {
    title: alertTitle(alert),
    incident: shown(incident.id, 20),
    status: statusWords(alert),
    who: callerWords(alert),
    principalArn: shownOrNull(incident.principalArn),
    account: accountWords(incident.account ?? denial.account ?? denial.principal.account, alert),
    actions: actionsOf(alert),
    resources: probing === null ? resourcesOf(alert) : listed([], 0),
    where: whereWords(alert),
    seen: seenWords(alert),
    why: probing === null ? shown(whyWords(explanation)) : null,
    policyArn: probing === null ? shownOrNull(cause.policyArn) : null,
    statement: probing === null ? shownOrNull(cause.statementId) : null,
    evidence:
      probing === null
        ? listed(
            explanation.evidence.map((item) => shown(evidenceWords(item), 400)),
            3,
          )
        : listed([], 0),
    healthIssue: shownOrNull(alert.healthIssue, 400),
    owners: alert.owners.slice(0, 5).map(({ tag, value }) => `${shown(tag, 128)}=${shown(value, 256)}`),
    remedy: remedyFacts(alert),
    planCommands: planCommands(alert),
    commands: nextCommands(alert),
    incidentCommands: incidentCommands(alert),
    links: consoleLinks(alert),
  };
};

const actionsOf = ({ probing, explanation: { authorizations, denial, cause } }: Alert): Listed => {
  if (probing !== null)
    return listed(
      probing.actions.map((action) => shown(action, 120)),
      40,
    );
  const actions = [...new Set(authorizations.flatMap(({ action }) => (action === null ? [] : [shown(action, 120)])))];
  // Of an error that is no refusal the call says more than an action that nobody checked.
  const call =
    denial.operation === null || (actions.length > 0 && isRefusal(cause.kind)) ? [] : [`the call ${shown(denial.operation, 120)}`];
  return listed([...actions, ...call], 10);
};

const resourcesOf = ({ explanation: { authorizations } }: Alert): Listed =>
  listed([...new Set(authorizations.flatMap(({ resource }) => (resource === null ? [] : [shown(resource)])))], 5);

const statusWords = ({ reason, incident }: Alert): string => {
  const words: Readonly<Record<AlertReason, string>> = {
    new: 'new',
    regressed: 'back after it was resolved, or after its quiet time',
    escalating: 'escalating: far more often than usual, in another Region, or by another person',
    count: incident.status,
  };
  return words[reason];
};
