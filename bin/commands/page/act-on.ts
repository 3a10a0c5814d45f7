import type { GrantSettings } from '../../../lambda/core/grant/grant-settings.ts';
import type { Incident } from '../../../lambda/core/incident/incident.ts';
import type { PageAction } from '../../../lambda/core/page/page-action.ts';
import type { GrantPorts } from '../../../lambda/flows/grants/grant-ports.ts';
import { prepareDecision } from '../../../lambda/flows/grants/prepare-decision.ts';
import { proposeGrant } from '../../../lambda/flows/grants/propose-grant.ts';
import { revokeGrant } from '../../../lambda/flows/grants/revoke-grant.ts';
import { putAside } from '../../../lambda/flows/incidents/put-aside.ts';
import type { ActionResult } from '../../../lambda/flows/page/page-ports.ts';

/** As whom something is done with an incident on the page, and by which settings. */
export interface Acting {
  /** With the identity of the person. */
  readonly ports: GrantPorts;
  readonly settings: GrantSettings;
  /** ARN of who asks for a grant; null: triage. */
  readonly askedBy: string | null;
  /** With the identity that approves. */
  readonly approver: (incident: Incident) => Promise<GrantPorts>;
  /** Hears of what was done: the fingerprint, and the words. */
  readonly note: (fingerprint: string, what: string, who: string) => void;
}

const done: ActionResult = { kind: 'done' };
const refused = (says: string): ActionResult => ({ kind: 'refused', says });
const hourMs = 3_600_000;

/** Does what a person asked for on the page, by the flows that the commands use: they refuse what may not be. */
export const actOn = async (acting: Acting, incident: Incident, action: PageAction): Promise<ActionResult> => {
  const { ports } = acting;
  const later = (hours: number): string => new Date(Date.parse(ports.now()) + hours * hourMs).toISOString();
  switch (action.kind) {
    case 'propose':
      return propose(acting, incident, action.hash);
    case 'approve':
      return decide(acting, incident, { hash: action.hash, type: 'Approve', comment: action.reason });
    case 'reject':
      return decide(acting, incident, { hash: action.hash, type: 'Reject', comment: action.reason });
    case 'revoke':
      return revoke(acting, incident, action.hash, action.reason);
    case 'snooze':
      await putAside(ports, incident.fingerprint, { kind: 'snoozed', until: later(action.hours) });
      return done;
    case 'ignore': {
      const until = action.days === null ? null : later(24 * action.days);
      await putAside(ports, incident.fingerprint, { kind: 'ignored', reason: action.reason, until });
      return done;
    }
    case 'resolve':
      await putAside(ports, incident.fingerprint, { kind: 'resolved' });
      return done;
    default:
      return action satisfies never;
  }
};

const propose = async ({ ports, settings, askedBy }: Acting, { fingerprint }: Incident, hash: string): Promise<ActionResult> => {
  const proposal = await proposeGrant(ports, settings, fingerprint, askedBy, hash);
  return proposal.kind === 'asked' ? done : refused(proposal.because);
};

interface Deciding {
  readonly hash: string;
  readonly type: 'Approve' | 'Reject';
  readonly comment: string;
}

const decide = async (acting: Acting, incident: Incident, { hash, type, comment }: Deciding): Promise<ActionResult> => {
  const ports = type === 'Approve' ? await acting.approver(incident) : acting.ports;
  const decision = type === 'Approve' ? 'approve' : 'reject';
  const prepared = await prepareDecision(ports, acting.settings, { incident, decision, plan: hash });
  if (prepared.kind === 'refused') return refused(prepared.because);
  const { execution, by } = prepared.decision;
  const sent = await ports.sendDecision(execution.id, type, comment.slice(0, 500) || `plan ${hash.slice(0, 8)}`);
  if (sent.kind === 'refused') return refused(sent.says);
  acting.note(incident.fingerprint, `${type === 'Approve' ? 'approval' : 'rejection'} of plan ${hash.slice(0, 8)}`, by);
  return done;
};

const revoke = async ({ ports, note }: Acting, incident: Incident, hash: string, reason: string): Promise<ActionResult> => {
  if (incident.grant?.documentHash !== hash) return refused('the grant is another one now: look at it again');
  const revocation = await revokeGrant(ports, incident, 'revoked');
  if (revocation.kind === 'refused') return refused(revocation.because);
  note(incident.fingerprint, `revoked: ${reason.slice(0, 500)}`, await ports.whoAmI());
  return done;
};
