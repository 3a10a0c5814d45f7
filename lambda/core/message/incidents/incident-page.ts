import type { Fix, Incident } from '../../incident/incident.ts';
import { plainText } from '../plain-text.ts';
import type { Paint } from '../terminal/paint.ts';
import { certaintyWords } from '../words.ts';
import { agoWords, sparkline, statusWords, whatWords, whoWords, whyWords } from './incident-words.ts';

export interface IncidentPageOptions {
  /** ISO 8601. */
  readonly now: string;
  readonly paint: Paint;
}

/** One incident for people: what is known of it, and what can be done with it. */
export const incidentPage = (incident: Incident, { now, paint }: IncidentPageOptions): string => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Status', statusWords(incident)],
    ['Fix', fixWords(incident)],
    ...grantRows(incident),
    ['Who', `${whoWords(incident)}${incident.principalArn === null ? '' : ` (${plainText(incident.principalArn, 300)})`}`],
    ['Account', incident.account],
    ['On what', incident.resource === null ? null : plainText(incident.resource, 300)],
    ['Where', incident.regions.length === 0 ? null : incident.regions.map((region) => plainText(region, 40)).join(', ')],
    ['Why', `${whyWords(incident)}. Certainty: ${certaintyWords[incident.certainty]}.`],
    ['Policy', incident.cause.policyArn === null ? null : plainText(incident.cause.policyArn, 300)],
    [
      'How often',
      `${incident.count} times, first ${incident.firstSeen}, last ${incident.lastSeen} (${agoWords(incident.lastSeen, now)} ago)`,
    ],
    ['Sessions', sessionWords(incident)],
    ['24 hours', sparkline(incident.hours, now)],
    ['Last event', incident.lastEventId === null ? null : plainText(incident.lastEventId, 100)],
    ['Next', nextWords(incident)],
  ];
  const lines = rows.flatMap(([name, value]) => (value === null ? [] : [`  ${name.padEnd(11)} ${value}`]));
  return [paint.bold(`${incident.id}  ${whatWords(incident)}`), ...lines].map((line) => `${line}\n`).join('');
};

const most = 100;
const sessionWords = ({ sessions }: Incident): string | null => {
  if (sessions.length === 0) return null;
  const some = sessions.slice(0, 5).map((session) => plainText(session, 64));
  const count = sessions.length >= most ? `${most} or more` : String(sessions.length);
  return sessions.length > some.length ? `${count}: ${some.join(', ')} …` : some.join(', ');
};

const fixWords = ({ fix, grant }: Incident): string =>
  grant?.because === null || grant?.because === undefined ? fix : `${fix}: ${plainText(grant.because, 500)}`;

const grantRows = ({ grant }: Incident): readonly (readonly [string, string | null])[] =>
  grant === null
    ? []
    : [
        ['Grant', `${grant.policyName}, ${grant.endsAt === null ? 'no end' : `until ${grant.endsAt}`}`],
        ['Asked', `${grant.askedAt} by ${plainText(grant.askedBy ?? 'triage', 300)} (execution ${plainText(grant.executionId, 60)})`],
        ['Decided by', grant.decidedBy.length === 0 ? null : grant.decidedBy.map((who) => plainText(who, 300)).join(', ')],
        [
          'Taken back',
          grant.revocation === null ? null : `${grant.revocation.reason} (execution ${plainText(grant.revocation.executionId, 60)})`,
        ],
      ];

const nextWords = ({ id, status, fix }: Incident): string => {
  const fixes = nextFix[fix]?.map((command) => command.replace('ID', id)) ?? [];
  const others =
    status === 'resolved'
      ? ['it comes back as regressed when it is refused again']
      : [`countersign resolve ${id}`, `countersign snooze ${id} --for 4h`, `countersign ignore ${id} --reason TEXT`];
  return [...fixes, ...others].join(' · ');
};

const nextFix: Readonly<Partial<Record<Fix, readonly string[]>>> = {
  proposed: ['countersign propose ID'],
  'awaiting-approval': ['countersign approve ID', 'countersign reject ID --reason TEXT'],
  verified: ['countersign adopt ID', 'countersign revoke ID'],
  rejected: ['countersign propose ID'],
  lapsed: ['countersign propose ID'],
  ended: ['countersign propose ID'],
};
