import { isRefusal } from '../core/cause/cause.ts';
import type { Explanation } from '../core/cause/diagnosis.ts';
import type { DecodedMessage } from '../core/denial/decoded-message.ts';
import type { Denial } from '../core/denial/denial.ts';
import { defaultMutes } from '../core/incident/default-mutes.ts';
import type { IncidentFacts } from '../core/incident/incident.ts';
import { findMute, type MuteRule } from '../core/incident/mutes.ts';
import { explainDenial } from './explain-denial.ts';
import type { Ports } from './ports.ts';
import { simulateCause } from './simulate-cause.ts';

export interface TriageSettings {
  readonly protectedPrincipals: readonly string[];
  readonly ignoreRules: readonly MuteRule[];
  readonly defaultMutes: boolean;
  readonly probing: { readonly actions: number; readonly minutes: number };
  readonly accountNames: Readonly<Record<string, string>>;
}

/** A denial, explained and ready to be counted. */
export interface TriagedDenial {
  readonly explanation: Explanation;
  readonly facts: IncidentFacts;
  readonly eventId: string;
  readonly time: string;
  /** Why it goes to the digest only, or null. */
  readonly muted: string | null;
}

/** Decode, diagnose, ask the simulator where the message leaves the policy type open, propose, guard. Null: nothing was refused. */
export const triageDenial = async (
  ports: Pick<Ports, 'decode' | 'lookUpActions' | 'sha256' | 'simulate' | 'now'>,
  settings: TriageSettings,
  denial: Denial,
  decoded: DecodedMessage | null,
): Promise<TriagedDenial | null> => {
  const explained = await explainDenial(
    ports,
    { wholeCall: false, protectedPrincipals: settings.protectedPrincipals, refine: simulateCause(ports) },
    denial,
    decoded,
  );
  if (explained === null) return null;
  const now = ports.now();
  return {
    explanation: explained,
    facts: factsOf(explained),
    eventId:
      explained.denial.id ?? ports.sha256(JSON.stringify([explained.fingerprint, explained.denial.time, explained.denial.requestId])),
    time: isoTime(explained.denial.time) ?? now,
    muted: isRefusal(explained.cause.kind) ? muteOf(explained, settings, now) : null,
  };
};

const muteOf = ({ denial, authorizations }: Explanation, settings: TriageSettings, now: string): string | null => {
  const rule = findMute(denial, authorizations[0] ?? null, settings.ignoreRules, now);
  if (rule) return `${rule.id}: ${rule.reason}`;
  const shipped = settings.defaultMutes ? defaultMutes.find(({ matches }) => matches(denial)) : undefined;
  return shipped ? `${shipped.id}: ${shipped.reason}` : null;
};

const isoTime = (time: string | null): string | null =>
  time !== null && !Number.isNaN(Date.parse(time)) ? new Date(time).toISOString() : null;

const factsOf = ({ fingerprint, incident, denial, authorizations, cause, certainty, remedy }: Explanation): IncidentFacts => ({
  fingerprint,
  id: incident,
  account: denial.account,
  region: denial.region,
  principalArn: denial.principal.arn,
  principalName: denial.principal.name,
  principalKind: denial.principal.kind,
  action: authorizations[0]?.action ?? null,
  resource: authorizations[0]?.resource ?? null,
  cause,
  certainty,
  remedy: remedy.kind,
});
