import * as z from 'zod';
import type { Decision, Progress, RunAction, StepRun } from '../execution.ts';
import { isReached, later } from '../later.ts';

/** (Systems Manager user guide, aws:approve: 10 approvers, 4,096 characters, 7 days unless told otherwise) */
const inputsSchema = z.object({
  NotificationArn: z.string().regex(/^arn:[^:]+:sns:[^:]*:\d*:Automation/, 'the name of the topic must begin with Automation'),
  Message: z.string().max(4096, 'a message may have 4,096 characters'),
  MinRequiredApprovals: z.int().min(1).default(1),
  Approvers: z.array(z.string()).min(1).max(10, 'there may be 10 approvers'),
});
const sevenDays = 604_800;

/** Tells the approvers once, then waits for as many approvals as are asked for; one rejection rejects, and no answer is a timeout. */
export const runApprove: RunAction = async (run) => {
  const read = inputsSchema.safeParse(run.inputs);
  if (!read.success)
    return { kind: 'failed', says: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
  const { Approvers, MinRequiredApprovals, NotificationArn, Message } = read.data;
  if (MinRequiredApprovals > Approvers.length)
    return { kind: 'failed', says: `${MinRequiredApprovals} approvals are asked for, and there are ${Approvers.length} approvers` };
  if (!run.attempt.asked) await run.ports.notify(NotificationArn, Message);
  return decide(run, MinRequiredApprovals);
};

const decide = ({ attempt, timeoutSeconds, now }: StepRun, needed: number): Progress => {
  const { decisions, startedAt } = attempt;
  const rejection = decisions.find(({ type }) => type === 'Reject');
  if (rejection) return { kind: 'failed', says: `Rejected by ${rejection.by}`, outputs: outputsOf('Rejected', decisions) };
  if (decisions.length >= needed) return { kind: 'succeeded', outputs: outputsOf('Approved', decisions) };
  const until = later(startedAt, timeoutSeconds ?? sevenDays);
  const outputs = outputsOf('Waiting', decisions);
  if (isReached(until, now)) return { kind: 'timed-out', says: `${decisions.length} of ${needed} approvals in time`, outputs };
  return { kind: 'waiting', status: 'Waiting', until, attempt: { ...attempt, asked: true }, outputs };
};

// ApproverDecisions is "a JSON map that includes the approval decision of each approver"; the names in it are those that a user of
// Systems Manager saw. (repost.aws, "Get result of aws:approve action as output of custom Document")
const outputsOf = (
  status: 'Approved' | 'Rejected' | 'Waiting',
  decisions: readonly Decision[],
): Readonly<Record<string, readonly string[]>> => ({
  ApprovalStatus: [status],
  ApproverDecisions: decisions.map(({ by, type, comment, at }) =>
    JSON.stringify({ Approver: by, Decision: type, ApprovalDecisionTime: at, Comment: comment }),
  ),
});

/**
 * The approver of the list that a caller's ARN counts for, or null: a user's name or ARN, a role's ARN for each of its sessions, or the
 * ARN of one session. A session's ARN has no path, so a role is known by its name and account. (user guide, aws:approve: Approvers; IAM
 * user guide, "IAM identifiers")
 */
export const approverOf = (caller: string, approvers: unknown): string | null =>
  z
    .array(z.string())
    .parse(approvers)
    .find((approver) => namesOf(caller).includes(withoutPath(approver))) ?? null;

const namesOf = (caller: string): readonly string[] => {
  const [, partition, account, role] = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(caller) ?? [];
  if (role !== undefined) return [caller, `arn:${partition}:iam::${account}:role/${role}`];
  const [, user] = /:user\/(?:.*\/)?([^/]+)$/.exec(caller) ?? [];
  return user === undefined ? [] : [withoutPath(caller), user];
};

const withoutPath = (arn: string): string => arn.replace(/^(arn:[^:]+:iam::\d{12}:(?:role|user)\/).*\//, '$1');
