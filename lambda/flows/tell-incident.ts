import type { Incident } from '../core/incident/incident.ts';
import { transition } from '../core/incident/transition.ts';
import type { Ports } from './ports.ts';
import type { TriagedDenial, TriageSettings } from './triage-denial.ts';

type TellPorts = Pick<
  Ports,
  'readIncident' | 'readActivity' | 'changeIncident' | 'sendAlert' | 'readOwners' | 'health' | 'now' | 'observe' | 'sha256'
>;

// Longer than a function runs: whoever holds the lease has sent, or is dead.
const leaseMs = 90_000;
const attempts = 20;

/**
 * Decides whether people are told about an incident after a denial, and tells them.
 *
 * The decision is written with a lease before the alert is sent, and confirmed after it: of parallel triages one sends; if sending
 * fails the lease is given back and the caller throws, so that the retry sends. An alert can come twice only when a function dies
 * between sending and confirming.
 */
export const tellIncident = async (ports: TellPorts, settings: TriageSettings, denial: TriagedDenial, sender: string): Promise<void> => {
  const claimed = await claim(ports, denial.facts.fingerprint, sender);
  if (claimed === null) return;
  const { incident } = claimed;
  try {
    await ports.sendAlert({
      reason: claimed.reason,
      incident,
      explanation: denial.explanation,
      accountNames: settings.accountNames,
      owners: incident.principalArn === null ? [] : await ports.readOwners(incident.principalArn),
      healthIssue: await healthIssueFor(ports, denial),
      now: ports.now(),
    });
  } catch (error) {
    ports.observe.count('AlertsFailed');
    await ports.changeIncident(incident.fingerprint, incident.version, {
      pending: { reason: claimed.reason, sender, leaseUntil: ports.now() },
    });
    throw error;
  }
  ports.observe.count('Alerts');
  await confirm(ports, incident);
};

type Claim = { readonly incident: Incident; readonly reason: NonNullable<Incident['pending']>['reason'] };

/** Null: nothing to tell, or somebody else tells it. */
const claim = async (ports: TellPorts, fingerprint: string, sender: string): Promise<Claim | null> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const incident = await ports.readIncident(fingerprint);
    const now = ports.now();
    if (incident === null || isLeased(incident, now)) return null;
    const decision = await decide(ports, incident, sender, now);
    if (decision === null) return null;
    if (await ports.changeIncident(fingerprint, incident.version, decision.change)) return claimed(ports, incident, decision);
  }
  throw new Error(`Incident ${fingerprint.slice(0, 8)} was changed by others ${attempts} times in a row; the record is tried again.`);
};

/** While another one holds the lease, its own record stays with the queue: should it fail, that one comes again. */
const isLeased = ({ pending }: Incident, now: string): boolean => pending !== null && pending.leaseUntil > now;

type Decision = NonNullable<Awaited<ReturnType<typeof decide>>>;

const claimed = (ports: TellPorts, incident: Incident, { reason, change }: Decision): Claim | null => {
  if (change.status !== incident.status || incident.toldCount === 0) ports.observe.count('Incidents', { status: change.status });
  return reason === null ? null : { incident: { ...incident, ...change, version: incident.version + 1 }, reason };
};

/** What changes and why people are told; null where neither. An alert that a dead sender left behind is sent now. */
const decide = async (ports: TellPorts, incident: Incident, sender: string, now: string) => {
  const next = transition(incident, { kind: 'denied', recent: await ports.readActivity(incident, now) }, now);
  const reason = incident.pending?.reason ?? next.alert;
  if (reason === null && next.status === incident.status) return null;
  const pending = reason === null ? null : { reason, sender, leaseUntil: new Date(Date.parse(now) + leaseMs).toISOString() };
  return { reason, change: { status: next.status, quietUntil: next.quietUntil, pending } };
};

/** The alert is out: what people were told, and no lease. Counting does not change the version, so this meets only other deciders. */
const confirm = async (ports: TellPorts, incident: Incident): Promise<void> => {
  const written = await ports.changeIncident(incident.fingerprint, incident.version, { pending: null, toldCount: incident.count });
  if (!written) ports.observe.warn('The alert was sent, and somebody changed the incident meanwhile', { incident: incident.id });
};

const healthIssueFor = async (ports: TellPorts, { explanation }: TriagedDenial): Promise<string | null> => {
  const { cause, denial } = explanation;
  if ((cause.kind !== 'capacity' && cause.kind !== 'unknown') || denial.service === null || denial.region === null) return null;
  return ports.health.find(denial.service, denial.region, ports.now());
};
