import { approverOf } from './actions/approve.ts';
import type { Decision, Execution } from './execution.ts';
import { fillIn } from './fill-in.ts';
import { isReached } from './later.ts';
import { findStep, type Runbook } from './runbook.ts';

/** `by` is the ARN of the caller, as STS's GetCallerIdentity says it. */
export interface Signal {
  readonly type: 'Approve' | 'Reject';
  readonly by: string;
  readonly comment: string;
}

export type Signalled =
  | { readonly kind: 'taken'; readonly execution: Execution }
  | { readonly kind: 'refused'; readonly code: 'InvalidAutomationSignalException'; readonly message: string };

/**
 * Takes an approver's decision as ssm:SendAutomationSignal. Go on with advanceExecution. Refused where nobody was asked, or not this
 * caller, or where the approver has decided; what Systems Manager says of the last two is documented nowhere, but they do not count.
 */
export const signalExecution = (runbook: Runbook, execution: Execution, signal: Signal, now: string): Signalled => {
  const { attempt, wakeAt, CurrentAction, CurrentStepName } = execution;
  if (CurrentAction !== 'aws:approve' || !attempt?.asked || wakeAt === null || isReached(wakeAt, now))
    return refused(`Execution ${execution.AutomationExecutionId} waits for no decision: it is ${execution.AutomationExecutionStatus}`);
  const approver = approverOf(signal.by, fillIn(findStep(runbook, CurrentStepName ?? '').inputs['Approvers'], execution));
  if (approver === null || accountOf(signal.by) !== accountOf(runbook.assumeRole))
    return refused(`${signal.by} is not an approver of this step`);
  if (attempt.decisions.some((one) => one.approver === approver)) return refused(`${approver} has decided already`);
  const decision: Decision = { approver, by: signal.by, type: signal.type, comment: signal.comment, at: now };
  return { kind: 'taken', execution: { ...execution, wakeAt: null, attempt: { ...attempt, decisions: [...attempt.decisions, decision] } } };
};

/** Another account's users of the same name are others. */
const accountOf = (arn: string): string | undefined => arn.split(':')[4];

const refused = (message: string): Signalled => ({ kind: 'refused', code: 'InvalidAutomationSignalException', message });
