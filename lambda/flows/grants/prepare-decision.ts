import { isApprover, personOf } from '../../core/grant/approvers.ts';
import type { Execution } from '../../core/grant/execution.ts';
import type { GrantSettings } from '../../core/grant/grant-settings.ts';
import type { GrantState } from '../../core/grant/grant-state.ts';
import { readOutcome } from '../../core/grant/read-outcome.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { GrantPorts } from './grant-ports.ts';

/** What somebody is about to decide: exactly what the runbook will apply. */
export interface Decision {
  readonly execution: Execution;
  readonly document: string;
  /** SHA-256 of that document, computed here and not taken from anybody's word. */
  readonly hash: string;
  readonly by: string;
}

export type PreparedDecision =
  | { readonly kind: 'ready'; readonly decision: Decision }
  | { readonly kind: 'refused'; readonly because: string };

/** What is being decided, and as which plan the caller knows it. */
export interface Deciding {
  readonly incident: Incident;
  readonly decision: 'approve' | 'reject';
  /** The plan as the caller named it, 8 or more hex digits; null: as it is shown. */
  readonly plan: string | null;
}

/** What the caller would decide, or why the caller cannot. Systems Manager and IAM refuse the same; here it is said in words. */
export const prepareDecision = async (
  ports: Pick<GrantPorts, 'readExecution' | 'whoAmI' | 'sha256'>,
  settings: GrantSettings,
  deciding: Deciding,
): Promise<PreparedDecision> => {
  const { grant } = deciding.incident;
  if (grant === null) return refused(`nobody was asked yet: countersign propose ${deciding.incident.id}`);
  const execution = await ports.readExecution(grant.executionId);
  if (execution === null) return refused(`Systems Manager knows no execution ${grant.executionId} here; look at Region and account`);
  const settled = whyDecided(execution, grant);
  if (settled !== null) return refused(settled);
  const by = await ports.whoAmI();
  const document = execution.parameters['PolicyDocument'] ?? '';
  const hash = ports.sha256(document);
  const because = whyOther(execution, grant, hash, deciding) ?? whyNotThisCaller(by, settings, deciding, execution);
  return because === null ? { kind: 'ready', decision: { execution, document, hash, by } } : refused(because);
};

const refused = (because: string): PreparedDecision => ({ kind: 'refused', because });

const whyDecided = (execution: Execution, grant: GrantState): string | null => {
  const outcome = readOutcome(execution);
  switch (outcome.kind) {
    case 'waiting':
      return null;
    case 'checking':
      return 'the runbook is still checking the principal; try again in a moment';
    case 'rejected':
      return `it was rejected already${byWords(outcome.by.rejectedBy)}`;
    case 'lapsed':
    case 'refused':
      return `it is over: ${outcome.because}`;
    case 'applying':
    case 'verified':
    case 'rolled-back':
    case 'left-behind':
      return `it was approved already${byWords(outcome.by.approvedBy.length > 0 ? outcome.by.approvedBy : grant.decidedBy)}`;
    default:
      return outcome satisfies never;
  }
};

const byWords = (who: readonly string[]): string => (who.length === 0 ? '' : ` by ${who.join(', ')}`);

/** The document of the execution, the hash that it claims, the incident's and the caller's must be one. */
const whyOther = (execution: Execution, grant: GrantState, hash: string, { plan, decision }: Deciding): string | null => {
  if (hash !== execution.parameters['DocumentSha256'] || hash !== grant.documentHash)
    return `the hash differs: the document of the execution is ${hash.slice(0, 8)}, the incident's plan is ${grant.documentHash.slice(0, 8)}. Do not approve it; tell your security team`;
  if (!grant.isProposed && decision === 'approve')
    return 'somebody started the runbook without us: its policy went through none of our guards, and whether it is sensitive is that one’s word. Reject it, and propose it here; or approve it in Systems Manager, if you know better';
  return plan !== null && !hash.startsWith(plan.toLowerCase())
    ? `the plan is ${hash.slice(0, 8)} now, not ${plan.slice(0, 64)}: look at it again (countersign show)`
    : null;
};

const whyNotThisCaller = (by: string, settings: GrantSettings, { incident, decision }: Deciding, execution: Execution): string | null => {
  if (!settings.approvers.some((approver) => isApprover(approver, by)))
    return `you are ${by}, and that is none of the approvers: ${settings.approvers.join(', ')}`;
  if (decision === 'reject') return null;
  if (incident.principalArn !== null && isApprover(incident.principalArn, by))
    return 'you are the one who was denied: somebody else must approve';
  const person = personOf(by);
  if (person !== null && incident.sessions.includes(person))
    return `a session of your name (${person}) was denied: somebody else must approve`;
  return execution.startedBy === by ? 'you asked for it yourself: somebody else must approve' : null;
};
