import type { Execution } from '../../core/grant/execution.ts';
import { isOver } from '../../core/grant/execution.ts';
import type { GrantState } from '../../core/grant/grant-state.ts';
import { type GrantOutcome, readOutcome } from '../../core/grant/read-outcome.ts';
import { stateFromExecution } from '../../core/grant/state-from-execution.ts';
import { grantChange } from '../../core/grant/what-next.ts';
import type { Fix, Incident } from '../../core/incident/incident.ts';
import { transition } from '../../core/incident/transition.ts';
import { changedReport, outcomeReport, revokedReport } from '../../core/message/report/grant-reports.ts';
import { decideAndWrite } from '../incidents/decide-and-write.ts';
import type { IncidentChange } from '../ports.ts';
import type { FollowUpPorts } from './follow-up-ports.ts';
import { revokeGrant } from './revoke-grant.ts';

/**
 * What a change of an execution's status means for its incident: writes it, and tells people how it ended. Safe to repeat: what was told is
 * written after it was told, so that it is told twice rather than never.
 */
export const followUp = async (ports: FollowUpPorts, executionId: string): Promise<void> => {
  const execution = await ports.readExecution(executionId);
  const fingerprint = execution?.parameters['Fingerprint'];
  const incident = fingerprint === undefined ? null : await ports.readIncident(fingerprint);
  if (execution === null || incident === null) {
    ports.observe.warn('An execution belongs to no incident', { executionId });
    return;
  }
  if (execution.parameters['PolicyDocument'] === undefined) await followRevocation(ports, incident, execution);
  else await followGrant(ports, incident, execution);
};

const followGrant = async (ports: FollowUpPorts, incident: Incident, execution: Execution): Promise<void> => {
  const grant = grantOf(incident, execution);
  if (grant === null) {
    ports.observe.warn('An execution is not the one that its incident knows', { incident: incident.id, executionId: execution.id });
    return;
  }
  const outcome = readOutcome(execution);
  const change = grantChange({ fix: incident.fix, grant }, outcome, execution.endedAt ?? ports.now());
  if (change === null) return;
  const after: Incident = { ...incident, ...change };
  if (outcome.kind === 'verified' && !(await isAsApproved(ports, change.grant))) return takeBack(ports, after, change.grant);
  if (isEnd(outcome)) await ports.sendReport(outcomeReport(after, change.grant, outcome));
  await write(ports, incident.fingerprint, change.fix, change.grant);
};

const isEnd = (outcome: GrantOutcome): outcome is Exclude<GrantOutcome, { kind: 'checking' | 'waiting' | 'applying' }> =>
  outcome.kind !== 'checking' && outcome.kind !== 'waiting' && outcome.kind !== 'applying';

/** The incident's own grant; or one that was started past us, or whose starter died before it wrote it down. */
const grantOf = (incident: Incident, execution: Execution): GrantState | null => {
  if (incident.grant?.executionId === execution.id) return incident.grant;
  const isFree = incident.grant === null || incident.grant.endedAt !== null;
  const isNewer = incident.grant === null || (execution.startedAt ?? '') > incident.grant.askedAt;
  return isFree && isNewer && incident.fix !== 'verified' ? stateFromExecution(execution) : null;
};

/** Byte for byte. What IAM does not tell is not held against it: the document was the runbook's parameter. */
const isAsApproved = async ({ readAppliedPolicy, sha256, observe }: FollowUpPorts, grant: GrantState): Promise<boolean> => {
  const applied = await readAppliedPolicy(grant.policyName);
  if (applied.kind === 'there') return sha256(applied.document) === grant.documentHash;
  if (applied.kind === 'unseen') observe.warn('The applied policy could not be read', { policy: grant.policyName, says: applied.says });
  return applied.kind === 'unseen';
};

const takeBack = async (ports: FollowUpPorts, incident: Incident, grant: GrantState): Promise<void> => {
  await ports.sendReport(changedReport(incident, grant));
  await write(ports, incident.fingerprint, 'applying', grant);
  const revocation = await revokeGrant(ports, { ...incident, fix: 'applying', grant }, 'changed');
  if (revocation.kind === 'refused')
    throw new Error(`a policy that is not what was approved could not be taken back: ${revocation.because}`);
};

const followRevocation = async (ports: FollowUpPorts, incident: Incident, execution: Execution): Promise<void> => {
  const { grant } = incident;
  if (grant === null || grant.policyName !== execution.parameters['PolicyName'] || !isOver(execution)) return;
  if (incident.fix === 'ended' || incident.fix === 'adopted' || incident.fix === 'rolled-back') return;
  const problem = await whyNotGone(ports, grant, execution);
  if (problem !== null) {
    await ports.sendReport(revokedReport(incident, grant, problem));
    // So that the sweep tries again.
    await write(ports, incident.fingerprint, incident.fix, { ...grant, revocation: null });
    return;
  }
  const fix = fixAfter(execution.parameters['Reason'] ?? '', incident.fix);
  const revocation = grant.revocation ?? { executionId: execution.id, reason: 'revoked' as const };
  const gone: GrantState = { ...grant, revocation, endedAt: grant.endedAt ?? execution.endedAt };
  await ports.sendReport(revokedReport({ ...incident, fix }, gone, null));
  await write(ports, incident.fingerprint, fix, gone);
};

/** What was rolled back by hand was never in force. */
const fixAfter = (reason: string, fix: Fix): Fix => {
  if (reason === 'adopted') return 'adopted';
  return reason === 'changed' || fix === 'applying' ? 'rolled-back' : 'ended';
};

const whyNotGone = async ({ readAppliedPolicy }: FollowUpPorts, grant: GrantState, execution: Execution): Promise<string | null> => {
  const applied = await readAppliedPolicy(grant.policyName);
  if (applied.kind === 'gone') return null;
  const failed = execution.steps.find(({ failure }) => failure !== null);
  const why = failed === undefined ? `the execution ended as ${execution.status}` : `step ${failed.name}: ${failed.failure}`;
  return applied.kind === 'there'
    ? `The policy ${grant.policyName} is still there (${why})`
    : `It is not known whether the policy is gone: ${applied.says}`;
};

const write = async (ports: FollowUpPorts, fingerprint: string, fix: Fix, grant: GrantState): Promise<void> => {
  await decideAndWrite(ports, fingerprint, (incident): IncidentChange => {
    const { alert: _, ...next } = transition(incident, { kind: 'fix', fix }, ports.now());
    return { ...next, grant, ...(next.status === incident.status ? {} : { statusSince: ports.now() }) };
  });
};
