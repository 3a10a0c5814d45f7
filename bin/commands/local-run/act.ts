import { preparePlan } from '../../../lambda/core/grant/prepare-plan.ts';
import { readOutcome } from '../../../lambda/core/grant/read-outcome.ts';
import type { Incident } from '../../../lambda/core/incident/incident.ts';
import type { PageAction } from '../../../lambda/core/page/page-action.ts';
import { prepareDecision } from '../../../lambda/flows/grants/prepare-decision.ts';
import { proposeGrant } from '../../../lambda/flows/grants/propose-grant.ts';
import { revokeGrant } from '../../../lambda/flows/grants/revoke-grant.ts';
import { putAside } from '../../../lambda/flows/incidents/put-aside.ts';
import type { ActionResult } from '../../../lambda/flows/page/page-ports.ts';
import type { LocalRun } from './local-run.ts';

const done: ActionResult = { kind: 'done' };
const refused = (says: string): ActionResult => ({ kind: 'refused', says });
const hourMs = 3_600_000;

/** Does it as whoever looks at the page, by the flows that the commands use. */
export const act = (run: LocalRun, fingerprint: string, action: PageAction): Promise<ActionResult> =>
  run.change(async () => {
    const incident = await run.world.ports.readIncident(fingerprint);
    return incident === null
      ? refused('there is no such incident (any more)')
      : run.world.log.as(run.people.you, () => actOn(run, incident, action));
  });

const actOn = async (run: LocalRun, incident: Incident, action: PageAction): Promise<ActionResult> => {
  const { ports, clock } = run.world;
  const later = (hours: number): string => new Date(Date.parse(clock.now()) + hours * hourMs).toISOString();
  switch (action.kind) {
    case 'propose':
      return propose(run, incident, action.hash);
    case 'approve':
      return decide(run, incident, { hash: action.hash, type: 'Approve', comment: action.reason });
    case 'reject':
      return decide(run, incident, { hash: action.hash, type: 'Reject', comment: action.reason });
    case 'revoke':
      return revoke(run, incident, action.hash, action.reason);
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

/** Asked by triage, not by whoever presses the button: who asks may not approve, and here one person does both. */
const propose = async ({ world, grants }: LocalRun, incident: Incident, hash: string): Promise<ActionResult> => {
  const explanation = await world.ports.readExplanation(incident.fingerprint);
  if (explanation === null) return refused('no denial of it is kept');
  const { now, sha256 } = world.ports;
  const prepared = preparePlan({ incident, explanation, settings: grants, now: now(), sha256 });
  if (prepared.kind === 'plan' && prepared.plan.hash !== hash) return refused('the plan is another one now: look at it again');
  const proposal = await proposeGrant(world.ports, grants, incident.fingerprint, null);
  return proposal.kind === 'asked' ? done : refused(proposal.because);
};

interface Deciding {
  readonly hash: string;
  readonly type: 'Approve' | 'Reject';
  readonly comment: string;
}

const decide = async (run: LocalRun, incident: Incident, { hash, type, comment }: Deciding): Promise<ActionResult> => {
  const who = type === 'Reject' ? run.people.you : await nextApprover(run, incident);
  const ports = run.world.portsOf(who);
  const decision = type === 'Approve' ? 'approve' : 'reject';
  const prepared = await prepareDecision(ports, run.grants, { incident, decision, plan: hash });
  if (prepared.kind === 'refused') return refused(prepared.because);
  const sent = await ports.sendDecision(prepared.decision.execution.id, type, comment.slice(0, 500));
  if (sent.kind === 'refused') return refused(sent.says);
  run.world.log.note(incident.fingerprint, `${type === 'Approve' ? 'approval' : 'rejection'} of plan ${hash.slice(0, 8)}`, who);
  return done;
};

/** Two must approve what is sensitive, and a laptop has one person: after yours the next click is the colleague's, and says so. */
const nextApprover = async ({ world, people }: LocalRun, { grant }: Incident): Promise<string> => {
  const execution = grant === null ? null : await world.ports.readExecution(grant.executionId);
  const texts = execution?.steps.flatMap(({ outputs }) => outputs['ApproverDecisions'] ?? []) ?? [];
  const isWaiting = execution !== null && readOutcome(execution).kind === 'waiting';
  return isWaiting && texts.some((text) => text.includes(JSON.stringify(people.you))) ? people.colleague : people.you;
};

const revoke = async ({ world, people }: LocalRun, incident: Incident, hash: string, reason: string): Promise<ActionResult> => {
  if (incident.grant?.documentHash !== hash) return refused('the grant is another one now: look at it again');
  const revocation = await revokeGrant(world.portsOf(people.you), incident, 'revoked');
  if (revocation.kind === 'refused') return refused(revocation.because);
  world.log.note(incident.fingerprint, `revoked: ${reason.slice(0, 500)}`, people.you);
  return done;
};
