import type { Explanation } from '../../core/cause/diagnosis.ts';
import type { GrantSettings } from '../../core/grant/grant-settings.ts';
import { isOffered, preparePlan } from '../../core/grant/prepare-plan.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { AlertPlan } from '../../core/message/alert.ts';
import { type ProposePorts, proposeGrant } from './propose-grant.ts';

/**
 * What an alert says about the grant of its incident: that approvers can be asked for it, that they were (where the settings let triage ask),
 * or why they are not. Null: no grant is proposed, or the stack only advises.
 */
export const planForAlert = async (
  ports: ProposePorts,
  settings: GrantSettings | null,
  incident: Incident,
  explanation: Explanation,
): Promise<AlertPlan | null> => {
  if (settings === null || !isOffered(incident, explanation)) return null;
  if (settings.startedBy === 'triage') return asked(ports, settings, incident.fingerprint);
  const prepared = preparePlan({ incident, explanation, settings, now: ports.now(), sha256: ports.sha256 });
  return prepared.kind === 'impossible' ? prepared : { kind: 'offered', hash: prepared.plan.hash, endsAt: prepared.plan.endsAt };
};

/** Asking twice asks once: a record that comes again finds the same execution. */
const asked = async (ports: ProposePorts, settings: GrantSettings, fingerprint: string): Promise<AlertPlan> => {
  const proposal = await proposeGrant(ports, settings, fingerprint, null);
  return proposal.kind === 'asked'
    ? { kind: 'asked', hash: proposal.plan.hash, endsAt: proposal.plan.endsAt }
    : { kind: 'impossible', because: proposal.because };
};
