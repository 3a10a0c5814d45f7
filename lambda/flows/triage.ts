import type { IncidentFacts } from '../core/incident/incident.ts';
import { probingFacts, probingFingerprintText, withoutProposal } from '../core/incident/probing.ts';
import { type Mute, probingMute } from '../core/incident/transition.ts';
import type { AskPorts } from './grants/grant-ports.ts';
import type { Ports } from './ports.ts';
import { type QueuedEvent, readQueued } from './read-queued.ts';
import { type Telling, tellIncident } from './tell-incident.ts';
import type { TriagedDenial, TriageSettings } from './triage-denial.ts';
import { type Probing, watchProbing } from './watch-probing.ts';

/** What triage touches: all ports, and those that ask approvers. */
export type TriagePorts = Ports & AskPorts;

/** A denial with the record of the queue that brought it, and what its principal seems to be up to. */
interface Delivered {
  readonly messageId: string;
  readonly denial: TriagedDenial;
  readonly probing: Probing | null;
}

/**
 * The pipeline for one batch: read → decode → diagnose → propose → guard → record → alert.
 *
 * Out: what went wrong, by the ids of the records that must come again; what was done for them already is not done twice. Denials of
 * one incident are counted together, so that a storm costs little.
 */
export const triage = async (
  ports: TriagePorts,
  settings: TriageSettings,
  batch: readonly QueuedEvent[],
): Promise<ReadonlyMap<string, unknown>> => {
  const failed = new Map<string, unknown>();
  const attempt = async <Result>(messageIds: readonly string[], work: () => Promise<Result>): Promise<Result | null> => {
    try {
      return await work();
    } catch (error) {
      for (const id of messageIds) failed.set(id, error);
      return null;
    }
  };
  const delivered = await Promise.all(
    batch.map(async (queued) => (await attempt([queued.messageId], () => deliver(ports, settings, queued))) ?? []),
  );
  const groups = [...groupsOf(ports, delivered.flat()).values()];
  await Promise.all(groups.map((group) => attempt(group.messageIds, () => recordAndTell(ports, settings, group))));
  return failed;
};

const deliver = async (ports: Ports, settings: TriageSettings, queued: QueuedEvent): Promise<Delivered[]> => {
  const denials = await readQueued(ports, settings, queued);
  return Promise.all(
    denials.map(async (denial) => ({ messageId: queued.messageId, denial, probing: await watchProbing(ports, settings, denial) })),
  );
};

/** What is counted and told together. */
interface Group {
  readonly facts: IncidentFacts;
  readonly denials: readonly TriagedDenial[];
  readonly messageIds: readonly string[];
  readonly mute: Mute | null;
  readonly probing: Probing | null;
}

const groupsOf = (ports: Pick<Ports, 'sha256'>, delivered: readonly Delivered[]): Map<string, Group> => {
  const groups = new Map<string, Group>();
  const probing = probingOf(delivered);
  for (const { messageId, denial } of delivered)
    for (const unsent of incidentsOf(ports, denial, probing)) groups.set(unsent.facts.fingerprint, joined(groups, unsent, messageId));
  return groups;
};

/** The incidents that a denial belongs to: its own, and its principal's probing. What is muted is no part of a burst. */
const incidentsOf = (ports: Pick<Ports, 'sha256'>, denial: TriagedDenial, probing: ReadonlyMap<string, Probing>): Unsent[] => {
  const seen = denial.mute === null ? probing.get(denial.facts.principalArn ?? '') : undefined;
  return seen === undefined ? [plain(denial)] : [silenced(denial), suspicious(ports, denial, seen)];
};

const joined = (groups: ReadonlyMap<string, Group>, unsent: Unsent, messageId: string): Group => {
  const before = groups.get(unsent.facts.fingerprint);
  return {
    ...unsent,
    denials: [...(before?.denials ?? []), ...unsent.denials],
    messageIds: [...(before?.messageIds ?? []), messageId],
  };
};

/** What each principal of the batch seems to be up to, by the longest list of actions that any of its denials saw. */
const probingOf = (delivered: readonly Delivered[]): ReadonlyMap<string, Probing> =>
  new Map(
    delivered
      .flatMap(({ probing }) => (probing === null ? [] : [probing]))
      .sort((one, other) => one.actions.length - other.actions.length)
      .map((probing) => [probing.principalArn, probing]),
  );

type Unsent = Omit<Group, 'messageIds'>;

const plain = (denial: TriagedDenial): Unsent => ({ facts: denial.facts, denials: [denial], mute: denial.mute, probing: null });

/** Each denial of a burst is counted where it belongs, without an alert or a proposal of its own. */
const silenced = (denial: TriagedDenial): Unsent => {
  const explanation = withoutProposal(denial.explanation);
  return {
    facts: { ...denial.facts, remedy: explanation.remedy.kind },
    denials: [{ ...denial, explanation }],
    mute: probingMute,
    probing: null,
  };
};

const suspicious = (ports: Pick<Ports, 'sha256'>, denial: TriagedDenial, probing: Probing): Unsent => {
  const facts = probingFacts(denial.facts, ports.sha256(probingFingerprintText(denial.facts)));
  const explanation = withoutProposal(denial.explanation);
  // The event is counted in its own incident too: here it needs another name.
  return { facts, denials: [{ ...denial, explanation, eventId: `probing/${denial.eventId}` }], mute: null, probing };
};

const recordAndTell = async (ports: TriagePorts, settings: TriageSettings, group: Group): Promise<void> => {
  const { facts, denials, mute, probing } = group;
  const latest = denials.reduce((last, denial) => (denial.time > last.time ? denial : last));
  const events = denials.map(({ eventId, time, explanation: { denial } }) => ({
    eventId,
    time,
    session: denial.principal.session,
    region: denial.region,
  }));
  const now = ports.now();
  const first = {
    status: mute === null ? ('new' as const) : ('ignored' as const),
    reason: mute?.reason ?? null,
    mutedBy: mute?.id ?? null,
    now,
  };
  const { counted, elsewhere } = await ports.countDenials(facts, events, first);
  if (facts.kind === 'denial') for (const { time } of denials.slice(0, counted)) observeDenial(ports, facts, time, now);
  const telling: Omit<Telling, 'fingerprint'> = { explanation: latest.explanation, mute, probing };
  for (const fingerprint of [facts.fingerprint, ...elsewhere]) await tellIncident(ports, settings, { ...telling, fingerprint });
};

const observeDenial = ({ observe }: Pick<Ports, 'observe'>, { cause }: IncidentFacts, time: string, now: string): void =>
  observe.denial({ cause: cause.kind, policyType: cause.policyType, latencyMs: Math.max(0, Date.parse(now) - Date.parse(time)) });
