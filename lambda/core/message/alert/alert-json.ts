import type { Alert } from '../alert.ts';
import { explanationRecord } from '../explanation-json.ts';
import { safeJson } from '../plain-text.ts';
import { redactValue } from '../redact/redact-value.ts';
import { alertAttributes } from './alert-attributes.ts';
import type { AlertFacts } from './alert-facts.ts';
import { type Bounds, boundedValue } from './bounded-value.ts';
import { byteLength } from './byte-length.ts';
import { nothingProposed } from './remedy-facts.ts';

/** Of the 256 KB that SNS takes for all protocols, counted as it stands inside the message: escaped once more. */
const mostBytes = 120_000;

/** Tried in turn until it fits; the last always does. */
const bounds: readonly Bounds[] = [
  { longestText: 4000, longestList: 500, deepest: 12 },
  { longestText: 1000, longestList: 100, deepest: 12 },
  { longestText: 300, longestList: 20, deepest: 10 },
  { longestText: 100, longestList: 12, deepest: 5 },
];

/**
 * The alert for programs, as docs/json.md describes it: one object, without secrets. A field that is not known is null. What did not fit is
 * named in `cut`.
 */
export const alertJson = (alert: Alert, facts: AlertFacts): string => {
  const whole = redactValue(alertRecord(alert, facts));
  for (const bound of bounds) {
    const { value, cut } = boundedValue(whole, bound);
    const json = safeJson({ ...Object(value), cut: cut.slice(0, 50) });
    if (byteLength(JSON.stringify(json)) <= mostBytes) return json;
  }
  return safeJson({
    schemaVersion: '1',
    kind: 'alert',
    title: facts.title.slice(0, 300),
    incident: { id: facts.incident },
    cut: ['all but the title and the id: it did not fit'],
  });
};

const alertRecord = (alert: Alert, facts: AlertFacts) => ({
  schemaVersion: '1',
  kind: 'alert',
  title: facts.title,
  reason: alert.reason,
  time: alert.now,
  incident: incidentRecord(alert),
  probing: alert.probing,
  accountName: alert.incident.account === null ? null : (alert.accountNames[alert.incident.account] ?? null),
  owners: alert.owners,
  healthIssue: alert.healthIssue,
  plan: alert.plan,
  links: facts.links,
  commands: [...facts.planCommands, ...facts.commands, ...facts.incidentCommands],
  attributes: alertAttributes(alert),
  explanation: explanationOf(alert),
});

/** Of probing nothing is proposed, whatever the last of its denials would have led to. */
const explanationOf = ({ explanation, probing }: Alert) =>
  explanationRecord(
    probing === null
      ? explanation
      : { ...explanation, remedy: { ...explanation.remedy, kind: 'withheld', summary: nothingProposed, policy: null, wholeCall: null } },
  );

const incidentRecord = ({ incident, probing }: Alert) => ({
  id: incident.id,
  fingerprint: incident.fingerprint,
  kind: incident.kind,
  status: incident.status,
  fix: incident.fix,
  account: incident.account,
  principalArn: incident.principalArn,
  principalName: incident.principalName,
  action: incident.action,
  resource: incident.resource,
  cause: incident.cause,
  certainty: incident.certainty,
  remedy: probing === null ? incident.remedy : 'withheld',
  count: incident.count,
  sessions: incident.sessions,
  regions: incident.regions,
  firstSeen: incident.firstSeen,
  lastSeen: incident.lastSeen,
});
