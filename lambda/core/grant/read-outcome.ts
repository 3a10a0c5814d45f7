import { type Decisions, decisionsIn } from './approver-decisions.ts';
import { type Execution, type ExecutionStep, isOver, stepOf } from './execution.ts';

/** Where a run of the runbook "grant" stands. */
export type GrantOutcome =
  | { readonly kind: 'checking' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'applying'; readonly by: Decisions }
  | { readonly kind: 'verified'; readonly by: Decisions }
  | { readonly kind: 'rejected'; readonly by: Decisions; readonly because: string }
  /** Nobody decided in time, or it was cancelled before. */
  | { readonly kind: 'lapsed'; readonly because: string }
  /** A check failed, before anybody was asked or after the approval; nothing was changed. */
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'rolled-back'; readonly by: Decisions; readonly because: string }
  /** It failed, and undoing it failed too: the policy may still be there. */
  | { readonly kind: 'left-behind'; readonly by: Decisions; readonly because: string };

const asking = ['AskApprovers', 'AskTwoApprovers'] as const;

/** What became of a grant, from the steps of its run: nothing is taken from the status alone. */
export const readOutcome = (execution: Execution): GrantOutcome => {
  const asked = stepOf(execution, ...asking);
  if (asked === null) return isOver(execution) ? { kind: 'refused', because: whyChecksFailed(execution) } : { kind: 'checking' };
  const by = decisionsIn(asked.outputs['ApproverDecisions'] ?? []);
  const created = stepOf(execution, 'CreatePolicy');
  if (created === null) return beforeChange(execution, asked, by);
  if (!isOver(execution)) return { kind: 'applying', by };
  // The step after the verification is reached by no other way; whoever cancels there wants it undone.
  if (stepOf(execution, 'GrantIsVerified') !== null && stepOf(execution, 'DeletePolicy') === null) return { kind: 'verified', by };
  return undone(execution, created, by);
};

const beforeChange = (execution: Execution, asked: ExecutionStep, by: Decisions): GrantOutcome => {
  if (asked.outputs['ApprovalStatus']?.includes('Rejected') || by.rejectedBy.length > 0)
    return { kind: 'rejected', by, because: by.comment ?? asked.failure ?? 'no reason was given' };
  if (!isOver(execution)) return asked.status === 'Success' ? { kind: 'applying', by } : { kind: 'waiting' };
  if (asked.status === 'TimedOut') return { kind: 'lapsed', because: 'nobody decided in time' };
  if (execution.status === 'Cancelled') return { kind: 'lapsed', because: 'it was cancelled before anything was changed' };
  // Approved, and then not the same principal any more.
  if (asked.status === 'Success') return { kind: 'refused', because: whyChecksFailed(execution) };
  // A rejection without a readable decision: Systems Manager ends the step as failed. Nothing was changed either way.
  return { kind: 'rejected', by, because: asked.failure ?? `the approval ended as ${asked.status}` };
};

const undone = (execution: Execution, created: ExecutionStep, by: Decisions): GrantOutcome => {
  const failed = execution.steps.find(
    ({ name, status }) => status !== 'Success' && status !== 'Pending' && !name.startsWith('Detach') && name !== 'DeletePolicy',
  );
  const because = whyFailed(execution, failed ?? null);
  const deleted = stepOf(execution, 'DeletePolicy');
  // What could not be created need not be deleted.
  return deleted?.status === 'Success' || created.status === 'Failed'
    ? { kind: 'rolled-back', by, because }
    : { kind: 'left-behind', by, because: `${because}; and undoing it failed: ${deleted?.failure ?? 'it did not come to it'}` };
};

const failures: Readonly<Record<string, string>> = {
  CheckRole: 'the role is not the one that was denied any more, or is gone',
  CheckRoleAgain: 'the role is not the one that was denied any more, or is gone',
  CheckUserAgain: 'the user is not the one that was denied any more, or is gone',
  CheckRoleArn: 'the role has another ARN than the one that was denied',
  CheckUser: 'the user is not the one that was denied any more, or is gone',
  CheckUserArn: 'the user has another ARN than the one that was denied',
  CheckRoleHasRoom: 'the role has no room for one more policy',
  CheckUserHasRoom: 'the user has no room for one more policy',
  CheckRoleMayBeChanged: 'the runbook may not change this role: it is protected, reserved, an approver’s or Countersign’s own',
  CheckUserMayBeChanged: 'the runbook may not change this user: it is protected or an approver',
  CreatePolicy: 'the policy could not be created',
  AttachToRole: 'the policy could not be attached to the role',
  AttachToUser: 'the policy could not be attached to the user',
  WaitUntilAllowed: 'IAM’s simulator did not allow the denied request in time: another policy refuses it too',
};

const whyChecksFailed = (execution: Execution): string =>
  whyFailed(execution, execution.steps.find(({ status }) => status === 'Failed' || status === 'TimedOut') ?? null);

const whyFailed = ({ status }: Execution, step: ExecutionStep | null): string => {
  if (step === null || status === 'Cancelled') return status === 'Cancelled' ? 'it was cancelled' : `it ended as ${status}`;
  const known = failures[step.name] ?? `the step ${step.name} failed`;
  return step.failure === null ? known : `${known} (${step.failure.slice(0, 300)})`;
};
