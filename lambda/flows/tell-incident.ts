import type { Explanation } from '../core/cause/diagnosis.ts';
import { staleHours } from '../core/incident/escalation.ts';
import type { AlertReason, Incident } from '../core/incident/incident.ts';
import { type Mute, transition } from '../core/incident/transition.ts';
import { planForAlert } from './grants/plan-for-alert.ts';
import type { ProposePorts } from './grants/propose-grant.ts';
import type { IncidentChange, Ports } from './ports.ts';
import type { TriageSettings } from './triage-denial.ts';
import type { Probing } from './watch-probing.ts';

export type TellPorts = Pick<
  Ports,
  'readIncident' | 'changeIncident' | 'keepExplanation' | 'sendAlert' | 'readOwners' | 'placeOf' | 'findHealthIssue' | 'now' | 'observe'
> &
  ProposePorts;
type TellSettings = Pick<TriageSettings, 'accountNames' | 'probing' | 'grants'>;

/** A denial that was counted in the incident of this fingerprint, and what it brings. */
export interface Telling {
  readonly fingerprint: string;
  readonly explanation: Explanation;
  readonly mute: Mute | null;
  readonly probing: Probing | null;
}

// Longer than a function runs: whoever holds the lease has sent, or is dead.
const leaseMs = 90_000;
const attempts = 20;

/**
 * Decides whether people are told about an incident after a denial, and tells them.
 *
 * The decision is written with a lease before the alert is sent, and confirmed after it: of parallel triages one sends. Where a target
 * does not take it the lease ends and this throws, so that the retry sends to that target only. An alert can come twice only when a
 * function dies, or the table cannot be written, between sending and confirming.
 */
export const tellIncident = async (ports: TellPorts, settings: TellSettings, telling: Telling): Promise<void> => {
  const claim = await claimAlert(ports, telling);
  if (claim === null) return;
  const { incident, pending } = claim;
  const giveBack = (sentTo: readonly string[]): Promise<void> =>
    confirm(ports, incident, { pending: { ...pending, sentTo, leaseUntil: ports.now() } });
  const { sentTo, failures } = await keepAndSend(ports, settings, telling, claim).catch(async (error: unknown) => {
    await giveBack(pending.sentTo);
    throw error;
  });
  // What nobody took is tried again, whatever the targets say.
  const again = failures.filter((failure) => failure.again || sentTo.length === 0);
  if (again.length === 0) {
    ports.observe.count('Alerts');
    ports.observe.info('An alert was sent', { incident: incident.id, reason: pending.reason, sentTo });
    await confirm(ports, incident, { pending: null, toldCount: incident.count });
    return;
  }
  await giveBack(sentTo);
  throw new Error(`The alert of ${incident.id} did not reach ${again.map(({ target, says }) => `${target} (${says})`).join(', ')}`);
};

const keepAndSend = async (ports: TellPorts, settings: TellSettings, telling: Telling, claim: Claim): ReturnType<Ports['sendAlert']> => {
  // First, since what the alert shows is what a command of it proposes.
  await ports.keepExplanation(claim.incident.fingerprint, telling.explanation);
  return send(ports, settings, telling, claim);
};

const send = async (ports: TellPorts, settings: TellSettings, telling: Telling, claim: Claim): ReturnType<Ports['sendAlert']> => {
  const answer = await ports.sendAlert(await alertOf(ports, settings, telling, claim), claim.pending.sentTo);
  for (const failure of answer.failures) {
    ports.observe.count('AlertsFailed');
    ports.observe.warn('A target did not take an alert', { incident: claim.incident.id, ...failure });
  }
  return answer;
};

interface Claim {
  readonly incident: Incident;
  readonly pending: NonNullable<Incident['pending']>;
}

/** Null: nothing to tell, or somebody else tells it. */
const claimAlert = async (ports: TellPorts, { fingerprint, mute }: Telling): Promise<Claim | null> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const incident = await ports.readIncident(fingerprint);
    const now = ports.now();
    if (incident === null) return null;
    // While another one holds the lease its own record stays with the queue: should it fail, that one comes again.
    if (incident.pending !== null && incident.pending.leaseUntil > now) return null;
    const change = decide(incident, mute, now);
    if (change === null) return null;
    if (await ports.changeIncident(fingerprint, incident.version, change)) return claimed(ports, incident, change);
  }
  throw new Error(`The incident was changed by others ${attempts} times in a row; the record is tried again.`);
};

type Decision = IncidentChange & Pick<Incident, 'status' | 'pending'>;

const claimed = ({ observe }: TellPorts, before: Incident, { forgetHours, ...change }: Decision): Claim | null => {
  if (change.status !== before.status || before.version === 0) observe.status(change.status);
  const incident: Incident = { ...before, ...change, version: before.version + 1 };
  return incident.pending === null ? null : { incident, pending: incident.pending };
};

/** What changes; null where nothing does. An alert that a dead sender left behind is sent now, to whoever has it not. */
const decide = (incident: Incident, mute: Mute | null, now: string): Decision | null => {
  const { alert, ...next } = transition(incident, { kind: 'denied', mute }, now);
  const reason: AlertReason | null = incident.pending?.reason ?? alert;
  const isSame = next.status === incident.status && next.mutedBy === incident.mutedBy;
  if (reason === null && isSame && incident.version > 0) return null;
  return {
    ...next,
    statusSince: isSame ? incident.statusSince : now,
    decided: { sessions: incident.sessions.length, regions: incident.regions.length },
    pending:
      reason === null
        ? null
        : { reason, sentTo: incident.pending?.sentTo ?? [], leaseUntil: new Date(Date.parse(now) + leaseMs).toISOString() },
    forgetHours: staleHours(incident.hours, now),
  };
};

const alertOf = async (ports: TellPorts, settings: TellSettings, { explanation, probing }: Telling, { incident, pending }: Claim) => ({
  reason: pending.reason,
  incident,
  explanation,
  probing: probing === null ? null : { actions: probing.actions, minutes: settings.probing.minutes },
  accountNames: settings.accountNames,
  owners: incident.principalArn === null ? [] : await ports.readOwners(incident.principalArn),
  healthIssue: await healthIssueFor(ports, explanation),
  incidentTable: ports.placeOf(incident.fingerprint),
  plan: await planForAlert(ports, settings.grants, incident, explanation),
  now: ports.now(),
});

/** Counting does not change the version, so this meets only other deciders: people who changed the incident while the alert was sent. */
const confirm = async (ports: TellPorts, incident: Incident, change: IncidentChange): Promise<void> => {
  for (let version = incident.version, attempt = 0; attempt < attempts; attempt++) {
    if (await ports.changeIncident(incident.fingerprint, version, change)) return;
    version = (await ports.readIncident(incident.fingerprint))?.version ?? version;
  }
  ports.observe.warn('An alert was sent and could not be confirmed; it may come again', { incident: incident.id });
};

const healthIssueFor = async (ports: TellPorts, { cause, denial }: Explanation): Promise<string | null> => {
  if ((cause.kind !== 'capacity' && cause.kind !== 'unknown') || denial.service === null || denial.region === null) return null;
  return ports.findHealthIssue(denial.service, denial.region, denial.time ?? ports.now());
};
