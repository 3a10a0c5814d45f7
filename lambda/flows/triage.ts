import { readEvent } from '../core/denial/read-input.ts';
import { readHealthEvent } from '../core/incident/health-event.ts';
import type { Ports } from './ports.ts';
import { tellIncident } from './tell-incident.ts';
import { type TriagedDenial, type TriageSettings, triageDenial } from './triage-denial.ts';
import { watchProbing } from './watch-probing.ts';

/** A record of the queue: its id, and the event in it. */
export interface QueuedEvent {
  readonly messageId: string;
  readonly event: unknown;
}

/**
 * The pipeline for one batch: read → decode → diagnose → propose → guard → record → alert.
 *
 * Out: the ids of the records that must come again; what was done for them already is not done twice. Denials of one incident are counted
 * together, so that a storm costs one transaction a batch.
 */
export const triage = async (ports: Ports, settings: TriageSettings, batch: readonly QueuedEvent[]): Promise<readonly string[]> => {
  const failed = new Set<string>();
  const attempt = async (messageIds: readonly string[], work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      for (const id of messageIds) failed.add(id);
      ports.observe.warn('Records are given back to the queue', { records: messageIds.length, error: describe(error) });
    }
  };
  const groups = new Map<string, { denials: TriagedDenial[]; messageIds: string[] }>();
  for (const queued of batch) {
    await attempt([queued.messageId], async () => {
      for (const denial of await readQueued(ports, settings, queued)) {
        const group = groups.get(denial.facts.fingerprint) ?? { denials: [], messageIds: [] };
        groups.set(denial.facts.fingerprint, { denials: [...group.denials, denial], messageIds: [...group.messageIds, queued.messageId] });
      }
    });
  }
  for (const { denials, messageIds } of groups.values())
    await attempt(messageIds, () => recordAndTell(ports, settings, denials, messageIds[0] ?? ''));
  return [...failed];
};

const describe = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

const readQueued = async (ports: Ports, settings: TriageSettings, { event }: QueuedEvent): Promise<TriagedDenial[]> => {
  const issue = readHealthEvent(event);
  if (issue !== null) {
    await ports.health.keep(issue);
    return [];
  }
  const denials: TriagedDenial[] = [];
  for (const item of readEvent(event)) {
    // What cannot be read never can: it would block the queue, so it is said and let go to the dead-letter queue by failing.
    if (item.kind === 'unreadable') throw new Error(`The event cannot be read: ${item.reason}`);
    if (item.kind === 'decoded') continue;
    const denial = await triageDenial(ports, settings, item.denial, null);
    if (denial === null) continue;
    const probing = await watchProbing(ports, settings, denial);
    denials.push(probing ? withoutProposal(denial) : denial);
  }
  return denials;
};

const withoutProposal = (denial: TriagedDenial): TriagedDenial =>
  denial.explanation.remedy.kind !== 'grant'
    ? denial
    : {
        ...denial,
        facts: { ...denial.facts, remedy: 'withheld' },
        explanation: {
          ...denial.explanation,
          remedy: {
            ...denial.explanation.remedy,
            kind: 'withheld',
            summary: 'No grant is offered: this principal was refused many different actions in a short time, which looks like probing.',
          },
        },
      };

const recordAndTell = async (ports: Ports, settings: TriageSettings, denials: readonly TriagedDenial[], sender: string): Promise<void> => {
  const latest = denials.reduce((last, denial) => (denial.time > last.time ? denial : last));
  const events = denials.map(({ eventId, time, explanation }) => ({ eventId, time, session: explanation.denial.principal.session }));
  const counted = await ports.countDenials(latest.facts, events, {
    status: latest.muted === null ? 'new' : 'ignored',
    reason: latest.muted,
  });
  for (const { time, facts } of denials.slice(0, counted)) {
    ports.observe.denial({
      cause: facts.cause.kind,
      policyType: facts.cause.policyType,
      detectionMs: Math.max(0, Date.parse(ports.now()) - Date.parse(time)),
    });
  }
  await tellIncident(ports, settings, latest, sender);
};
