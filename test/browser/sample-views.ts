import { readFileSync } from 'node:fs';
import type { Explanation } from '../../lambda/core/cause/diagnosis.ts';
import type { Incident } from '../../lambda/core/incident/incident.ts';
import { explainAll } from '../explain-text.ts';
import type { Held } from './sample-ports.ts';
import { type SampleIncident, sampleStory } from './sample-story.ts';

/** The incidents of the sample story, explained by the real flow with the real catalog. */
export const sampleViews = async (start = '2026-11-21T10:20:00.000Z'): Promise<readonly Held[]> =>
  (await Promise.all(sampleStory.map((sample) => viewOf(sample, start)))).flat();

const viewOf = async (sample: SampleIncident, start: string): Promise<Held[]> => {
  const read: unknown = JSON.parse(readFileSync(sample.file, 'utf8'));
  const input = typeof read === 'object' && read !== null && 'input' in read ? read.input : read;
  const items = await explainAll(typeof input === 'string' ? input : JSON.stringify(input), { wholeCall: true, all: true });
  const [explanation] = items.flatMap((item) => (item.kind === 'explained' ? [item.explanation] : []));
  if (explanation === undefined) throw new Error(`no explanation of ${sample.file}`);
  const incident = sampleIncident(explanation, sample, start);
  return [
    {
      incident,
      explanation,
      decodedMessage: sample.decoded === undefined ? null : JSON.stringify(sample.decoded),
      held: sample.held ?? null,
      execution: null,
      history: [
        { time: incident.firstSeen, what: 'first denied', who: null },
        ...(incident.status === 'new' ? [] : [{ time: incident.lastSeen, what: incident.status, who: null }]),
      ],
      tried: [],
    },
  ];
};

const hourMs = 3_600_000;

/** The incident that triage would have made. */
const sampleIncident = (explanation: Explanation, { counts, given }: Pick<SampleIncident, 'counts' | 'given'>, start: string): Incident => {
  const { denial, authorizations, cause, certainty, remedy, fingerprint, incident: id } = explanation;
  const { principal } = denial;
  const at = (back: number): string => new Date(Date.parse(start) - back * hourMs).toISOString();
  const hours = Object.fromEntries(
    counts.map((count, index) => [at(counts.length - 1 - index).slice(0, 13), count]).filter(([, count]) => count !== 0),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    kind: 'denial',
    fingerprint,
    id,
    account: denial.account ?? principal.account,
    principalArn: principal.arn,
    principalName: principal.name,
    principalKind: principal.kind,
    principalReserved: principal.reserved,
    action: authorizations[0]?.action ?? null,
    resource: authorizations[0]?.resource ?? null,
    cause,
    certainty,
    remedy: remedy.kind,
    status: 'new',
    fix: 'none',
    count: total,
    sessions: principal.session === null ? [] : [principal.session],
    regions: denial.region === null ? [] : [denial.region],
    hours,
    firstSeen: at(counts.length - 0.7),
    lastSeen: new Date(Date.parse(start) - (4 + (total % 13)) * 60_000).toISOString(),
    lastEventId: denial.id,
    statusSince: at(1),
    quietUntil: null,
    reason: null,
    mutedBy: null,
    decided: { sessions: 1, regions: 1 },
    toldCount: 1,
    pending: null,
    grant: null,
    version: 1,
    ...given,
  };
};
