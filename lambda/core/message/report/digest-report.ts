import type { Digest } from '../../incident/digest.ts';
import type { Incident } from '../../incident/incident.ts';
import { times } from '../alert/alert-title.ts';
import { shown } from '../alert/shown.ts';
import { whatWords, whoWords } from '../incidents/incident-words.ts';
import type { Report } from './report.ts';

/** A policy under /countersign/ that no incident knows. */
export interface Orphan {
  readonly policyName: string;
  readonly attachedTo: readonly string[];
}

const most = 10;

/** The digest for people: what waits first, then what is new, then what is quiet and why. */
export const digestReport = (digest: Digest, orphans: readonly Orphan[], removed: readonly Incident[], now: string): Report => ({
  kind: 'digest',
  title: `Digest of ${now.slice(0, 10)}: ${summary(digest)}`,
  incident: null,
  says: [],
  lines: [
    ...listed('Waits for approval', digest.waiting.map(one)),
    ...listed('Back after it was resolved', digest.regressed.map(one)),
    ...listed('New', digest.isNew.map(one)),
    ...listed('Most denied', digest.top.map(counted)),
    ...listed(
      'Grant ends within a week',
      digest.ending.map((incident) => `${one(incident)}, ends ${incident.grant?.endsAt ?? ''}`),
    ),
    ...listed('Grant that no incident knows', orphans.map(orphanWords)),
    ...listed('Grant that somebody else removed', removed.map(one)),
    ...listed('Quiet', digest.quiet.map(quietWords)),
  ],
  code: null,
  next: [{ purpose: 'See all that is open', command: 'countersign incidents' }],
  data: {
    waiting: digest.waiting.map(({ id }) => id),
    regressed: digest.regressed.map(({ id }) => id),
    new: digest.isNew.map(({ id }) => id),
    top: digest.top.map(([{ id }, count]) => ({ id, count })),
    quiet: digest.quiet.map(([{ id, mutedBy, reason }, count]) => ({ id, count, mutedBy, reason })),
    ending: digest.ending.map(({ id, grant }) => ({ id, endsAt: grant?.endsAt ?? null })),
    orphans,
    removed: removed.map(({ id }) => id),
  },
});

const summary = ({ isNew, waiting, regressed, quiet }: Digest): string => {
  const denials = quiet.reduce((sum, [, count]) => sum + count, 0);
  return [
    `${waiting.length} waiting`,
    `${regressed.length} regressed`,
    `${isNew.length} new`,
    `${quiet.length} quiet (${denials} denials)`,
  ].join(', ');
};

const one = (incident: Incident): string => `${incident.id} ${whatWords(incident)}, ${whoWords(incident)}`;
const counted = ([incident, count]: readonly [Incident, number]): string => `${one(incident)}: ${times(count)}`;
const quietWords = ([incident, count]: readonly [Incident, number]): string =>
  `${one(incident)}: ${times(count)}, ${incident.mutedBy === null ? incident.status : `muted by ${shown(incident.mutedBy, 60)}`}${incident.reason === null ? '' : ` (${shown(incident.reason, 120)})`}`;
const orphanWords = ({ policyName, attachedTo }: Orphan): string =>
  `${shown(policyName, 140)} on ${attachedTo.length === 0 ? 'nobody' : attachedTo.map((name) => shown(name, 100)).join(', ')}`;

const listed = (label: string, values: readonly string[]): readonly (readonly [string, string])[] => [
  ...values.slice(0, most).map((value) => [label, value] as const),
  ...(values.length > most ? [[label, `… ${values.length - most} more: countersign incidents --all`] as const] : []),
];
