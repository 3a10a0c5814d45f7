import type { Explanation } from '../core/cause/diagnosis.ts';
import type { Denial } from '../core/denial/denial.ts';
import type { GrantSettings } from '../core/grant/grant-settings.ts';
import type { IncidentFacts } from '../core/incident/incident.ts';
import { isDenial } from '../core/incident/is-denial.ts';
import { findMute, type MuteSettings } from '../core/incident/mutes.ts';
import type { Mute } from '../core/incident/transition.ts';
import { explainDenial } from './explain-denial.ts';
import type { Ports } from './ports.ts';
import { simulateCause } from './simulate-cause.ts';
import { weighGrant } from './weigh-grant.ts';

export interface TriageSettings extends MuteSettings {
  readonly protectedPrincipals: readonly string[];
  readonly probing: { readonly actions: number; readonly minutes: number };
  readonly accountNames: Readonly<Record<string, string>>;
  /** Null in the mode `advise`. */
  readonly grants: GrantSettings | null;
}

/** A denial, explained and ready to be counted. */
export interface TriagedDenial {
  readonly explanation: Explanation;
  readonly facts: IncidentFacts;
  readonly eventId: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Why it goes to the digest only, or null. */
  readonly mute: Mute | null;
}

/**
 * Decode, diagnose, ask the simulator where the message leaves the policy type open, propose, guard, weigh with what the principal already
 * may do. Null: it belongs into no incident.
 */
export const triageDenial = async (
  ports: Pick<Ports, 'decode' | 'lookUpActions' | 'sha256' | 'simulate' | 'mayDo' | 'readPolicies' | 'describeRole' | 'now'>,
  settings: TriageSettings,
  denial: Denial,
): Promise<TriagedDenial | null> => {
  const { protectedPrincipals } = settings;
  const asked = { wholeCall: false, protectedPrincipals, refine: simulateCause(ports), weigh: weighGrant(ports) };
  const explanation = await explainDenial(ports, asked, denial, null);
  if (explanation === null || !isDenial(explanation)) return null;
  const now = ports.now();
  return {
    explanation,
    facts: factsOf(explanation),
    eventId: explanation.denial.id ?? ports.sha256(JSON.stringify([explanation.fingerprint, denial.time, denial.requestId])),
    time: timeOf(denial, now),
    mute: findMute(explanation.denial, explanation.authorizations[0] ?? null, settings, now),
  };
};

/** A record without a time of its own, or with one that is none, counts as of now. */
const timeOf = ({ time }: Denial, now: string): string =>
  time !== null && !Number.isNaN(Date.parse(time)) ? new Date(time).toISOString() : now;

const factsOf = ({ fingerprint, incident, denial, authorizations, cause, certainty, remedy }: Explanation): IncidentFacts => ({
  kind: 'denial',
  fingerprint,
  id: incident,
  account: denial.account ?? denial.principal.account,
  principalArn: denial.principal.arn,
  principalName: denial.principal.name,
  principalKind: denial.principal.kind,
  principalReserved: denial.principal.reserved,
  action: authorizations[0]?.action ?? null,
  resource: authorizations[0]?.resource ?? null,
  cause,
  certainty,
  remedy: remedy.kind,
});
